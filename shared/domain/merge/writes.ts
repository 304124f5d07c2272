import type { Change, Op } from '../change.ts';
import type { Json, JsonObject } from '../json.ts';
import { MAP_FIELDS, type TableName } from '../records.ts';
import type { Stamp } from './births.ts';

/** One value set at one path of one record. `before` is what its writer saw there. */
export interface Write {
  readonly stamp: Stamp;
  readonly before: Json;
  readonly after: Json;
}

/** All that was ever written to one record, oldest stamp first. */
export interface RecordWrites {
  readonly table: TableName;
  readonly key: Op['key'];
  /** Made (true) and removed for good (false). */
  readonly existence: readonly { readonly stamp: Stamp; readonly isThere: boolean }[];
  /** Path (`title`, `blocks/<id>`) -> its writes. */
  readonly paths: ReadonlyMap<string, readonly Write[]>;
  readonly copies: ReadonlySet<string>;
}

/** The writes of `changes`, which come in the order of their stamps, by record. */
export function writesByRecord(changes: readonly Change[]): Map<string, RecordWrites> {
  const records = new Map<string, Collected>();
  for (const { stamp, ops } of changes) {
    for (const op of ops) {
      const at = `${op.table} ${op.key}`;
      let record = records.get(at);
      if (!record) {
        record = { table: op.table, key: op.key, existence: [], paths: new Map(), copies: new Set() };
        records.set(at, record);
      }
      collect(record, op, stamp);
    }
  }
  return records;
}

interface Collected extends RecordWrites {
  readonly existence: { readonly stamp: Stamp; readonly isThere: boolean }[];
  readonly paths: Map<string, Write[]>;
  readonly copies: Set<string>;
}

function collect(record: Collected, op: Op, stamp: Stamp): void {
  record.copies.add(stamp[1]);
  if (op.after === null) {
    record.existence.push({ stamp, isThere: false });
    return;
  }
  if (op.before === null) record.existence.push({ stamp, isThere: true });
  const after = op.before === null ? flat(op.after) : op.after;
  for (const [path, value] of Object.entries(after)) {
    const write = { stamp, before: op.before?.[path] ?? null, after: value };
    const known = record.paths.get(path);
    if (known) known.push(write);
    else record.paths.set(path, [write]);
  }
}

/** A whole row as paths: its maps entry by entry. */
function flat(row: JsonObject): JsonObject {
  const paths: Record<string, Json> = {};
  for (const [field, value] of Object.entries(row)) {
    if (!MAP_FIELDS.has(field) || value === null || typeof value !== 'object' || Array.isArray(value)) {
      paths[field] = value;
      continue;
    }
    // The empty map itself: a record has the field even when no entry was ever written.
    if (Object.keys(value).length === 0) paths[field] = {};
    for (const [key, entry] of Object.entries(value)) paths[`${field}/${key}`] = entry;
  }
  return paths;
}
