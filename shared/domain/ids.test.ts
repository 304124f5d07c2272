import { expect, test } from 'vitest';
import { ID_PREFIXES, type IdKind, idFrom, isId, kindOfId } from './ids.ts';

const KINDS = Object.keys(ID_PREFIXES) as IdKind[];
const UUID = '019a8c1e-7f00-7000-8000-000000000001';

test('an id tells its kind, and only that kind', () => {
  for (const kind of KINDS) {
    const id = idFrom(kind, UUID);
    expect(kindOfId(id)).toBe(kind);
    expect(KINDS.filter((other) => isId(other, id))).toEqual([kind]);
  }
});

test('no two kinds share a prefix, and each has two letters', () => {
  const prefixes = Object.values(ID_PREFIXES);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  expect(prefixes.filter((prefix) => !/^[a-z]{2}$/.test(prefix))).toEqual([]);
});

test('a text that is no id of ours has no kind', () => {
  for (const text of ['', '_', 'tg', 'xx_1', 'tag_1', 'toString_1', '__proto___1', ' tg_1']) {
    expect(kindOfId(text), text).toBeNull();
  }
});
