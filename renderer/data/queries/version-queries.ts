import type { Change, ChangeLabel } from '#shared/domain/change.ts';
import { applyPatch } from '#shared/domain/change.ts';
import { type AnyId, type Id, isId, kindOfId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES, tableOfKind } from '#shared/domain/records.ts';
import type { App } from '../app.ts';
import { EVERYWHERE, tableOf } from '../db.ts';
import { bodyOf } from './interview-queries.ts';

/** What was done to a record, and to what belongs to it, in one go: a row of its history. */
export interface Version {
  /** Of its newest change: the version is the state after it. */
  readonly seq: number;
  /** ISO instants of its first and last change. */
  readonly from: string;
  readonly at: string;
  readonly by: Id<'author'>;
  /** What was done, each kind once, oldest first. */
  readonly labels: readonly ChangeLabel[];
}

/** A change as far as it concerns one history. */
type Part = Pick<Change, 'seq' | 'at' | 'by' | 'device' | 'label' | 'ops'>;

/** The records at one moment; one that was not there yet, or no more, is missing. */
export type StateThen = ReadonlyMap<AnyId, JsonObject>;

export interface RecordHistory {
  readonly ids: readonly AnyId[];
  /** Newest first. */
  readonly versions: readonly Version[];
  /** The state after the change `seq`. */
  stateAt(seq: number): StateThen;
}

/** Writing that goes on for longer becomes a version each so many minutes, and rests of so long end one. */
const VERSION_MS = 2 * 60 * 1000;

/** The record, its rich text, and for an interview its notes and what was said: all that a person means by its history. */
async function historyIds(app: App, id: AnyId): Promise<readonly AnyId[]> {
  const owners: AnyId[] = [id];
  const segments: AnyId[] = [];
  if (isId('interview', id)) {
    owners.push(...(await app.db.notes.where('interviewId').equals(id).primaryKeys()));
    const transcripts = await app.db.transcripts.where('interviewId').equals(id).primaryKeys();
    segments.push(...(await app.db.segments.where('transcriptId').anyOf(transcripts).primaryKeys()));
  }
  const bodies = await Promise.all(owners.map((owner) => bodyOf(app, owner)));
  return [...owners, ...bodies.flatMap((body) => (body ? [body.id] : [])), ...segments];
}

/** The history of a record out of the change log: nothing is kept for it besides. */
export async function historyOf(app: App, id: AnyId): Promise<RecordHistory> {
  const ids = await historyIds(app, id);
  const parts = await partsOf(app, new Set(ids));
  const now = await rowsOf(app, ids);
  return {
    ids,
    versions: versionsOf(parts).reverse(),
    stateAt: (seq) =>
      stateBefore(
        now,
        parts.filter((part) => part.seq > seq),
      ),
  };
}

/** The changes that touched one of `ids`, oldest first, with what they did to these only. */
async function partsOf({ db }: App, ids: ReadonlySet<string>): Promise<readonly Part[]> {
  const own = await db.marks
    .where('touches')
    .anyOf([...ids])
    .primaryKeys();
  const everywhere = await db.marks.where('touches').equals(EVERYWHERE).primaryKeys();
  const parts: Part[] = [];
  const take = (change: Change | undefined): void => {
    const ops = change?.ops.filter(({ key }) => ids.has(key)) ?? [];
    if (!change || ops.length === 0) return;
    const { seq, at, by, device, label } = change;
    parts.push({ seq, at, by, device, label, ops });
  };
  const seqs = [...new Set(own)];
  for (let i = 0; i < seqs.length; i += CHANGES_AT_ONCE) {
    for (const change of await db.changes.bulkGet(seqs.slice(i, i + CHANGES_AT_ONCE))) take(change);
  }
  // One at a time: a change of everything is large, and of it little is kept.
  for (const seq of everywhere) take(await db.changes.get(seq));
  return parts.sort((a, b) => a.seq - b.seq);
}

const CHANGES_AT_ONCE = 100;

async function rowsOf({ db }: App, ids: readonly AnyId[]): Promise<Map<AnyId, JsonObject>> {
  const rows = new Map<AnyId, JsonObject>();
  for (const table of TABLES) {
    const own = ids.filter((id) => tableOfKind(kindOfId(id) ?? 'change') === table);
    if (own.length === 0) continue;
    for (const row of await tableOf(db, table).bulkGet(own)) {
      // Records are JSON by their schemas.
      if (row) rows.set(row.id, row as unknown as JsonObject);
    }
  }
  return rows;
}

/** The rows before `parts` were done to them. */
function stateBefore(now: ReadonlyMap<AnyId, JsonObject>, parts: readonly Part[]): StateThen {
  const rows = new Map(now);
  const back = parts.flatMap(({ ops }) => ops).reverse();
  for (const { key, before, after } of back) {
    const row = rows.get(key);
    if (before === null) rows.delete(key);
    else if (after === null) rows.set(key, before);
    else if (row) rows.set(key, applyPatch(row, before));
  }
  return rows;
}

/** Oldest first: at least one for each two minutes of writing, and one for each thing that was done at once. */
function versionsOf(parts: readonly Part[]): Version[] {
  const versions: Version[] = [];
  let last: Part | null = null;
  for (const part of parts) {
    const open = versions.at(-1);
    const goesOn = open && last && isWriting(last) && isWriting(part) && sameHand(last, part);
    if (goesOn && within(open.from, part.at) && within(last?.at ?? '', part.at)) {
      const isKnown = open.labels.some((one) => JSON.stringify(one) === JSON.stringify(part.label));
      const labels = isKnown ? open.labels : [...open.labels, part.label];
      versions[versions.length - 1] = { ...open, seq: part.seq, at: part.at, labels };
    } else versions.push({ seq: part.seq, from: part.at, at: part.at, by: part.by, labels: [part.label] });
    last = part;
  }
  return versions;
}

/** Typing comes in many changes; everything else is done at once. */
const isWriting = ({ label }: Part): boolean => label.key === 'change.write' || label.key === 'change.edit';

const sameHand = (a: Part, b: Part): boolean => a.by === b.by && a.device === b.device;

/** A clock that was set back ends a version too. */
function within(from: string, at: string): boolean {
  const ms = Date.parse(at) - Date.parse(from);
  return ms >= 0 && ms < VERSION_MS;
}
