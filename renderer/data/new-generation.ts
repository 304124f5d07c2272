import { Dexie } from 'dexie';
import type { Generation } from '#shared/contract/host-storage.ts';
import { applyOp } from '#shared/domain/apply-op.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { AnyRecord, TableName } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { addToSum, EMPTY_SUM, sumDelta } from '#shared/domain/state-sum.ts';
import { touchesOf } from './commit.ts';
import { type Database, databaseName, type Head, type MarkRow, openDatabase, type SavedState, tableOf } from './db.ts';
import { breath } from './mend-database.ts';
import type { ProjectContent } from './project-content.ts';
import { sameCounts, scanState } from './scan-state.ts';

export type GenerationProblem =
  /** The log does not make the rows again from nothing: no journal could bring this database back. */
  | { readonly kind: 'log-not-whole'; readonly seq: number }
  /** What was written does not read back as it should. */
  | { readonly kind: 'not-verified' };

export interface NewGeneration {
  readonly db: Database;
  readonly head: Head;
}

/**
 * Writes a whole project as the database of generation `at`, which nobody uses yet, and reads every row back. It is a copy of its own:
 * `copyId` is fresh, and its first change will tell what it had seen. `savedState`: what stays as it is on this computer.
 */
export async function writeGeneration(
  content: ProjectContent,
  at: Generation,
  { copyId, savedState }: { readonly copyId: string; readonly savedState: readonly SavedState[] },
): Promise<Result<NewGeneration, GenerationProblem>> {
  await Dexie.delete(databaseName(at.projectId, at.generation));
  const db = openDatabase(at.projectId, at.generation);
  await db.open();
  const written = await write(db, content, at.projectId, copyId, savedState);
  if (written.ok) return ok({ db, head: written.value });
  db.close();
  await Dexie.delete(databaseName(at.projectId, at.generation));
  return written;
}

const AT_ONCE = 500;

async function write(
  db: Database,
  content: ProjectContent,
  projectId: string,
  copyId: string,
  savedState: readonly SavedState[],
): Promise<Result<Head, GenerationProblem>> {
  for (const [table, rows] of content.rows) {
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      // What comes here has been through the schemas of its tables.
      await tableOf(db, table).bulkPut(rows.slice(i, i + AT_ONCE) as unknown as AnyRecord[]);
      await breath();
    }
  }
  const state = emptyState();
  for (let i = 0; i < content.changes.length; i += AT_ONCE / 10) {
    const changes = content.changes.slice(i, i + AT_ONCE / 10);
    const marks: MarkRow[] = [];
    for (const change of changes) {
      const { seq, ops } = change;
      if (seq !== state.seq + 1 || change.prev !== state.hash || !play(state, change))
        return fail({ kind: 'log-not-whole', seq });
      const { sum: stateSum, counts } = state;
      const { schemaEpoch } = content.head;
      marks.push({ seq, touches: touchesOf(ops), stateSum, counts: { ...counts }, schemaEpoch });
    }
    await db.changes.bulkPut(changes);
    await db.marks.bulkPut(marks);
    await breath();
  }
  const { seq, hash, sum: stateSum, counts } = state;
  const clock = Math.max(seq, ...Object.values(content.clock));
  const { schemaEpoch } = content.head;
  const told: Head = { key: 'head', projectId, copyId, clock, seq, hash, schemaEpoch, counts, stateSum };
  const head: Head = seq === 0 ? told : { ...told, seen: content.clock };
  const scanned = await scanState(db, breath);
  if (scanned.stateSum !== stateSum) return fail({ kind: 'log-not-whole', seq });
  if (!sameCounts(scanned.counts, counts)) return fail({ kind: 'not-verified' });
  await db.transaction('rw', db.meta, db.savedState, async () => {
    await db.savedState.bulkPut([...savedState]);
    await db.meta.put(head);
  });
  return ok(head);
}

interface Played {
  readonly rows: Map<string, JsonObject>;
  readonly counts: Partial<Record<TableName, number>>;
  seq: number;
  hash: string;
  sum: string;
}

const emptyState = (): Played => ({ rows: new Map(), counts: {}, seq: 0, hash: '', sum: EMPTY_SUM });

/** One change on the state before it, as the journal will be played after a loss. False: it cannot be. */
function play(state: Played, { seq, hash, ops }: ProjectContent['changes'][number]): boolean {
  let delta = 0n;
  for (const { table, key, ...op } of ops) {
    const place = `${table} ${key}`;
    const old = state.rows.get(place);
    const next = applyOp({ table, key, ...op }, old);
    if (!next.ok) return false;
    if (next.value === null) continue;
    const { row } = next.value;
    delta += sumDelta(table, old, row);
    state.counts[table] = (state.counts[table] ?? 0) + (row ? 1 : 0) - (old ? 1 : 0);
    if (row) state.rows.set(place, row);
    else state.rows.delete(place);
  }
  state.sum = addToSum(state.sum, delta);
  state.seq = seq;
  state.hash = hash;
  return true;
}
