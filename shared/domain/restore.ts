import * as v from 'valibot';
import type { Change } from './change.ts';
import type { Json, JsonObject } from './json.ts';
import { idSchema } from './record-base.ts';
import { RECORDS, type TableName } from './records.ts';
import { fail, ok, type Result } from './result.ts';
import { SCHEMA_EPOCH } from './schema-epoch.ts';
import { upgradeRow } from './upgrade.ts';

/** What is wrong with one row. `field`: the path inside it, empty for the row as a whole. */
export interface RowProblem {
  readonly field: string;
  readonly what: string;
}

/**
 * A row that came from outside (an archive, a snapshot, an old journal) as a valid row of this build, or what is wrong with it. Fields
 * that this build does not know stay. `epoch`: the shape it was written in.
 */
export function restoreRow(
  table: TableName,
  data: unknown,
  epoch: number,
): Result<JsonObject, readonly [RowProblem, ...RowProblem[]]> {
  const doubt = foreignProblem(data);
  if (doubt !== null) return fail([doubt]);
  // `foreignProblem` has seen that it is a JSON object.
  const row = data as JsonObject;
  const upgraded = epoch < SCHEMA_EPOCH ? { ...row, ...upgradeRow(epoch, table, row) } : row;
  const [first, ...others] = rowProblems(table, upgraded);
  return first === undefined ? ok(upgraded) : fail([first, ...others]);
}

/** A row of a table that this build does not know: kept as it came, so long as it is an object with an id. */
export function restoreForeign(data: unknown): Result<JsonObject, readonly [RowProblem, ...RowProblem[]]> {
  const doubt = foreignProblem(data);
  if (doubt !== null) return fail([doubt]);
  // `foreignProblem` has seen that it is a JSON object.
  const row = data as JsonObject;
  return RECORD_ID.test(String(row.id)) ? ok(row) : fail([ODD_ID]);
}

/**
 * A row of the change log that came from outside. Its ops stay in the shape of their day, as the rolling hash covers them; tables that
 * this build does not know may stand in them.
 */
export function restoreChange(data: unknown): Result<Change, readonly [RowProblem, ...RowProblem[]]> {
  const doubt = foreignProblem(data);
  if (doubt !== null) return fail([doubt]);
  const checked = v.safeParse(ChangeSchema, data);
  if (!checked.success) {
    const [first, ...others] = checked.issues.map(problemOf);
    return fail([first ?? { field: '', what: 'no change' }, ...others]);
  }
  // Checked, not rebuilt: fields of a newer build stay, and with them the hash.
  return ok(data as Change);
}

const PatchSchema = v.nullable(
  v.record(
    v.string(),
    v.custom<Json>(() => true),
  ),
);
const ChangeSchema = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: idSchema('change'),
  stamp: v.tuple([v.number(), v.string()]),
  at: v.string(),
  by: idSchema('author'),
  device: v.string(),
  label: v.object({ key: v.string(), values: v.record(v.string(), v.union([v.string(), v.number()])) }),
  undoOf: v.array(v.string()),
  seen: v.optional(v.record(v.string(), v.number())),
  ops: v.array(v.object({ table: v.string(), key: v.string(), before: PatchSchema, after: PatchSchema })),
  prev: v.string(),
  hash: v.string(),
});

const problemOf = (issue: v.BaseIssue<unknown>): RowProblem => ({
  field: v.getDotPath(issue) ?? '',
  what: issue.message,
});

/** What keeps a row from being a record of the table; empty when it is one. */
export function rowProblems(table: TableName, row: JsonObject): readonly RowProblem[] {
  const checked = v.safeParse(RECORDS[table].schema, row);
  if (!checked.success) {
    return checked.issues.map(problemOf);
  }
  return RECORD_ID.test(String(row.id)) ? [] : [ODD_ID];
}

const ODD_ID: RowProblem = { field: 'id', what: 'an id is letters, digits, "_" and "-" only' };

/** Ids become names of files: nothing else may stand in them. */
const RECORD_ID = /^[a-z]{2}_[0-9A-Za-z_-]{1,128}$/;

const DEPTH = 200;

/** Why a value from outside is no plain JSON object that we keep; null when it is one. */
export function foreignProblem(data: unknown): RowProblem | null {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return { field: '', what: 'no JSON object' };
  // An explicit stack: a hostile depth must not end the call stack.
  const rest: { readonly value: object; readonly path: string; readonly depth: number }[] = [
    { value: data, path: '', depth: 1 },
  ];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (at.depth > DEPTH) return { field: at.path, what: `nested deeper than ${DEPTH}` };
    for (const [key, value] of Object.entries(at.value)) {
      const path = at.path === '' ? key : `${at.path}.${key}`;
      if (key === '__proto__') return { field: path, what: 'a field named __proto__ is refused' };
      if (value !== null && typeof value === 'object') rest.push({ value, path, depth: at.depth + 1 });
      else if (!isPlain(value)) return { field: path, what: 'a value that is no JSON' };
    }
  }
  return null;
}

const isPlain = (value: unknown): value is Json =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
