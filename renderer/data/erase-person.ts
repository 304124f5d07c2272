import { Dexie } from 'dexie';
import type { Generation } from '#shared/contract/host-storage.ts';
import { insert, label } from '#shared/domain/change.ts';
import { eraseValue, type KeptNames } from '#shared/domain/erasure.ts';
import { erasedAmong, erasedEntry, erasedSettingId, readErased } from '#shared/domain/erasure-list.ts';
import { type ErasurePlan, planErasure } from '#shared/domain/erasure-plan.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newSetting } from '#shared/domain/setting.ts';
import { type App, authorship } from './app.ts';
import { audit, readAudit } from './audit-log.ts';
import { type Database, databaseName, tableOf } from './db.ts';
import { tellSwitched } from './generation-channel.ts';
import { stateMark } from './journal-entry.ts';
import { catchUp } from './journal-writer.ts';
import { forgetWords, keptKeys, keptWords } from './kept-words.ts';
import { type Rewritten, rewriteGeneration } from './rewrite-generation.ts';
import { SAVE_LIMITS } from './save-limits.ts';
import { storageOf, type WorkspaceStorage } from './storage-of.ts';

/** What was done, for the person who asked: counts and ids, nothing of what was erased. */
export interface ErasureReceipt {
  readonly participantId: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
  /** Rows that went, per table. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  /** Records of others in which the name was covered, and in which a person chose to leave it. */
  readonly covered: number;
  readonly left: number;
  /** Recordings and files that were removed from the disk. */
  readonly media: number;
  /** Snapshots that held the person, by the instant at which they were made. */
  readonly snapshots: readonly string[];
  /** Older generations of database and journal that were deleted. */
  readonly generations: number;
  /** `rewritten`: the whole history without the person. `restarted`: the history before is no longer in it. */
  readonly journal: 'rewritten' | 'restarted';
}

export type EraseProblem =
  | { readonly kind: 'gone' }
  /** A browser without files of its own: there is nothing that says which database is the current one. */
  | { readonly kind: 'no-files' }
  /** Somebody wrote meanwhile, again and again: nothing was erased yet. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'storage'; readonly message: string };

const RECEIPTS = 'erasure-receipts';
const INTENT = 'erasure-intent';
const TRIES = 3;

/** What an erasure would take, counted from everything that is there now. */
export async function previewErasure(app: App, id: string): Promise<ErasurePlan> {
  return planErasure(await allRows(app.db), await app.db.changes.toArray(), id);
}

/**
 * Erases a person from every copy on this computer (security.md 11.3): a new generation of database and journal is written without
 * them, checked, and made the current one; only then the old ones are deleted, with recordings, drafts, snapshots and search index.
 * Afterwards the page has to be loaded anew: nothing in memory is of the new generation. A kill on the way leaves the intent, and
 * `resumeErasure` goes on.
 */
export async function erasePerson(
  app: App,
  id: string,
  kept: KeptNames = new Set(),
): Promise<Result<ErasureReceipt, EraseProblem>> {
  if (storageOf(app.host) === null) return fail({ kind: 'no-files' });
  const plan = await previewErasure(app, id);
  const size = Object.values(plan.counts).reduce((sum, count) => sum + count, 0);
  if (size === 0) return fail({ kind: 'gone' });
  await app.db.savedState.put({ key: INTENT, value: { id, kept: [...kept] } });
  // One salt for all: an id is then looked up once, however many were erased.
  const [known] = readErased((await app.db.settings.toArray()) as unknown as JsonObject[]);
  const salt = known?.salt ?? app.newUuid();
  const marks = [...plan.people].map((person) => erasedEntry(person, salt, app.now(), size));
  const noted = await app.run({
    label: label('change.erase'),
    // An entry is JSON by its parts; interfaces have no index signature.
    ops: marks.map((one) =>
      insert('settings', {
        ...newSetting('erased', one as unknown as Json, authorship(app)),
        id: erasedSettingId(one),
      }),
    ),
  });
  if (!noted.ok) return fail({ kind: 'storage', message: noted.problem.kind });
  return rewrite(app, id, kept);
}

