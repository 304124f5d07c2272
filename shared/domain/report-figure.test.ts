import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawable, type Figure, figureOptions, readFigure } from './report-figure.ts';

const cell = fc.record({ text: fc.string(), value: fc.option(fc.integer({ min: -5, max: 1000 })) });
const figure: fc.Arbitrary<Figure> = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    caption: fc.string(),
    summary: fc.string(),
    at: fc.constant('2026-03-01'),
    columns: fc.array(fc.string(), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
    bars: width > 1 ? fc.option(fc.integer({ min: 1, max: width - 1 })) : fc.constant(null),
  }),
);

it('is kept in a block and read back', () => {
  fc.assert(
    fc.property(figure, (one) => {
      expect(readFigure(figureOptions(one))).toEqual(one);
    }),
  );
});

it('is read out of anything without failing, every row as wide as the columns', () => {
  const odd = fc.dictionary(fc.constantFrom('of', 'caption', 'columns', 'rows', 'bars', 'at'), fc.jsonValue());
  fc.assert(
    fc.property(odd, (options) => {
      const found = readFigure({ ...options, of: 'figure' } as never);
      for (const row of found?.rows ?? []) expect(row.length).toBe(found?.columns.length);
    }),
  );
  expect(readFigure({ of: 'tags', columns: ['a'] })).toBeNull();
});

it('can be drawn by columns that hold a count in every row', () => {
  const row = (...values: (number | null)[]) => values.map((value) => ({ text: '', value }));
  const rows = [row(9, 1, null, 3), row(9, 0, 4, -1)];
  expect(drawable({ caption: '', summary: '', at: '', columns: ['a', 'b', 'c', 'd'], rows, bars: null })).toEqual([1]);
  expect(drawable({ caption: '', summary: '', at: '', columns: ['a', 'b'], rows: [], bars: null })).toEqual([]);
});
