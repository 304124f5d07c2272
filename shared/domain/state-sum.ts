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

/** What a change of one row adds; undefined = the row is not there. Only what differs is hashed. */
export function sumDelta(table: string, before: JsonObject | undefined, after: JsonObject | undefined): bigint {
  if (before === undefined || after === undefined) {
    return (after ? rowSum(table, after) : 0n) - (before ? rowSum(table, before) : 0n);
  }
  const [oldRest, oldEntries] = taken(before);
  const [rest, entries] = taken(after);
  let delta = restHash(table, rest) - restHash(table, oldRest);
  for (const [path, value] of oldEntries) {
    if (entries.get(path) !== value) delta -= entryHash(table, before.id, path, value);
  }
  for (const [path, value] of entries) {
    if (oldEntries.get(path) !== value) delta += entryHash(table, after.id, path, value);
  }
  return delta;
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
    if (!MAP_FIELDS.has(field) || value === null || typeof value !== 'object' || Array.isArray(value)) {
      rest[field] = value;
      continue;
    }
    for (const [key, entry] of Object.entries(value)) entries.set(`${field}/${key}`, entry);
  }
  return [rest, entries];
}
