import { Dexie } from 'dexie';
import type { Generation } from '#shared/contract/host-storage.ts';
import { applyOp } from '#shared/domain/apply-op.ts';
import { must } from '#shared/domain/assert.ts';
import type { Change } from '#shared/domain/change.ts';
import { eraseChange, eraseRow, eraseValue, type KeptNames } from '#shared/domain/erasure.ts';
import type { ErasurePlan } from '#shared/domain/erasure-plan.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { type AnyRecord, TABLES, type TableName } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, type StateSum, sumDelta } from '#shared/domain/state-sum.ts';
import { changeHash } from './change-hash.ts';
import { touchesOf } from './commit.ts';
import { type Database, databaseName, type Head, type MarkRow, openDatabase, tableOf } from './db.ts';
import { breath } from './mend-database.ts';
import { scanState } from './scan-state.ts';

export interface Rewritten {
  readonly db: Database;
  readonly head: Head;
  /** The rewritten log makes the rewritten rows again, from its first change on: a journal may take all of it. */
  readonly isWhole: boolean;
}

const AT_ONCE = 500;

/**
 * Writes the generation `at` out of another one, without the person of a plan: rows, change log, marks, what this computer kept. What
 * was written is read back. The old generation is left as it is.
 */
export async function rewriteGeneration(
  from: Database,
  at: Generation,
  plan: ErasurePlan,
  kept: KeptNames,
): Promise<Rewritten> {
  await Dexie.delete(databaseName(at.projectId, at.generation));
  const db = openDatabase(at.projectId, at.generation);
  await db.open();
  for (const table of TABLES) await copyTable(from, db, table, plan, kept);
  await copySavedState(from, db, plan);
  const before = must(await from.meta.get('head'), 'a head');
  const log = await copyLog(from, db, plan, kept);
  const { counts, stateSum } = await scanState(db, breath);
  const hash = log.last?.hash ?? before.hash;
  const head: Head = { ...before, counts, stateSum, hash };
  await db.meta.put(head);
  const isWhole = log.played === stateSum;
  if (!isWhole) {
    await db.marks.clear();
    await db.marks.put({ seq: head.seq, touches: [], stateSum, counts, schemaEpoch: head.schemaEpoch });
  }
  return { db, head, isWhole };
}

async function copyTable(from: Database, to: Database, table: TableName, plan: ErasurePlan, kept: KeptNames) {
  for (let after = ''; ; await breath()) {
    const rows = await tableOf(from, table).where('id').above(after).limit(AT_ONCE).toArray();
    const last = rows.at(-1);
    if (last === undefined) return;
    // Records are JSON by their schemas, and erasing keeps the shape of what stays.
    const left = rows.flatMap((row) => eraseRow(plan, table, row as unknown as JsonObject, kept) ?? []);
    await tableOf(to, table).bulkPut(left as unknown as AnyRecord[]);
    after = last.id;
  }
}

/** Of this computer: who writes here stays; what speaks of the person goes. */
async function copySavedState(from: Database, to: Database, plan: ErasurePlan): Promise<void> {
  const rows = await from.savedState.toArray();
  const isOf = (key: string): boolean => [...plan.gone].some((id) => key.includes(id));
  const left = rows.filter(({ key }) => key !== 'search.recent' && !isOf(key));
  await to.savedState.bulkPut(
    // What is not JSON (a date, bytes) holds no words.
    left.map(({ key, value }) => ({ key, value: isJson(value) ? eraseValue(plan, value) : value })),
  );
}

interface CopiedLog {
  readonly last: Change | null;
  /** The state that the log makes from nothing; null where it does not begin at the beginning. */
  readonly played: StateSum | null;
}

async function copyLog(from: Database, to: Database, plan: ErasurePlan, kept: KeptNames): Promise<CopiedLog> {
  const state: Played = { rows: new Map(), counts: {}, sum: EMPTY_SUM, isWhole: true };
  let last: Change | null = null;
  for (let after = 0; ; await breath()) {
    const changes = await from.changes
      .where('seq')
      .above(after)
      .limit(AT_ONCE / 10)
      .toArray();
    const newest = changes.at(-1);
    if (newest === undefined) return { last, played: state.isWhole ? state.sum : null };
    const known = await from.marks.bulkGet(changes.map(({ seq }) => seq));
    const written: Change[] = [];
    const marks: MarkRow[] = [];
    for (const [i, change] of changes.entries()) {
      if (last === null && change.seq !== 1) state.isWhole = false;
      const prev: string = last?.hash ?? change.prev;
      const { hash: _hash, ...unsigned } = { ...eraseChange(plan, change, kept), prev };
      last = { ...unsigned, hash: await changeHash(unsigned, breath) };
      written.push(last);
      play(state, last);
      const { seq, ops } = last;
      const schemaEpoch = known[i]?.schemaEpoch ?? 1;
      marks.push({ seq, touches: touchesOf(ops), stateSum: state.sum, counts: { ...state.counts }, schemaEpoch });
    }
    await to.changes.bulkPut(written);
    await to.marks.bulkPut(marks);
    after = newest.seq;
  }
}

interface Played {
  readonly rows: Map<string, JsonObject>;
  readonly counts: Partial<Record<TableName, number>>;
  sum: StateSum;
  isWhole: boolean;
}

function play(state: Played, { ops }: Change): void {
  let delta = 0n;
  for (const op of state.isWhole ? ops : []) {
    const place = `${op.table} ${op.key}`;
    const old = state.rows.get(place);
    const next = applyOp(op, old);
    if (!next.ok) {
      state.isWhole = false;
      return;
    }
    if (next.value === null) continue;
    const { row } = next.value;
    delta += sumDelta(op.table, old, row);
    state.counts[op.table] = (state.counts[op.table] ?? 0) + (row ? 1 : 0) - (old ? 1 : 0);
    if (row) state.rows.set(place, row);
    else state.rows.delete(place);
  }
  state.sum = addToSum(state.sum, delta);
}

function isJson(value: unknown): value is Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return (
    typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson)
  );
}
