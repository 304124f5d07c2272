import { Dexie } from 'dexie';
import * as v from 'valibot';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { applyPatch, type Change, type ChangeDraft, type Op, type Patch, valueAt } from '#shared/domain/change.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { type AnyRecord, RECORDS, type TableName } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { changeHash } from './change-hash.ts';
import { type Database, type Head, tableOf } from './db.ts';

/** Who writes on which computer, with a clock and new uuids. */
export interface Writer {
  readonly now: () => string;
  readonly newUuid: () => string;
  readonly by: Id<'author'>;
  readonly device: string;
}

export type CommitProblem =
  | { readonly kind: 'newer-schema'; readonly epoch: number }
  | { readonly kind: 'missing-record'; readonly table: TableName; readonly key: string }
  | { readonly kind: 'existing-record'; readonly table: TableName; readonly key: string }
  | { readonly kind: 'invalid-record'; readonly table: TableName; readonly key: string; readonly message: string }
  | { readonly kind: 'storage'; readonly name: string; readonly message: string };

/**
 * The one writer. One transaction with strict durability over the touched tables, the change log and the head: all of it is on the
 * disk when this resolves, or nothing is. The log row's `before` is what really stood there. Null when the change says nothing new.
 */
export async function commit(
  db: Database,
  draft: ChangeDraft,
  writer: Writer,
  undoOf: readonly Id<'change'>[] = [],
): Promise<Result<Change | null, CommitProblem>> {
  const tables = [...new Set(draft.ops.map((op) => op.table))];
  if (tables.length === 0) return ok(null);
  try {
    const change = await db.transaction('rw', [...tables, 'changes', 'meta'], async () => {
      const head = await db.meta.get('head');
      if (!head) throw new Refusal({ kind: 'storage', name: 'NoHead', message: 'the workspace has not been started' });
      if (head.schemaEpoch > SCHEMA_EPOCH) throw new Refusal({ kind: 'newer-schema', epoch: head.schemaEpoch });
      const at = writer.now();
      const seq = head.seq + 1;
      const counts = { ...head.counts };
      const ops: Op[] = [];
      for (const table of tables) {
        const own = draft.ops.filter((op) => op.table === table);
        for (const slice of slicesByRecord(own)) {
          for (const op of await writeTable(db, table, slice, { seq, at }, counts)) ops.push(op);
        }
      }
      if (ops.length === 0) return null;
      const unsigned = {
        seq,
        id: idFrom('change', writer.newUuid()),
        stamp: [seq, head.copyId] as const,
        at,
        by: writer.by,
        device: writer.device,
        label: draft.label,
        undoOf,
        ops,
        prev: head.hash,
      };
      // Any request keeps the transaction open while the window answers.
      const hash = await changeHash(unsigned, () => db.meta.get('head'));
      const row: Change = { ...unsigned, hash };
      await db.changes.add(row);
      await db.meta.put({ ...head, seq, hash, counts });
      return row;
    });
    return ok(change);
  } catch (cause) {
    return fail(problemOf(cause));
  }
}

/** Starts an empty workspace: the head from which the log counts. */
export async function startWorkspace(db: Database, projectId: string, copyId: string): Promise<Head> {
  const head: Head = { key: 'head', projectId, copyId, seq: 0, hash: '', schemaEpoch: SCHEMA_EPOCH, counts: {} };
  await db.transaction('rw', db.meta, async () => {
    if ((await db.meta.get('head')) === undefined) await db.meta.add(head);
  });
  return (await db.meta.get('head')) ?? head;
}

/** Few enough that no slice holds up the window for long, also on a slow computer. */
const SLICE = 250;

