import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, rowSum, type StateSum } from '#shared/domain/state-sum.ts';
import { type Database, tableOf } from './db.ts';

/** What the rows themselves say, whatever the head claims. */
export interface ScannedState {
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  readonly stateSum: StateSum;
}

const ROWS_AT_ONCE = 500;

/** Reads and hashes every row, in slices; `pause` is awaited between two. Only meaningful while nobody writes. */
export async function scanState(db: Database, pause: () => Promise<unknown>): Promise<ScannedState> {
  const counts: Partial<Record<TableName, number>> = {};
  let sum = 0n;
  for (const table of TABLES) {
    let count = 0;
    let after = '';
    for (;;) {
      const rows = await tableOf(db, table).where('id').above(after).limit(ROWS_AT_ONCE).toArray();
      const last = rows.at(-1);
      if (last === undefined) break;
      // Records are JSON by their schemas.
      for (const row of rows) sum += rowSum(table, row as unknown as JsonObject);
      count += rows.length;
      after = last.id;
      await pause();
    }
    if (count > 0) counts[table] = count;
  }
  return { counts, stateSum: addToSum(EMPTY_SUM, sum) };
}

/** How many rows each table has: quick, and enough to see that a store came up empty or short. */
export async function countRows(db: Database): Promise<Readonly<Partial<Record<TableName, number>>>> {
  const counts = await db.transaction('r', TABLES, () =>
    Promise.all(TABLES.map(async (table) => [table, await tableOf(db, table).count()] as const)),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

export const sameCounts = (
  a: Readonly<Partial<Record<TableName, number>>>,
  b: Readonly<Partial<Record<TableName, number>>>,
): boolean => TABLES.every((table) => (a[table] ?? 0) === (b[table] ?? 0));
