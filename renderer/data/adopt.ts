import type { Generation, HostJournal } from '#shared/contract/host-storage.ts';
import { applyOp } from '#shared/domain/apply-op.ts';
import { must } from '#shared/domain/assert.ts';
import type { Change } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { TableName } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, sumDelta } from '#shared/domain/state-sum.ts';
import { touchesOf } from './commit.ts';
import type { Database, Head, MarkRow } from './db.ts';
import { stateMark } from './journal-entry.ts';
import { type ScannedState, scanState } from './scan-state.ts';

/** What became of a database that had no journal. */
export interface Adopted {
  readonly head: Head;
  /** The log holds together from its first change: the journal takes all of it. Else it begins at the head. */
  readonly isWhole: boolean;
  /** The log holds together and says something else than the rows. */
  readonly isDamaged: boolean;
}

const CHANGES_AT_ONCE = 50;

/**
 * Gives a database from before there were journals what the two witnesses need: marks beside its log, the state sum, and the
 * beginning of a journal. Its log is played through from the first change and compared with every row, so it is verified in full.
 */
export async function adopt(
  db: Database,
  journal: HostJournal | null,
  at: Generation,
  pause: () => Promise<unknown>,
): Promise<Adopted> {
  const head = must(await db.meta.get('head'), 'a started workspace');
  const scanned = await scanState(db, pause);
  const played = await markLog(db, head.schemaEpoch, pause);
  // An old head has no sum of its own: what the rows say is all there is.
  const isDamaged = played !== null && played.stateSum === head.stateSum && scanned.stateSum !== head.stateSum;
  const isWhole = played !== null && (isDamaged || played.stateSum === scanned.stateSum);
  const state = isDamaged ? played : scanned;
  const next: Head = { ...head, ...state, clock: Math.max(head.clock ?? 0, head.seq) };
  const mark = { seq: head.seq, touches: [], schemaEpoch: head.schemaEpoch, ...state };
  await db.transaction('rw', db.meta, db.marks, async () => {
    await db.meta.put(next);
    if (!isWhole) await db.marks.put(mark);
  });
  if (!isWhole) await journal?.start(at, stateMark(mark, head.hash));
  return { head: next, isWhole, isDamaged };
}

/** Writes a mark beside each row of the log. Answers the state after the last; null where the log does not hold together. */
async function markLog(db: Database, schemaEpoch: number, pause: () => Promise<unknown>): Promise<ScannedState | null> {
  const rows = new Map<string, JsonObject>();
  const counts: Partial<Record<TableName, number>> = {};
  let stateSum = EMPTY_SUM;
  let last: Pick<Change, 'seq' | 'hash'> = { seq: 0, hash: '' };
  for (;;) {
    const changes = await db.changes.where('seq').above(last.seq).limit(CHANGES_AT_ONCE).toArray();
    if (changes.length === 0) return { stateSum, counts };
    const marks: MarkRow[] = [];
    const known = await db.marks.bulkGet(changes.map(({ seq }) => seq));
    for (const [i, change] of changes.entries()) {
      if (change.seq !== last.seq + 1 || change.prev !== last.hash) return null;
      let delta = 0n;
      for (const op of change.ops) {
        const place = `${op.table} ${op.key}`;
        const old = rows.get(place);
        const next = applyOp(op, old);
        if (!next.ok) return null;
        if (next.value === null) continue;
        const { row } = next.value;
        delta += sumDelta(op.table, old, row);
        counts[op.table] = (counts[op.table] ?? 0) + (row ? 1 : 0) - (old ? 1 : 0);
        if (row) rows.set(place, row);
        else rows.delete(place);
      }
      stateSum = addToSum(stateSum, delta);
      const epoch = known[i]?.schemaEpoch ?? schemaEpoch;
      const { seq } = change;
      marks.push({ seq, touches: touchesOf(change.ops), stateSum, counts: { ...counts }, schemaEpoch: epoch });
      last = change;
    }
    await db.marks.bulkPut(marks);
    await pause();
  }
}
