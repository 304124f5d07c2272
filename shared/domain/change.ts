import type { AnyId, Id } from './ids.ts';
import type { Json, JsonObject } from './json.ts';
import type { Fresh } from './record-base.ts';
import { type AnyRecord, MAP_FIELDS, type RecordTypes, type TableName } from './records.ts';

/**
 * Fields of one record before or after a change. A field that is a map (of a body, its blocks) appears entry by entry as
 * `blocks/<id>`; an entry that is not there is null.
 */
export type Patch = JsonObject;

/** One record's part of a change. `before` null: the record is made; `after` null: it is removed; else only the changed fields. */
export interface Op {
  readonly table: TableName;
  readonly key: AnyId;
  readonly before: Patch | null;
  readonly after: Patch | null;
}

/** What the person did, as a key of the language file with its values: shown as "Undo ...". */
export interface ChangeLabel {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A decision not yet committed. */
export interface ChangeDraft {
  readonly label: ChangeLabel;
  readonly ops: readonly Op[];
}

/** A row of the change log. `hash` = SHA-256 of `prev` and the canonical JSON of the rest: a rolling hash over the whole log. */
export interface Change extends ChangeDraft {
  /** 1, 2, 3, ... within this copy. Nothing orders by `at`. */
  readonly seq: number;
  readonly id: Id<'change'>;
  /** Lamport counter and the copy that wrote: order between copies. */
  readonly stamp: readonly [number, string];
  /** ISO instant: for people, never for order. */
  readonly at: string;
  readonly by: Id<'author'>;
  readonly device: string;
  /** The changes that this one reverses, oldest first; empty for an ordinary change. */
  readonly undoOf: readonly Id<'change'>[];
  /**
   * On the first change of a copy that came from another (a restore, a merge, a run of the command line): the highest counter of
   * each copy that it had seen by then. Merging tells by it which writes knew of each other.
   */
  readonly seen?: Readonly<Record<string, number>>;
  readonly prev: string;
  readonly hash: string;
}

export const label = (key: string, values: ChangeLabel['values'] = {}): ChangeLabel => ({ key, values });

/** The op that makes a record. */
export function insert<T extends TableName>(table: T, record: Fresh<RecordTypes[T]>): Op {
  // Records are JSON by their schemas; the mapped type cannot show it.
  return { table, key: record.id, before: null, after: content(record as unknown as JsonObject) };
}

/** The op that removes a record for good (undo of its making; the sample). For people's deleting use `trash`. */
export function remove<T extends TableName>(table: T, record: RecordTypes[T]): Op {
  return { table, key: record.id, before: content(record as unknown as JsonObject), after: null };
}

/** The op that sets `fields`; null when nothing differs. */
export function update<T extends TableName>(
  table: T,
  record: RecordTypes[T],
  fields: Partial<Omit<RecordTypes[T], 'id' | 'rev' | 'updatedAt'>>,
): Op | null {
  const now = record as unknown as JsonObject;
  const before: Record<string, Json> = {};
  const after: Record<string, Json> = {};
  for (const [field, value] of Object.entries(fields) as [string, Json][]) {
    if (value === undefined) continue;
    if (MAP_FIELDS.has(field)) diffMap(field, (now[field] ?? {}) as JsonObject, value as JsonObject, before, after);
    else if (!sameJson(now[field] ?? null, value)) {
      before[field] = now[field] ?? null;
      after[field] = value;
    }
  }
  return Object.keys(after).length === 0 ? null : { table, key: record.id, before, after };
}

/** The op that sets `fields` whatever stands there now: `commit` passes over those that say nothing new. Not for maps. */
export function set(table: TableName, record: AnyRecord, fields: JsonObject): Op {
  const now = record as unknown as JsonObject;
  const after = Object.entries(fields).filter(([, value]) => value !== undefined);
  const before = after.map(([field]) => [field, now[field] ?? null] as const);
  return { table, key: record.id, before: Object.fromEntries(before), after: Object.fromEntries(after) };
}

/** Moves a record to the trash: restorable, found nowhere else. */
export function trash<T extends TableName>(table: T, record: RecordTypes[T], now: string): Op {
  return {
    table,
    key: record.id,
    before: { deletedAt: record.deletedAt },
    after: { deletedAt: now },
  };
}

export const ops = (...list: readonly (Op | null | undefined)[]): Op[] =>
  list.filter((op): op is Op => op !== null && op !== undefined);

/** The row after a patch. Technical fields of the row stay. */
export function applyPatch(row: JsonObject, patch: Patch): JsonObject {
  const out: Record<string, Json> = { ...row };
  // Each map is copied once: a pasted text is a patch of thousands of blocks.
  const copied = new Map<string, Record<string, Json>>();
  for (const [path, value] of Object.entries(patch)) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      out[path] = value;
      copied.delete(path);
      continue;
    }
    const field = path.slice(0, slash);
    const map = copied.get(field) ?? { ...((out[field] ?? {}) as JsonObject) };
    if (value === null) delete map[path.slice(slash + 1)];
    else map[path.slice(slash + 1)] = value;
    copied.set(field, map);
    out[field] = map;
  }
  return out;
}

