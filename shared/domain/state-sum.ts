import { canonicalJson } from './canonical-json.ts';
import { content } from './change.ts';
import type { Json, JsonObject } from './json.ts';
import { MAP_FIELDS } from './records.ts';
import { sha256 } from './sha256.ts';

/** 64 lower-case hex digits: the sum, modulo 2^256, of one SHA-256 per row and one per entry of its map fields. */
export type StateSum = string;

export const EMPTY_SUM: StateSum = '0'.repeat(64);

/**
 * What one row adds to the state sum. A field that is a map (the blocks of a body) counts entry by entry, so that typing in a long
 * text hashes one block. `rev` and `updatedAt` do not count: equal content, equal sum.
 */
export function rowSum(table: string, row: JsonObject): bigint {
  const [rest, entries] = taken(row);
  let sum = restHash(table, rest);
  for (const [path, value] of entries) sum += entryHash(table, row.id, path, value);
  return sum;
}

/**
 * What a change of one row adds; undefined = the row is not there. Only what differs is hashed, and what two rows share is not even
 * looked into: typing in a long text costs one block.
 */
export function sumDelta(table: string, before: JsonObject | undefined, after: JsonObject | undefined): bigint {
  if (before === undefined || after === undefined) {
    return (after ? rowSum(table, after) : 0n) - (before ? rowSum(table, before) : 0n);
  }
  let delta = 0n;
  let isRestSame = true;
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (TECHNICAL.has(field) || (before[field] === after[field] && field in before === field in after)) continue;
    const [old, now] = [mapOf(field, before[field]), mapOf(field, after[field])];
    if (old === null || now === null) isRestSame = false;
    for (const [key, value] of Object.entries(old ?? {})) {
      if (now?.[key] !== value) delta -= entryHash(table, before.id, `${field}/${key}`, value);
    }
    for (const [key, value] of Object.entries(now ?? {})) {
      if (old?.[key] !== value) delta += entryHash(table, after.id, `${field}/${key}`, value);
    }
  }
  return isRestSame ? delta : delta + restHash(table, taken(after)[0]) - restHash(table, taken(before)[0]);
}

/** The sum after `delta`: independent of the order in which deltas come. */
export const addToSum = (sum: StateSum, delta: bigint): StateSum =>
  ((((BigInt(`0x${sum}`) + delta) % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(64, '0');

const MODULUS = 1n << 256n;

const restHash = (table: string, rest: JsonObject): bigint => BigInt(`0x${sha256(`${table}\n${canonicalJson(rest)}`)}`);

const entryHash = (table: string, id: Json | undefined, path: string, value: Json): bigint =>
  BigInt(`0x${sha256(`${table}\n${String(id)}\n${path}\n${canonicalJson(value)}`)}`);

/** The row without its maps, and the maps' entries by path. */
function taken(row: JsonObject): [JsonObject, Map<string, Json>] {
  const rest: Record<string, Json> = {};
  const entries = new Map<string, Json>();
  for (const [field, value] of Object.entries(content(row))) {
    const map = mapOf(field, value);
    if (map === null) rest[field] = value;
    else for (const [key, entry] of Object.entries(map)) entries.set(`${field}/${key}`, entry);
  }
  return [rest, entries];
}

/** The value of a field that counts entry by entry; null for any other. */
function mapOf(field: string, value: Json | undefined): JsonObject | null {
  if (!MAP_FIELDS.has(field) || value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  // An object that is no array is one by its keys.
  return value as JsonObject;
}

/** What `commit` sets: no content. */
const TECHNICAL = new Set(['rev', 'updatedAt']);
