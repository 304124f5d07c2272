import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedSlips, slipsBetween } from './typo.ts';

test('counts letters added, dropped, changed and swapped', () => {
  expect(slipsBetween('pricing', 'pricing', 2)).toBe(0);
  expect(slipsBetween('pricng', 'pricing', 2)).toBe(1);
  expect(slipsBetween('priicng', 'pricing', 2)).toBe(1);
  expect(slipsBetween('prasing', 'pricing', 2)).toBe(2);
  expect(slipsBetween('kitten', 'sitting', 2)).toBe(3);
  expect([3, 4, 7, 8].map(allowedSlips)).toEqual([0, 1, 1, 2]);
});

test('agrees with the plain table, for any words and bound', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, bound) => {
      expect(slipsBetween(a, b, bound)).toBe(Math.min(plainTable(a, b), bound + 1));
    }),
    { numRuns: 1000 },
  );
});

function plainTable(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    rows[i] = [];
    for (let j = 0; j <= b.length; j++) {
      const at = (y: number, x: number) => rows[y]?.[x] ?? 99;
      let best = i === 0 ? j : j === 0 ? i : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1);
      if (i > 0 && j > 0) best = Math.min(best, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      rows[i]?.push(best);
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}
