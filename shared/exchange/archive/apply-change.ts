import { applyOp } from '../../domain/apply-op.ts';
import type { Change, ChangeDraft, Op } from '../../domain/change.ts';
import { hashOfChange } from '../../domain/change-hash.ts';
import type { Id } from '../../domain/ids.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { TableName } from '../../domain/records.ts';
import { type RowProblem, rowProblems } from '../../domain/restore.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { addToSum, sumDelta } from '../../domain/state-sum.ts';
import type { WorkspaceContent } from './workspace-content.ts';

/** Who writes, when, and the id of the change that it becomes. */
export interface ChangeMark {
  readonly id: Id<'change'>;
  /** ISO instant. */
  readonly at: string;
  readonly by: Id<'author'>;
  readonly device: string;
  readonly undoOf?: readonly Id<'change'>[];
}

export type ApplyProblem =
  | { readonly kind: 'missing-record'; readonly table: TableName; readonly key: string }
  | { readonly kind: 'existing-record'; readonly table: TableName; readonly key: string }
  | {
      readonly kind: 'invalid-record';
      readonly table: TableName;
      readonly key: string;
      readonly problems: readonly RowProblem[];
    };

/**
 * The workspace after a change: the pure twin of the app's `commit`, with the same log row and the same hash for the same draft. One
 * bad record refuses everything. A draft that says nothing new gives the content back as it was.
 */
export function applyChange(
  content: WorkspaceContent,
  draft: ChangeDraft,
  mark: ChangeMark,
): Result<WorkspaceContent, ApplyProblem> {
  const seq = content.head.seq + 1;
  const rows = new Map(content.rows);
  const ops: Op[] = [];
  let delta = 0n;
  for (const table of new Set(draft.ops.map((op) => op.table))) {
    const written = writeTable(
      table,
      content.rows.get(table) ?? [],
      draft.ops.filter((op) => op.table === table),
      { rev: seq, updatedAt: mark.at },
    );
    if (!written.ok) return written;
    rows.set(table, written.value.rows);
    ops.push(...written.value.ops);
    delta += written.value.delta;
  }
  if (ops.length === 0) return ok(content);
  const n = Math.max(content.head.seq, ...Object.values(content.clock)) + 1;
  const unsigned: Omit<Change, 'hash'> = {
    seq,
    id: mark.id,
    stamp: [n, content.copyId],
    at: mark.at,
    by: mark.by,
    device: mark.device,
    label: draft.label,
    undoOf: mark.undoOf ?? [],
    ...(content.copyId in content.clock || seq === 1 ? {} : { seen: content.clock }),
    ops,
    prev: content.head.hash,
  };
  const hash = hashOfChange(unsigned);
  const stateSum = addToSum(content.head.stateSum, delta);
  return ok({
    ...content,
    head: { ...content.head, seq, hash, stateSum, at: mark.at },
    rows,
    changes: [...content.changes, { ...unsigned, hash }],
    clock: { ...content.clock, [content.copyId]: n },
  });
}

interface Written {
  readonly rows: readonly JsonObject[];
  readonly ops: readonly Op[];
  readonly delta: bigint;
}

function writeTable(
  table: TableName,
  before: readonly JsonObject[],
  ops: readonly Op[],
  technical: JsonObject,
): Result<Written, ApplyProblem> {
  const rows = new Map(before.map((row) => [String(row.id), row]));
  const written: Op[] = [];
  const stood = new Map<string, JsonObject | undefined>();
  for (const op of inOrderOfCommit(ops)) {
    const row = rows.get(op.key);
    const next = applyOp(op, row);
    if (!next.ok) return fail({ kind: next.problem.kind, table, key: op.key });
    if (next.value === null) continue;
    if (!stood.has(op.key)) stood.set(op.key, row);
    if (next.value.row === undefined) rows.delete(op.key);
    else rows.set(op.key, { ...next.value.row, ...technical });
    written.push(next.value.op);
  }
  let delta = 0n;
  for (const [key, old] of stood) {
    const row = rows.get(key);
    const problems = row ? rowProblems(table, row) : [];
    if (problems.length > 0) return fail({ kind: 'invalid-record', table, key, problems });
    delta += sumDelta(table, old, row);
  }
  return ok({ rows: [...rows.values()], ops: written, delta });
}

/** Longer lists are written record by record, so that no slice of a commit tears the ops of one record apart. */
const SLICE = 250;

function inOrderOfCommit(ops: readonly Op[]): readonly Op[] {
  if (ops.length <= SLICE) return ops;
  const byRecord = new Map<string, Op[]>();
  for (const op of ops) {
    const own = byRecord.get(op.key);
    if (own) own.push(op);
    else byRecord.set(op.key, [op]);
  }
  return [...byRecord.values()].flat();
}
