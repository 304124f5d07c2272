import { Dexie } from 'dexie';
import type {
  Generation,
  HostJournal,
  HostProjects,
  JournalEntry,
  SnapshotInfo,
} from '#shared/contract/host-storage.ts';
import { JOURNAL_CALL_BYTES } from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { startWorkspace } from './commit.ts';
import { type Database, databaseName, type Head, openDatabase, type SavedState } from './db.ts';
import { type Journalled, readEntry, stateMark } from './journal-entry.ts';
import { rebuildFromSnapshot, type SnapshotSource, startingSnapshots } from './rebuild-from-snapshot.ts';
import { type Replayed, replay } from './replay.ts';
import { sameCounts, scanState } from './scan-state.ts';

export interface RebuildParts {
  readonly journal: HostJournal;
  readonly projects: HostProjects;
  /** ISO instant until which the generation before is kept. */
  readonly keepUntil: string;
  readonly newUuid: () => string;
  /** Of this computer, out of the old database where it can be read: who writes here. */
  readonly savedState: readonly SavedState[];
  readonly pause: () => Promise<unknown>;
  /** How many changes are in. */
  readonly onProgress: (seq: number) => void;
  /** Null: nobody can read any. */
  readonly source: SnapshotSource | null;
}

export interface Rebuilt {
  readonly at: Generation;
  readonly db: Database;
  readonly head: Head;
  /** Where the journal could not be followed any further; null: to its end. */
  readonly stopped: Replayed['stopped'];
  /** ISO instant of the snapshot that it was begun from; null: from the journal alone. */
  readonly snapshotAt: string | null;
}

export type RebuildProblem =
  /** The journal does not begin at the beginning, and there is nothing to begin from. */
  | { readonly kind: 'no-base' }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** What was written does not read back as it should. */
  | { readonly kind: 'not-verified' };

/**
 * Rebuild, verify, switch: writes the next generation out of the journal of `from`, or of a snapshot that reaches further, compares a
 * full scan with the last mark, and only then makes it the current one. A kill at any step leaves the one or the other, never a mixture.
 */
export async function rebuild(from: Generation, parts: RebuildParts): Promise<Result<Rebuilt, RebuildProblem>> {
  const { journal, projects } = parts;
  const witness = await journal.witness(from);
  if (!witness.ok) return fail({ kind: 'unreadable', message: witness.problem.kind });
  const listed = await parts.source?.snapshots.list(from.projectId);
  const snapshots = listed?.ok ? listed.value : [];
  const first = await bySnapshot(startingSnapshots(snapshots, from, witness.value), from, parts);
  if (first !== null) return first;
  if (witness.value.baseSeq > 0 || witness.value.head === null) return fail({ kind: 'no-base' });
  for (let generation = await nextGeneration(projects, from); ; generation++) {
    const at = { projectId: from.projectId, generation };
    const made = await buildAt(at, from, parts);
    if (!made.ok) {
      const { problem } = made;
      // An unfinished rebuild went another way and left its journal: this one takes the next number.
      if (problem.kind === 'taken') continue;
      return fail(problem);
    }
    const { db, head, stopped } = made.value;
    const further =
      stopped === null ? [] : startingSnapshots(snapshots, from, { head: stateMark(head, ''), baseSeq: 0 });
    const other = await bySnapshot(further, from, parts);
    if (other !== null) {
      db.close();
      return other;
    }
    const scanned = await scanState(db, parts.pause);
    if (scanned.stateSum !== head.stateSum || !sameCounts(scanned.counts, head.counts)) {
      db.close();
      return fail({ kind: 'not-verified' });
    }
    const switched = await projects.switchGeneration(at, parts.keepUntil);
    if (switched.ok) return ok(made.value);
    db.close();
    return fail({ kind: 'unreadable', message: switched.problem.kind });
  }
}

/** The first of these that comes through; null: none did, or there is none. */
async function bySnapshot(
  candidates: readonly SnapshotInfo[],
  from: Generation,
  parts: RebuildParts,
): Promise<Result<Rebuilt, RebuildProblem> | null> {
  const { source } = parts;
  for (const info of source === null ? [] : candidates) {
    const next = await nextGeneration(parts.projects, from);
    const at = { projectId: from.projectId, generation: Math.max(next, info.generation + 1) };
    const done = await rebuildFromSnapshot(info, from, at, must(source, 'a source of snapshots'), parts);
    if (done.ok) return done;
    console.error(`the snapshot ${info.id} could not be used`, done.problem);
  }
  return null;
}

