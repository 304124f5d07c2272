import { Dexie } from 'dexie';
import {
  type Generation,
  type HostSnapshots,
  JOURNAL_CALL_BYTES,
  type SnapshotInfo,
  type Witness,
} from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type Database, databaseName, type Head, openDatabase } from './db.ts';
import { readEntry } from './journal-entry.ts';
import { catchUp } from './journal-writer.ts';
import type { RebuildParts, RebuildProblem, Rebuilt } from './rebuild.ts';
import { type Replayed, replay } from './replay.ts';
import { SAVE_LIMITS } from './save-limits.ts';
import { sameCounts, scanState } from './scan-state.ts';
import type { LaidOut, SnapshotDesk } from './snapshot-desk.ts';
import { readSnapshot } from './snapshot-files.ts';

/** Where snapshots come from, and who reads them. */
export interface SnapshotSource {
  readonly snapshots: HostSnapshots;
  readonly desk: () => SnapshotDesk;
}

/**
 * The snapshots that reach further than the journal alone, the newest first: all of them where there is no journal; where it does not
 * begin at the beginning, those that it leads on from; else those that are newer than its end.
 */
export function startingSnapshots(
  list: readonly SnapshotInfo[],
  { generation }: Generation,
  { head, baseSeq }: Pick<Witness, 'head' | 'baseSeq'>,
): readonly SnapshotInfo[] {
  const sound = list.filter(({ verifiedAt }) => verifiedAt !== null);
  if (head === null) return sound;
  const own = sound.filter((one) => one.generation === generation);
  return own.filter(({ mark }) => (baseSeq > 0 ? mark.seq >= baseSeq : mark.seq > head.seq));
}

/** Lays out a snapshot as generation `at`, plays what the journal of `from` tells since, verifies, and makes it the current one. */
export async function rebuildFromSnapshot(
  info: SnapshotInfo,
  from: Generation,
  at: Generation,
  source: SnapshotSource,
  parts: RebuildParts,
): Promise<Result<Rebuilt, RebuildProblem>> {
  await parts.projects.forgetGeneration(at);
  const laid = await layOut(info, at, source, parts);
  if (!laid.ok) return laid;
  const db = openDatabase(at.projectId, at.generation);
  await db.open();
  const { head, stopped } = await playOn(db, info, from, parts);
  const scanned = await scanState(db, parts.pause);
  if (scanned.stateSum !== head.stateSum || !sameCounts(scanned.counts, head.counts)) {
    db.close();
    return fail({ kind: 'not-verified' });
  }
  const journalled = await giveJournal(db, at, head, laid.value, parts);
  const switched = journalled.ok ? await parts.projects.switchGeneration(at, parts.keepUntil) : journalled;
  if (switched.ok) return ok({ at, db, head, stopped, snapshotAt: info.at });
  db.close();
  return fail({ kind: 'unreadable', message: switched.problem.kind });
}

async function layOut(
  info: SnapshotInfo,
  at: Generation,
  { snapshots, desk: newDesk }: SnapshotSource,
  { newUuid, savedState }: RebuildParts,
): Promise<Result<LaidOut, RebuildProblem>> {
  const file = await readSnapshot(snapshots, info);
  if (!file.ok) return fail({ kind: 'unreadable', message: file.problem.kind });
  await Dexie.delete(databaseName(at.projectId, at.generation));
  const desk = newDesk();
  try {
    const laid = await desk.layOut(file.value, at, { copyId: newUuid(), savedState });
    return laid.ok ? laid : fail({ kind: 'unreadable', message: laid.problem.kind });
  } finally {
    desk.stop();
  }
}

/** What the journal tells behind the snapshot. One of another generation tells of another history. */
async function playOn(
  db: Database,
  info: SnapshotInfo,
  from: Generation,
  parts: RebuildParts,
): Promise<{ readonly head: Head; readonly stopped: Replayed['stopped'] }> {
  let head = must(await db.meta.get('head'), 'a head');
  let stopped: Replayed['stopped'] = null;
  while (stopped === null && info.generation === from.generation) {
    const entries = await parts.journal.read(from, head.seq + 1, JOURNAL_CALL_BYTES);
    if (!entries.ok) {
      stopped = { seq: head.seq + 1, why: entries.problem.kind };
      break;
    }
    if (entries.value.length === 0) break;
    const read = entries.value.flatMap((entry) => {
      const one = readEntry(entry);
      return one.ok ? [one.value] : [];
    });
    const done = await replay(db, read);
    stopped = done.stopped ?? (done.head.seq === head.seq ? { seq: head.seq + 1, why: 'not readable' } : null);
    const seen: Record<string, number> = { ...head.seen };
    for (const { change } of read) {
      const [n, copy] = change.stamp;
      if (change.seq <= done.head.seq) seen[copy] = Math.max(seen[copy] ?? 0, n);
    }
    head = { ...done.head, seen };
    parts.onProgress(head.seq);
    await parts.pause();
  }
  await keepIdentity(db, head, parts);
  return { head, stopped };
}

/** The same person writes on, as a copy of its own. */
async function keepIdentity(db: Database, head: Head, { savedState }: RebuildParts): Promise<void> {
  const newest = await db.changes.get(head.seq);
  const known = new Map<string, unknown>(
    newest && [
      ['author', newest.by],
      ['device', newest.device],
    ],
  );
  for (const { key, value } of savedState) known.set(key, value);
  await db.transaction('rw', db.meta, db.savedState, async () => {
    await db.meta.put(head);
    await db.savedState.bulkPut([...known].map(([key, value]) => ({ key, value })));
  });
}

/** A log that reaches back to the beginning goes into the journal whole; else the journal begins at the snapshot. */
async function giveJournal(
  db: Database,
  at: Generation,
  head: Head,
  { mark, isWhole }: LaidOut,
  { journal }: RebuildParts,
): Promise<Result<void, { readonly kind: string }>> {
  const begun = isWhole ? ok(undefined) : await journal.start(at, mark);
  if (!begun.ok) return begun;
  const sent = await catchUp({ db, journal, at, limits: SAVE_LIMITS }, isWhole ? 0 : mark.seq, head.seq);
  return sent.ok ? ok(undefined) : sent;
}
