import { applyPatch, content, type Op, sameJson, valueAt } from './change.ts';
import type { Json, JsonObject } from './json.ts';
import { fail, ok, type Result } from './result.ts';

export interface AppliedOp {
  /** Without technical fields; undefined when the op removed it. */
  readonly row: JsonObject | undefined;
  /** With the `before` that really stood there. */
  readonly op: Op;
}

export type OpProblem = { readonly kind: 'existing-record' } | { readonly kind: 'missing-record' };

/** One op on the row that stands there now (undefined: none). Null when it says nothing new. */
export function applyOp(op: Op, row: JsonObject | undefined): Result<AppliedOp | null, OpProblem> {
  if (op.before === null && op.after !== null) {
    return row === undefined ? ok({ row: op.after, op }) : fail({ kind: 'existing-record' });
  }
  if (row === undefined) return fail({ kind: 'missing-record' });
  const now = content(row);
  if (op.after === null) return ok({ row: undefined, op: { ...op, before: now } });
  const before: Record<string, Json> = {};
  const after: Record<string, Json> = {};
  for (const [path, value] of Object.entries(op.after)) {
    const stood = valueAt(now, path);
    if (sameJson(stood, value) && !isNewField(now, path)) continue;
    before[path] = stood;
    after[path] = value;
  }
  if (Object.keys(after).length === 0) return ok(null);
  return ok({ row: applyPatch(now, after), op: { ...op, before, after } });
}

/** A field that an upgrade brings may be null from the start: absent and null are two shapes of a row. */
const isNewField = (row: JsonObject, path: string): boolean => !path.includes('/') && !(path in row);