async function nextGeneration(projects: HostProjects, { projectId, generation }: Generation): Promise<number> {
  const listed = await projects.list();
  const entry = listed.ok ? listed.value.find((project) => project.projectId === projectId) : undefined;
  return Math.max(generation, ...(entry?.kept ?? []).map((kept) => kept.generation)) + 1;
}

async function buildAt(
  at: Generation,
  from: Generation,
  parts: RebuildParts,
): Promise<Result<Rebuilt, RebuildProblem | { readonly kind: 'taken' }>> {
  await Dexie.delete(databaseName(at.projectId, at.generation));
  const db = openDatabase(at.projectId, at.generation);
  await db.open();
  let head = await startWorkspace(db, at.projectId, parts.newUuid());
  let stopped: Replayed['stopped'] = null;
  let newest: Journalled | null = null;
  const seen: Record<string, number> = {};
  while (stopped === null) {
    const entries = await parts.journal.read(from, head.seq + 1, JOURNAL_CALL_BYTES);
    if (!entries.ok) {
      stopped = { seq: head.seq + 1, why: entries.problem.kind };
      break;
    }
    if (entries.value.length === 0) break;
    const read = readable(entries.value);
    const before = head.seq;
    const done = await replay(db, read.changes);
    head = done.head;
    stopped = done.stopped ?? read.stopped;
    for (const journalled of read.changes) {
      const { seq, stamp } = journalled.change;
      if (seq > head.seq) break;
      const [n, copy] = stamp;
      seen[copy] = Math.max(seen[copy] ?? 0, n);
      newest = journalled;
    }
    const copied = await copy(
      parts.journal,
      at,
      entries.value.filter(({ seq }) => seq > before && seq <= head.seq),
    );
    if (!copied.ok) {
      db.close();
      return copied;
    }
    parts.onProgress(head.seq);
    await parts.pause();
  }
  if (newest !== null) head = await takeIdentity(db, { ...head, seen }, newest, parts.savedState);
  return ok({ at, db, head, stopped, snapshotAt: null });
}

/**
 * The same person writes on, as a copy of its own: the damaged database may have been copied or exported with changes that the journal
 * never got, and no two changes may bear one stamp.
 */
async function takeIdentity(
  db: Database,
  head: Head,
  { change }: Journalled,
  saved: readonly SavedState[],
): Promise<Head> {
  const known = new Map<string, unknown>([
    ['author', change.by],
    ['device', change.device],
  ]);
  for (const { key, value } of saved) known.set(key, value);
  await db.transaction('rw', db.meta, db.savedState, async () => {
    await db.meta.put(head);
    await db.savedState.bulkPut([...known].map(([key, value]) => ({ key, value })));
  });
  return head;
}

function readable(entries: readonly JournalEntry[]): {
  readonly changes: Journalled[];
  readonly stopped: Replayed['stopped'];
} {
  const changes: Journalled[] = [];
  for (const entry of entries) {
    const read = readEntry(entry);
    if (!read.ok) return { changes, stopped: { seq: entry.seq, why: read.problem } };
    changes.push(read.value);
  }
  return { changes, stopped: null };
}

/** The new generation's journal holds everything too: it needs no other to be rebuilt from. */
async function copy(
  journal: HostJournal,
  at: Generation,
  entries: readonly JournalEntry[],
): Promise<Result<void, RebuildProblem | { readonly kind: 'taken' }>> {
  let batch: JournalEntry[] = [];
  let size = 0;
  const send = async () => {
    const sent = await journal.append(at, batch);
    batch = [];
    size = 0;
    return sent;
  };
  for (const entry of entries) {
    if (batch.length > 0 && size + entry.text.length > JOURNAL_CALL_BYTES) {
      const sent = await send();
      if (!sent.ok) return fail(copyProblem(sent.problem));
    }
    const isLong = entry.text.length > JOURNAL_CALL_BYTES;
    for (let i = 0; isLong && i < entry.text.length; i += JOURNAL_CALL_BYTES) {
      const kept = await journal.appendPart(at, entry.seq, entry.text.slice(i, i + JOURNAL_CALL_BYTES));
      if (!kept.ok) return fail(copyProblem(kept.problem));
    }
    batch.push(isLong ? { ...entry, text: '' } : entry);
    size += isLong ? 0 : entry.text.length;
  }
  const sent = batch.length > 0 ? await send() : ok(undefined);
  return sent.ok ? ok(undefined) : fail(copyProblem(sent.problem));
}

const copyProblem = (problem: { readonly kind: string }): RebuildProblem | { readonly kind: 'taken' } =>
  problem.kind === 'fork' || problem.kind === 'need'
    ? { kind: 'taken' }
    : { kind: 'unreadable', message: problem.kind };
