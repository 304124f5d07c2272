import { must } from '#shared/domain/assert.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Change, Op } from '#shared/domain/change.ts';
import type { Json } from '#shared/domain/json.ts';
import { sha256Parts } from '#shared/domain/sha256.ts';

/** Ops that are hashed in one go: a few milliseconds. */
const SLICE = 500;

/**
 * The rolling hash of a change: SHA-256 of the hash before it and its own canonical JSON. A large change is taken in slices; `pause`
 * is awaited between two.
 */
export async function changeHash(change: Omit<Change, 'hash'>, pause: () => PromiseLike<unknown>): Promise<string> {
  const hash = sha256Parts();
  // Inside a text the quotation marks of this are escaped, so its first occurrence is the field itself.
  const [before, after] = json({ ...change, ops: [] }).split(/(?<="ops":\[)(?=\])/, 2);
  hash.add(change.prev + must(before, 'the fields before the ops'));
  for (let i = 0; i < change.ops.length; i += SLICE) {
    if (i > 0) await pause();
    hash.add((i > 0 ? ',' : '') + json(change.ops.slice(i, i + SLICE)).slice(1, -1));
  }
  hash.add(must(after, 'the fields behind the ops'));
  return hash.hex();
}

// A change is JSON by its parts; interfaces have no index signature.
const json = (value: Omit<Change, 'hash'> | readonly Op[]): string => canonicalJson(value as unknown as Json);
