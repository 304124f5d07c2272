import { type Change, content, label, type Op, ops } from '#shared/domain/change.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { clockOf } from '#shared/domain/merge/births.ts';
import { type Merged, type Rows, replay } from '#shared/domain/merge/merge-workspaces.ts';
import type { TableName } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, rowSum } from '#shared/domain/state-sum.ts';

/** A copy of a workspace as merging sees it, with the counter of the one who writes there. */
export interface Copy {
  readonly id: string;
  readonly changes: readonly Change[];
  /** What it had seen when it was made. */
  readonly seen: Readonly<Record<string, number>>;
  readonly settled: readonly string[];
}

const BY: Id<'author'> = 'au_00000000-0000-7000-8000-000000000001';

/** An empty workspace. */
export const emptyCopy = (id: string): Copy => ({ id, changes: [], seen: {}, settled: [] });

/** The same workspace on another computer: it has seen all that is in it. */
export function fork(copy: Copy, id: string): Copy {
  return { ...copy, id, seen: clockOf(copy.changes) };
}

/** The copy that a merge gives, to write on. */
export function copyOf(merged: Merged, id: string): Copy {
  const changes = merged.log.map((change, i) => ({ ...change, seq: i + 1, prev: '', hash: '' }));
  return { id, changes, seen: clockOf(changes), settled: merged.settled };
}

/** Commits ops as one change, with the `before` that stands there. */
export function write(copy: Copy, wanted: readonly (Op | null)[]): Copy {
  const list = ops(...wanted);
  if (list.length === 0) return copy;
  const n = Math.max(0, ...copy.changes.map(({ stamp }) => stamp[0])) + 1;
  const seq = copy.changes.length + 1;
  const change: Change = {
    seq,
    id: `ch_${copy.id}-${String(n)}`,
    stamp: [n, copy.id],
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
    by: BY,
    device: copy.id,
    label: label('change.test'),
    undoOf: [],
    ...(copy.changes.some(({ stamp }) => stamp[1] === copy.id) || seq === 1 ? {} : { seen: copy.seen }),
    ops: list,
    prev: '',
    hash: '',
  };
  return { ...copy, changes: [...copy.changes, change] };
}

export const rowsOf = (copy: { readonly changes: readonly Pick<Change, 'ops'>[] }): Rows => replay(copy.changes);

export const rowIn = (rows: Rows, table: TableName, id: string): JsonObject | undefined => rows.get(table)?.get(id);

/** The op that sets fields of a row as it stands; paths such as `blocks/a` for entries of maps. */
export function set(copy: Copy, table: TableName, id: string, after: JsonObject): Op | null {
  const row = rowIn(rowsOf(copy), table, id);
  if (!row) return null;
  const before: Record<string, Json> = {};
  for (const path of Object.keys(after)) {
    const [field = '', key] = path.split(/\/(.*)/s);
    before[path] = (key === undefined ? row[field] : ((row[field] ?? {}) as JsonObject)[key]) ?? null;
  }
  // The tests name records by the ids that they made.
  return { table, key: id as AnyId, before, after };
}

export const make = (table: TableName, row: JsonObject): Op => ({
  table,
  key: row.id as AnyId,
  before: null,
  after: content(row),
});

/** One figure for all rows. */
export function sumOf(rows: Rows): string {
  let sum = EMPTY_SUM;
  for (const [table, list] of rows) for (const row of list.values()) sum = addToSum(sum, rowSum(table, row));
  return sum;
}
