import type { Json } from './json.ts';

/** RFC 8785 canonical JSON: sorted keys, no spaces. Equal values give equal bytes. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  const entries = Object.keys(object)
    .sort()
    // An absent field and an undefined one are the same thing in JSON.
    .filter((key) => object[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`);
  return `{${entries.join(',')}}`;
}