/** Goes on with an erasure that a kill interrupted, and removes anybody whom a restore or a merge brought back. */
export async function resumeErasure(app: App): Promise<ErasureReceipt | null> {
  const intent = (await app.db.savedState.get(INTENT))?.value;
  if (typeof intent !== 'object' || intent === null) return null;
  const { id, kept, media } = intent as Readonly<Record<string, unknown>>;
  const names = Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  if (typeof id !== 'string') return null;
  for (const sha of Array.isArray(media) ? media : []) await app.host.media.remove(String(sha));
  const done = await rewrite(app, id, new Set(names));
  return done.ok ? done.value : null;
}

/** Erases again whoever a restore, an import or a merge brought back. True: the workspace has to be opened anew. */
export async function obeyErasureList(app: App): Promise<boolean> {
  // Records are JSON by their schemas.
  const settings = (await app.db.settings.toArray()) as unknown as JsonObject[];
  const list = readErased(settings);
  // Its own database: where it cannot be read, the list of the workspace still counts.
  const log = await readAudit(app).catch(() => null);
  const asked = (log?.entries ?? []).flatMap(({ action, objectId }) => (action === 'erase' ? [objectId] : []));
  const ids = await app.db.participants.toCollection().primaryKeys();
  const back = new Set<string>([...erasedAmong(ids, list), ...ids.filter((id) => asked.includes(id))]);
  const [first] = back;
  return first !== undefined && (await rewrite(app, first, new Set())).ok;
}

/** The receipts of this computer, newest first. */
export async function erasureReceipts(app: App): Promise<readonly ErasureReceipt[]> {
  const value = (await app.db.savedState.get(RECEIPTS))?.value;
  // Written by `rewrite` alone.
  return Array.isArray(value) ? (value as ErasureReceipt[]) : [];
}

async function rewrite(app: App, id: string, kept: KeptNames): Promise<Result<ErasureReceipt, EraseProblem>> {
  const storage = storageOf(app.host);
  if (storage === null) return fail({ kind: 'no-files' });
  try {
    for (let turn = 0; turn < TRIES; turn++) {
      const before = await app.db.meta.get('head');
      const plan = await previewErasure(app, id);
      const at = await nextGeneration(storage, app.at);
      const made = await rewriteGeneration(app.db, at, plan, kept);
      const now = await app.db.meta.get('head');
      if (before?.seq !== now?.seq) {
        made.db.close();
        continue;
      }
      return ok(await switchOver(app, storage, { at, plan, made, id, kept }));
    }
    return fail({ kind: 'busy' });
  } catch (cause) {
    return fail({ kind: 'storage', message: cause instanceof Error ? cause.message : String(cause) });
  }
}

interface Switch {
  readonly at: Generation;
  readonly plan: ErasurePlan;
  readonly made: Rewritten;
  readonly id: string;
  readonly kept: KeptNames;
}

/** Up to the switch nothing of the old is touched; from it on nothing of the old is wanted. */
async function switchOver(
  app: App,
  storage: WorkspaceStorage,
  { at, plan, made, id, kept }: Switch,
): Promise<ErasureReceipt> {
  const { db, head, isWhole } = made;
  // A kill right after the switch finds here what is still to be removed.
  await db.savedState.put({ key: INTENT, value: { id, kept: [...kept], media: plan.media } });
  await giveJournal(storage, at, made);
  const old = await switchTo(app, storage, at);
  const snapshots = await renewSnapshots(app, at, head.copyId);
  for (const sha of plan.media) await app.host.media.remove(sha);
  forgetDrafts(plan);
  await storage.journal.keepPending(at.projectId, null);
  const covered = plan.mentions.filter((one) => !kept.has(`${one.table} ${one.id}`)).length;
  const receipt: ErasureReceipt = {
    participantId: id,
    at: app.now(),
    by: app.by,
    counts: plan.counts,
    covered,
    left: plan.mentions.length - covered,
    media: plan.media.length,
    snapshots,
    generations: old.length,
    journal: isWhole ? 'rewritten' : 'restarted',
  };
  const earlier = (await db.savedState.get(RECEIPTS))?.value;
  await db.savedState.put({ key: RECEIPTS, value: [receipt, ...(Array.isArray(earlier) ? earlier : [])] });
  await db.savedState.delete(INTENT);
  const size = Object.values(plan.counts).reduce((sum, count) => sum + count, 0);
  await audit(app, 'erase', id, size);
  await app.stop();
  db.close();
  app.db.close();
  for (const generation of old) await Dexie.delete(databaseName(head.projectId, generation));
  await Dexie.delete(`tl-search-${head.projectId}`);
  tellSwitched(at);
  return receipt;
}