/** The ops in slices, so that a large change lets the window answer between two. Ops of one record stay together, in their order. */
function slicesByRecord(ops: readonly Op[]): readonly (readonly Op[])[] {
  if (ops.length <= SLICE) return [ops];
  const byRecord = new Map<string, Op[]>();
  for (const op of ops) {
    const own = byRecord.get(op.key);
    if (own) own.push(op);
    else byRecord.set(op.key, [op]);
  }
  const records = [...byRecord.values()];
  return Array.from({ length: Math.ceil(records.length / SLICE) }, (_, i) =>
    records.slice(i * SLICE, (i + 1) * SLICE).flat(),
  );
}

async function writeTable(
  db: Database,
  name: TableName,
  ops: readonly Op[],
  mark: { readonly seq: number; readonly at: string },
  counts: Partial<Record<TableName, number>>,
): Promise<Op[]> {
  const table = tableOf(db, name);
  const keys = [...new Set(ops.map((op) => op.key as string))];
  const rows = new Map<string, JsonObject | undefined>();
  for (const [i, row] of (await table.bulkGet(keys)).entries()) {
    rows.set(keys[i] ?? '', row as unknown as JsonObject | undefined);
  }
  const written: Op[] = [];
  const touched = new Set<string>();
  for (const op of ops) {
    const row = rows.get(op.key);
    const next = applyOp(name, op, row);
    if (next === null) continue;
    rows.set(op.key, next.row);
    counts[name] = (counts[name] ?? 0) + (next.row ? 1 : 0) - (row ? 1 : 0);
    written.push(next.op);
    touched.add(op.key);
  }
  const puts: AnyRecord[] = [];
  const removed: string[] = [];
  for (const key of touched) {
    const row = rows.get(key);
    if (row === undefined) removed.push(key);
    else puts.push(valid(name, key, { ...row, rev: mark.seq, updatedAt: mark.at }));
  }
  if (removed.length > 0) await table.bulkDelete(removed);
  if (puts.length > 0) await table.bulkPut(puts);
  return written;
}

/** The row after the op, and the op with the `before` that really stood there; null when nothing changes. */
function applyOp(
  table: TableName,
  op: Op,
  row: JsonObject | undefined,
): { readonly row: JsonObject | undefined; readonly op: Op } | null {
  if (op.before === null && op.after !== null) {
    if (row !== undefined) throw new Refusal({ kind: 'existing-record', table, key: op.key });
    return { row: op.after, op };
  }
  if (row === undefined) throw new Refusal({ kind: 'missing-record', table, key: op.key });
  const { rev: _rev, updatedAt: _updatedAt, ...now } = row;
  if (op.after === null) return { row: undefined, op: { ...op, before: now } };
  const before: Record<string, Json> = {};
  const after: Record<string, Json> = {};
  for (const [path, value] of Object.entries(op.after)) {
    const stood = valueAt(now, path);
    if (canonicalJson(stood) === canonicalJson(value)) continue;
    before[path] = stood;
    after[path] = value;
  }
  if (Object.keys(after).length === 0) return null;
  return { row: applyPatch(now, after), op: { ...op, before: before as Patch, after: after as Patch } };
}

function valid(table: TableName, key: string, row: JsonObject): AnyRecord {
  const checked = v.safeParse(RECORDS[table].schema, row);
  if (!checked.success) {
    const [issue] = checked.issues;
    const message = `${v.getDotPath(issue) ?? ''}: ${issue.message}`;
    throw new Refusal({ kind: 'invalid-record', table, key, message });
  }
  // Unknown fields of a newer build stay: the row is checked, not rebuilt.
  return row as unknown as AnyRecord;
}

class Refusal extends Error {
  readonly problem: CommitProblem;
  constructor(problem: CommitProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

function problemOf(cause: unknown): CommitProblem {
  if (cause instanceof Refusal) return cause.problem;
  if (cause instanceof Dexie.DexieError || cause instanceof Error) {
    const inner = (cause as { readonly inner?: unknown }).inner;
    const real = inner instanceof Error ? inner : cause;
    return { kind: 'storage', name: real.name, message: real.message };
  }
  return { kind: 'storage', name: 'Unknown', message: String(cause) };
}
