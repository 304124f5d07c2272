import type { Json } from './json.ts';

/** RFC 8785 canonical JSON: sorted keys, no spaces. Equal values give equal bytes. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  let out = '';
  for (const key of Object.keys(object).sort()) {
    const inner = object[key];
    // An absent field and an undefined one are the same thing in JSON.
    if (inner === undefined) continue;
    out += `${out === '' ? '' : ','}${quoted(key)}:${canonicalJson(inner)}`;
  }
  return `{${out}}`;
}

/** Fields have few names, and each of them is written a million times. */
const QUOTED = new Map<string, string>();
const MOST_KEPT = 2_000;

function quoted(key: string): string {
  const known = QUOTED.get(key);
  if (known !== undefined) return known;
  const made = JSON.stringify(key);
  if (QUOTED.size < MOST_KEPT) QUOTED.set(key, made);
  return made;
}
