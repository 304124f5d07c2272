import { applyOp } from '#shared/domain/apply-op.ts';
import { must } from '#shared/domain/assert.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { AnyRecord, TableName } from '#shared/domain/records.ts';
import { TABLES } from '#shared/domain/records.ts';
import { addToSum, sumDelta } from '#shared/domain/state-sum.ts';
import { changeHash } from './change-hash.ts';
import { touchesOf } from './commit.ts';
import { type Database, type Head, type MarkRow, tableOf } from './db.ts';
import type { Journalled } from './journal-entry.ts';

/** How far a replay got. */
export interface Replayed {
  readonly head: Head;
  /** The first change that does not follow from the state before it, or whose state is not what its mark says; null: none. */
  readonly stopped: { readonly seq: number; readonly why: string } | null;
}

/**
 * Writes changes of the journal into a database, in one transaction: rows, log, marks and head as `commit` left them. What is there
 * already is passed over, so that it may be done twice. Each state is compared with its mark.
 */
export function replay(db: Database, changes: readonly Journalled[]): Promise<Replayed> {
  return db.transaction('rw', [...TABLES, 'changes', 'marks', 'meta'], async () => {
    let head = must(await db.meta.get('head'), 'a started workspace');
    const rows = await rowsBefore(db, changes);
    const touched = new Set<string>();
    const done: Journalled[] = [];
    let stopped: Replayed['stopped'] = null;
    for (const journalled of changes) {
      if (journalled.change.seq <= head.seq) continue;
      const next = await step(db, head, rows, journalled);
      if (typeof next === 'string') {
        stopped = { seq: journalled.change.seq, why: next };
        break;
      }
      head = next.head;
      for (const [at, row] of next.rows) {
        rows.set(at, row);
        touched.add(at);
      }
      done.push(journalled);
    }
    await writeRows(db, rows, touched);
    await db.changes.bulkPut(done.map(({ change }) => change));
    await db.marks.bulkPut(done.map(markRow));
    await db.meta.put(head);
    return { head, stopped };
  });
}

/** The row of `marks` for a change of the journal. */
const markRow = ({ change, mark }: Journalled): MarkRow => ({
  seq: change.seq,
  touches: touchesOf(change.ops),
  stateSum: mark.stateSum,
  counts: mark.counts,
  schemaEpoch: mark.schemaEpoch,
});

/** Rows by table and key, as they stand before a change. */
type Rows = Map<string, JsonObject | undefined>;

const at = (table: TableName, key: string): string => `${table} ${key}`;

/** One change on the rows; or why it cannot be. */
async function step(
  db: Database,
  head: Head,
  rows: Rows,
  { change, mark }: Journalled,
): Promise<{ readonly head: Head; readonly rows: Rows } | string> {
  const { hash, ...unsigned } = change;
  if (change.seq !== head.seq + 1 || change.prev !== head.hash) return 'does not follow the change before it';
  // Any request keeps the transaction open while the window answers.
  if ((await changeHash(unsigned, () => db.meta.get('head'))) !== hash) return 'is not what its hash says';
  const changed: Rows = new Map();
  for (const op of change.ops) {
    const place = at(op.table, op.key);
    const next = applyOp(op, changed.has(place) ? changed.get(place) : rows.get(place));
    if (!next.ok) return `${next.problem.kind}: ${place}`;
    if (next.value === null) continue;
    const { row } = next.value;
    changed.set(place, row && { ...row, rev: change.seq, updatedAt: change.at });
  }
  const counts = { ...head.counts };
  let delta = 0n;
  for (const [place, row] of changed) {
    const table = tableAt(place);
    const old = rows.get(place);
    counts[table] = (counts[table] ?? 0) + (row ? 1 : 0) - (old ? 1 : 0);
    delta += sumDelta(table, old, row);
  }
  const stateSum = addToSum(head.stateSum, delta);
  if (stateSum !== mark.stateSum) return 'gives another state than was written down';
  const clock = Math.max(head.clock, change.stamp[0]);
  const { seq } = change;
  const { seen, ...rest } = head;
  // The first change of this copy has told what it had seen.
  const untold = seen === undefined || change.stamp[1] === head.copyId ? {} : { seen };
  return {
    head: { ...rest, ...untold, seq, hash, clock, counts, stateSum, schemaEpoch: mark.schemaEpoch },
    rows: changed,
  };
}

async function rowsBefore(db: Database, changes: readonly Journalled[]): Promise<Rows> {
  const keys = new Map<TableName, Set<string>>();
  for (const { table, key } of changes.flatMap(({ change }) => change.ops)) {
    const own = keys.get(table) ?? new Set<string>();
    keys.set(table, own.add(key));
  }
  const rows: Rows = new Map();
  for (const [table, own] of keys) {
    for (const row of await tableOf(db, table).bulkGet([...own])) {
      // Records are JSON by their schemas.
      if (row) rows.set(at(table, row.id), row as unknown as JsonObject);
    }
  }
  return rows;
}

async function writeRows(db: Database, rows: Rows, touched: ReadonlySet<string>): Promise<void> {
  const puts = new Map<TableName, AnyRecord[]>();
  const gone = new Map<TableName, string[]>();
  for (const place of touched) {
    const table = tableAt(place);
    const row = rows.get(place);
    // What `commit` wrote was valid for the build of its time; newer fields come by the upgrade.
    if (row) added(puts, table, row as unknown as AnyRecord);
    else added(gone, table, place.slice(table.length + 1));
  }
  // First what goes: what comes may have its place in a unique index.
  for (const [table, keys] of gone) await tableOf(db, table).bulkDelete(keys);
  for (const [table, records] of puts) await tableOf(db, table).bulkPut(records);
}

function added<T>(map: Map<TableName, T[]>, table: TableName, one: T): void {
  const own = map.get(table);
  if (own) own.push(one);
  else map.set(table, [one]);
}

/** The table of a place: it was made by `at`. */
const tableAt = (place: string): TableName => place.slice(0, place.indexOf(' ')) as TableName;
