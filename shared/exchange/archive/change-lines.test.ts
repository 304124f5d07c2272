import { expect, test } from 'vitest';
import type { Change, Op } from '../../domain/change.ts';
import type { JsonObject } from '../../domain/json.ts';
import { ChangeJoiner, changeLines } from './change-lines.ts';

const change = (seq: number, count: number): Change => ({
  seq,
  id: `ch_${seq}`,
  stamp: [seq, 'copy'],
  at: '2026-03-02T08:00:00Z',
  by: 'au_1',
  device: 'test',
  label: { key: 'change.import', values: {} },
  undoOf: [],
  ops: Array.from({ length: count }, (_, i): Op => ({ table: 'tags', key: `tg_${i}`, before: null, after: { n: i } })),
  prev: '',
  hash: String(seq),
});

test('changes of any length are put back together', () => {
  const changes = [change(1, 0), change(2, 5_000), change(3, 5_001), change(4, 12_345), change(5, 1)];
  const lines = [...changeLines(changes)] as JsonObject[];
  expect(lines).toHaveLength(1 + 1 + 2 + 3 + 1);
  const joiner = new ChangeJoiner();
  expect(lines.flatMap((line) => joiner.add(line) ?? [])).toEqual(changes);
  expect(joiner.whole).toBe(true);
});

test('a line that does not belong there is none, and a change without its end is not whole', () => {
  const [head, rest] = [...changeLines([change(3, 5_001)])] as [JsonObject, JsonObject];
  const joiner = new ChangeJoiner();
  expect(joiner.add(rest)).toBeNull();
  expect(joiner.add(head)).toBeUndefined();
  expect(joiner.whole).toBe(false);
  expect(joiner.add({ ...rest, of: 4 })).toBeNull();
  joiner.drop();
  expect(joiner.whole).toBe(true);
});
