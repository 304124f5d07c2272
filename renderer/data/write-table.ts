import { Dexie, type Table } from 'dexie';
import * as v from 'valibot';
import { applyOp } from '#shared/domain/apply-op.ts';
import type { Op } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type AnyRecord, RECORDS, type TableName } from '#shared/domain/records.ts';
import { sumDelta } from '#shared/domain/state-sum.ts';
import { type Database, tableOf } from './db.ts';

export type WriteProblem =
  | { readonly kind: 'missing-record'; readonly table: TableName; readonly key: string }
  | { readonly kind: 'existing-record'; readonly table: TableName; readonly key: string }
  | { readonly kind: 'invalid-record'; readonly table: TableName; readonly key: string; readonly message: string };

/** Ends the transaction around it. */
export class WriteRefused extends Error {
  readonly problem: WriteProblem;
  constructor(problem: WriteProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

export interface Written {
  /** What really changed, each with the `before` that stood there. */
  readonly ops: readonly Op[];
  /** Rows made less rows removed. */
  readonly count: number;
  /** What it adds to the state sum. */
  readonly delta: bigint;
  /** The store has the rows. Whoever wants to work meanwhile waits for it later; until then the transaction goes on. */
  readonly stored: PromiseLike<void>;
}

/**
 * Applies ops to one table, inside a transaction. Throws `WriteRefused` where a record is missing, there already or not valid. An
 * upgrade does not `check`: what is odd in a row was so before, and must not keep anybody from all the others. `known`: rows as they
 * certainly stand there now.
 */
export async function writeTable(
  db: Database,
  name: TableName,
  ops: readonly Op[],
  mark: { readonly seq: number; readonly at: string },
  { check, known }: { readonly check: boolean; readonly known: ReadonlyMap<string, JsonObject> },
): Promise<Written> {
  const table = tableOf(db, name);
  const keys = [...new Set(ops.map((op) => op.key as string))];
  const before = new Map<string, JsonObject | undefined>(known);
  // Where every op makes a record of its own, the store itself refuses what is there already: nothing is read first.
  const isAllNew = keys.length === ops.length && ops.every(({ key, before: old }) => old === null && !known.has(key));
  const unknown = isAllNew ? [] : keys.filter((key) => !known.has(key));
  for (const [i, row] of (unknown.length > 0 ? await table.bulkGet(unknown) : []).entries()) {
    // Records are JSON by their schemas.
    before.set(unknown[i] ?? '', row as unknown as JsonObject | undefined);
  }
  const rows = new Map(before);
  const written: Op[] = [];
  const touched = new Set<string>();
  for (const op of ops) {
    const next = applyOp(op, rows.get(op.key));
    if (!next.ok) throw new WriteRefused({ ...next.problem, table: name, key: op.key });
    if (next.value === null) continue;
    rows.set(op.key, next.value.row);
    written.push(next.value.op);
    touched.add(op.key);
  }
  const puts: AnyRecord[] = [];
  const removed: string[] = [];
  let [count, delta] = [0, 0n];
  for (const key of touched) {
    const [old, row] = [before.get(key), rows.get(key)];
    count += (row ? 1 : 0) - (old ? 1 : 0);
    delta += sumDelta(name, old, row);
    if (row !== undefined) puts.push(record(name, key, { ...row, rev: mark.seq, updatedAt: mark.at }, check));
    else if (old !== undefined) removed.push(key);
  }
  if (isAllNew) return { ops: written, count, delta, stored: addNew(name, table, puts) };
  if (removed.length > 0) await table.bulkDelete(removed);
  if (puts.length > 0) await table.bulkPut(puts);
  return { ops: written, count, delta, stored: Dexie.Promise.resolve() };
}

/** No `async` function: two of them at a time in one transaction would lose it. */
function addNew(name: TableName, table: Table<AnyRecord, string>, rows: readonly AnyRecord[]): PromiseLike<void> {
  const added = table.bulkAdd(rows, { allKeys: false }).then(
    () => undefined,
    (cause: unknown) => {
      const failed = cause instanceof Dexie.BulkError ? Object.entries(cause.failuresByPos)[0] : undefined;
      const row = rows[Number(failed?.[0] ?? -1)];
      if (row === undefined || failed?.[1]?.name !== 'ConstraintError') throw cause;
      // Another unique index than the key may have refused it: that is no record which stands there already.
      return table.get(row.id).then((found) => {
        throw found ? new WriteRefused({ kind: 'existing-record', table: name, key: row.id }) : cause;
      });
    },
  );
  // Where something else ends the transaction first, nobody waits for this any more.
  added.catch(() => undefined);
  return added;
}

function record(table: TableName, key: string, row: JsonObject, check: boolean): AnyRecord {
  const checked = check ? v.safeParse(RECORDS[table].schema, row) : null;
  if (checked && !checked.success) {
    const [issue] = checked.issues;
    const message = `${v.getDotPath(issue) ?? ''}: ${issue.message}`;
    throw new WriteRefused({ kind: 'invalid-record', table, key, message });
  }
  // Unknown fields of a newer build stay: the row is checked, not rebuilt.
  return row as unknown as AnyRecord;
}