async function giveJournal({ journal, projects }: WorkspaceStorage, at: Generation, { db, head, isWhole }: Rewritten) {
  // What a try before this one may have left under the same number.
  await projects.forgetGeneration(at);
  if (isWhole) {
    const sent = await catchUp({ db, journal, at, limits: SAVE_LIMITS }, 0, head.seq);
    if (!sent.ok) throw new Error(`the journal was not written: ${sent.problem.kind}`);
    return;
  }
  const { seq, stateSum, counts, schemaEpoch } = head;
  const begun = await journal.start(at, stateMark({ seq, stateSum, counts, schemaEpoch }, head.hash));
  if (!begun.ok) throw new Error(`the journal was not written: ${begun.problem.kind}`);
}

/** Makes the new generation the current one and deletes every other: they all hold the person. Answers which went. */
async function switchTo(app: App, { projects }: WorkspaceStorage, at: Generation): Promise<readonly number[]> {
  await projects.put(at.projectId, at.projectId);
  const listed = await projects.list();
  const entry = listed.ok ? listed.value.find(({ projectId }) => projectId === at.projectId) : undefined;
  const switched = await projects.switchGeneration(at, app.now());
  if (!switched.ok) throw new Error(`the new generation was not made the current one: ${switched.problem.kind}`);
  const old = new Set([app.at.generation, ...(entry?.kept ?? []).map(({ generation }) => generation)]);
  old.delete(at.generation);
  for (const generation of old) await projects.forgetGeneration({ projectId: at.projectId, generation });
  return [...old];
}

/** A snapshot of the new state in the place of all that hold the person. Answers when those were made. */
async function renewSnapshots(app: App, at: Generation, copyId: string): Promise<readonly string[]> {
  const made = await app.snapshots?.makeIn(at, copyId, 'erasure');
  const listed = await app.host.snapshots.list(at.projectId);
  const removed: string[] = [];
  for (const { id, at: when } of listed.ok ? listed.value : []) {
    const isNew = made?.ok === true && made.value.id === id;
    if (!isNew && (await app.host.snapshots.remove(at.projectId, id)).ok) removed.push(when);
  }
  return removed;
}

/** Typed words that wait to be saved, where they are of the person or name them. */
function forgetDrafts(plan: ErasurePlan): void {
  for (const key of keptKeys()) {
    // Kept words were read from JSON.
    const value = (keptWords(key)?.value ?? null) as Json;
    const isOf = [...plan.gone].some((id) => key.includes(id));
    if (isOf || JSON.stringify(eraseValue(plan, value)) !== JSON.stringify(value)) forgetWords(key);
  }
}

async function nextGeneration(storage: WorkspaceStorage, { projectId, generation }: Generation): Promise<Generation> {
  const listed = await storage.projects.list();
  const entry = listed.ok ? listed.value.find((one) => one.projectId === projectId) : undefined;
  const highest = Math.max(generation, ...(entry?.kept ?? []).map((one) => one.generation));
  return { projectId, generation: highest + 1 };
}

async function allRows(db: Database): Promise<Map<TableName, JsonObject[]>> {
  const rows = new Map<TableName, JsonObject[]>();
  // Records are JSON by their schemas.
  for (const table of TABLES) rows.set(table, (await tableOf(db, table).toArray()) as unknown as JsonObject[]);
  return rows;
}
