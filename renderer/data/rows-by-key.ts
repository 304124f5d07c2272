import type { Table } from 'dexie';
import type { JsonObject } from '#shared/domain/json.ts';
import type { TableName } from '#shared/domain/records.ts';
import type { KnownRows } from './commit.ts';
import { type Database, tableOf } from './db.ts';

/** Fewer are asked for one by one. */
const MANY = 100;
/** How many rows may be read for each one that is wanted: a request costs about as much as reading three rows in a row. */
const WASTE = 3;

/**
 * Rows in the order of their keys; undefined where there is none. The database is asked once for each key, which for a thousand
 * takes longer than all else that is done with them: where they lie close together, all between the first and the last are read at once.
 */
export async function rowsByKey<T extends { readonly id: string }, K extends string, I>(
  table: Table<T, K, I>,
  keys: readonly K[],
): Promise<(T | undefined)[]> {
  const sorted = keys.length < MANY ? [] : keys.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return table.bulkGet([...keys]);
  const between = table.where(':id').between(first, last, true, true);
  if ((await between.count()) > keys.length * WASTE) return table.bulkGet([...keys]);
  const found = new Map<string, T>((await between.toArray()).map((row) => [row.id, row]));
  return keys.map((key) => found.get(key));
}

/** Rows as they stand at one moment, for a commit that is decided on them: it need not read them again. */
export async function readKnown(
  db: Database,
  wanted: readonly { readonly table: TableName; readonly keys: readonly string[] }[],
): Promise<KnownRows> {
  return db.transaction('r', [...new Set(wanted.map(({ table }) => table)), 'meta'], async () => {
    const rows = new Map<string, JsonObject>();
    for (const { table, keys } of wanted) {
      for (const row of await rowsByKey(tableOf(db, table), keys)) {
        // Records are JSON by their schemas.
        if (row) rows.set(row.id, row as unknown as JsonObject);
      }
    }
    return { seq: (await db.meta.get('head'))?.seq ?? 0, rows };
  });
}
