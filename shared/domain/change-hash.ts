import { canonicalJson } from './canonical-json.ts';
import type { Change } from './change.ts';
import type { Json } from './json.ts';
import { sha256 } from './sha256.ts';

/**
 * The rolling hash of a change in one go: SHA-256 of the hash before it and its own canonical JSON without `hash`. A window that
 * must answer meanwhile takes the same hash in slices (`renderer/data/change-hash.ts`).
 */
export function hashOfChange(change: Omit<Change, 'hash'>): string {
  // A row of the log may come with its own hash; a change is JSON by its parts, interfaces have no index signature.
  const { hash: _hash, ...rest } = change as unknown as { readonly hash?: string } & { readonly [key: string]: Json };
  return sha256(change.prev + canonicalJson(rest));
}
