import type { Json, JsonObject } from './json.ts';
import type { Setting } from './setting.ts';
import { sha256 } from './sha256.ts';

/**
 * One person who was erased, without saying who: a salted hash of the id. It stays in the workspace for ever, so that an older copy
 * that still has the person cannot bring them back.
 */
export interface Erased {
  readonly salt: string;
  readonly hash: string;
  /** ISO instant. */
  readonly at: string;
  /** How many records went: what counts say of "erased". */
  readonly n: number;
}

export const erasedEntry = (id: string, salt: string, at: string, n: number): Erased => ({
  salt,
  hash: sha256(`${salt} ${id}`),
  at,
  n,
});

/** One record for each erasure: two copies that erased different people have both after a merge. */
export const erasedSettingId = ({ hash }: Erased): Setting['id'] => `se_erased-${hash.slice(0, 32)}`;

/** The list out of the settings of a workspace, trashed ones too: nobody takes an erasure back. */
export function readErased(settings: Iterable<JsonObject>): readonly Erased[] {
  const list: Erased[] = [];
  for (const { name, value } of settings) {
    const read = name === 'erased' ? asErased(value ?? null) : null;
    if (read !== null) list.push(read);
  }
  return list;
}

/** Those of `ids` that were erased. */
export function erasedAmong(ids: Iterable<string>, list: readonly Erased[]): string[] {
  const bySalt = new Map<string, Set<string>>();
  for (const { salt, hash } of list) bySalt.set(salt, (bySalt.get(salt) ?? new Set()).add(hash));
  return [...ids].filter((id) => [...bySalt].some(([salt, hashes]) => hashes.has(sha256(`${salt} ${id}`))));
}

function asErased(value: Json): Erased | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { salt, hash, at, n } = value as JsonObject;
  const isOne = typeof salt === 'string' && typeof hash === 'string' && typeof at === 'string' && typeof n === 'number';
  return isOne ? { salt, hash, at, n } : null;
}