/** What stands at a patch's path in a row now; null where there is nothing. */
export function valueAt(row: JsonObject, path: string): Json {
  const slash = path.indexOf('/');
  if (slash < 0) return row[path] ?? null;
  const map = (row[path.slice(0, slash)] ?? {}) as JsonObject;
  return map[path.slice(slash + 1)] ?? null;
}

/** The ops that take `ops` back. */
export const reverse = (list: readonly Op[]): Op[] =>
  list.map((op) => ({ ...op, before: op.after, after: op.before })).reverse();

/** The ops of several changes, oldest first, as if they had been one: each record appears once. */
export function squash(lists: readonly (readonly Op[])[]): Op[] {
  const byRecord = new Map<string, Op>();
  for (const op of lists.flat()) {
    const at = `${op.table} ${op.key}`;
    const earlier = byRecord.get(at);
    if (earlier === undefined) byRecord.set(at, op);
    else {
      const joined = join(earlier, op);
      // Deleting and setting again keeps a record's place behind those that it may stand on.
      byRecord.delete(at);
      if (joined) byRecord.set(at, joined);
    }
  }
  return [...byRecord.values()];
}

function join(first: Op, second: Op): Op | null {
  if (first.before === null) {
    if (second.after === null) return null;
    return { ...first, after: second.before === null ? second.after : applyPatch(first.after ?? {}, second.after) };
  }
  if (second.after === null) {
    // Taken back through the first, the removed row is what it was before both.
    const row = first.after === null ? first.before : applyPatch(second.before ?? {}, first.before);
    return { ...second, before: row };
  }
  if (first.after === null) {
    const before: Record<string, Json> = {};
    const after: Record<string, Json> = {};
    for (const [field, value] of Object.entries(second.after)) {
      // Entry by entry here too: a whole map beside its entries would depend on the order of the patch's fields.
      if (MAP_FIELDS.has(field))
        diffMap(field, (first.before[field] ?? {}) as JsonObject, value as JsonObject, before, after);
      if (MAP_FIELDS.has(field) || sameJson(first.before[field] ?? null, value)) continue;
      before[field] = first.before[field] ?? null;
      after[field] = value;
    }
    return Object.keys(after).length === 0 ? null : { ...second, before, after };
  }
  const before: Record<string, Json> = { ...second.before, ...first.before };
  const after: Record<string, Json> = { ...first.after, ...second.after };
  for (const path of Object.keys(after)) {
    if (!sameJson(before[path] ?? null, after[path] ?? null)) continue;
    delete before[path];
    delete after[path];
  }
  return Object.keys(after).length === 0 ? null : { ...second, before, after };
}

function diffMap(
  field: string,
  now: JsonObject,
  next: JsonObject,
  before: Record<string, Json>,
  after: Record<string, Json>,
): void {
  for (const key of new Set([...Object.keys(now), ...Object.keys(next)])) {
    const [a, b] = [now[key] ?? null, next[key] ?? null];
    if (a === b || sameJson(a, b)) continue;
    before[`${field}/${key}`] = a;
    after[`${field}/${key}`] = b;
  }
}

/** A row without what `commit` adds. */
export function content(row: JsonObject): JsonObject {
  const { rev: _rev, updatedAt: _updatedAt, ...rest } = row;
  return rest;
}

/** Equality of JSON values; order of keys does not matter. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, i) => sameJson(value, b[i]));
  }
  const [x, y] = [a as JsonObject, b as JsonObject];
  const keys = Object.keys(x);
  return (
    keys.length === Object.keys(y).length && keys.every((key) => key in y && sameJson(x[key] ?? null, y[key] ?? null))
  );
}
