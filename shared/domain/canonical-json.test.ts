import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import type { Json } from './json.ts';

const anyJson = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>;

/** The same value with the keys of its objects put in the other way round. */
function turned(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(turned);
  const entries = Object.entries(value as { readonly [key: string]: Json }).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, turned(inner)]));
}

test('writes keys in order of their UTF-16 code units, without spaces', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  expect(canonicalJson([0, -0, 1e21, 0.002, 'a"b\\', null, true])).toBe('[0,0,1e+21,0.002,"a\\"b\\\\",null,true]');
});

test('reads back as the same value', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      // JSON knows one zero only.
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('gives equal values equal text, whatever the order of their keys', () => {
  fc.assert(fc.property(anyJson, (value) => canonicalJson(turned(value)) === canonicalJson(value)));
});

test('leaves out what is undefined, as JSON does', () => {
  const value = JSON.parse('{"b":1}') as { [key: string]: Json };
  Object.assign(value, { a: undefined });
  expect(canonicalJson(value)).toBe('{"b":1}');
});
