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
    out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(inner)}`;
  }
  return `{${out}}`;
}
