import { assert } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';

/** Bytes that differ by place and by `seed`, so that a shifted or repeated chunk is seen. */
export function pattern(length: number, seed: number): Uint8Array {
  return new Uint8Array(length).map((_, index) => (index * 31 + (index >> 8) * 7 + seed * 101) & 255);
}

export function good<T, P>(result: Result<T, P>): T {
  assert(result.ok, `success, not ${JSON.stringify(result)}`);
  return result.value;
}

export function same(seen: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(sorted(seen)), JSON.stringify(sorted(wanted))];
  assert(left === right, `${right}, not ${left}`);
}

export function sameBytes(seen: Uint8Array | null, wanted: Uint8Array): void {
  assert(seen !== null, 'bytes, not nothing');
  assert(seen.length === wanted.length, `${wanted.length} bytes, not ${seen.length}`);
  const wrong = seen.findIndex((byte, index) => byte !== wanted[index]);
  assert(wrong === -1, `equal bytes; the one at ${wrong} differs`);
}

/** Keys in one order: Hosts may build the same answer in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
