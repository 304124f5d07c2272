import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { addToSum, EMPTY_SUM, rowSum, sumDelta } from './state-sum.ts';

const row = fc.record({
  id: fc.constantFrom('bd_1', 'bd_2'),
  title: fc.string(),
  blocks: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ text: fc.string() })),
});

test('kept step by step it is the same as from scratch', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (steps) => {
      const rows = new Map<string, JsonObject>();
      let sum = EMPTY_SUM;
      for (const step of steps) {
        sum = addToSum(sum, sumDelta('bodies', rows.get(step.id), step));
        rows.set(step.id, step);
      }
      const whole = [...rows.values()].reduce((at, one) => addToSum(at, rowSum('bodies', one)), EMPTY_SUM);
      expect(sum).toBe(whole);
      for (const id of rows.keys()) sum = addToSum(sum, sumDelta('bodies', rows.get(id), undefined));
      expect(sum).toBe(EMPTY_SUM);
    }),
  );
});

test('the order of rows and the technical fields do not count', () => {
  const [a, b] = [
    { id: 'bd_1', blocks: { x: 1 } },
    { id: 'bd_2', blocks: {} },
  ];
  const one = addToSum(addToSum(EMPTY_SUM, rowSum('bodies', a)), rowSum('bodies', b));
  const other = addToSum(addToSum(EMPTY_SUM, rowSum('bodies', { ...b, rev: 7 })), rowSum('bodies', a));
  expect(one).toBe(other);
});

test('a word, a place or an id that differs makes another sum', () => {
  const base = { id: 'bd_1', title: 'x', blocks: { a: 'one', b: 'two' } };
  const sums = [
    rowSum('bodies', base),
    rowSum('notes', base),
    rowSum('bodies', { ...base, id: 'bd_2' }),
    rowSum('bodies', { ...base, blocks: { a: 'two', b: 'one' } }),
    rowSum('bodies', { ...base, title: 'y' }),
  ];
  expect(new Set(sums).size).toBe(sums.length);
});
