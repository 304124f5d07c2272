import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../domain/assert.ts';
import { itemConsensus, raterDistances, stanceOfMedian } from './rating-consensus.ts';

const rating = fc.integer({ min: 1, max: 5 });

describe('consensus of one item', () => {
  it.each([
    [[3, 3, 3], 1],
    [[5, 5], 1],
    [[1, 1, 5, 5], 0],
    [[5, 4, 3, 2, 1], 0.4339],
    [[4, 4, 5, 3], 0.792],
  ])('of %j is %d', (values, expected) => {
    expect(itemConsensus(values).consensus).toBeCloseTo(expected, 3);
  });

  it('says nothing of fewer than two people', () => {
    expect(itemConsensus([])).toMatchObject({ n: 0, median: null, mean: null, consensus: null, talk: false });
    expect(itemConsensus([4])).toMatchObject({ n: 1, median: 4, mean: 4, consensus: null, talk: false });
  });

  it('gives median, range and distribution', () => {
    expect(itemConsensus([5, 2, 4, 4])).toMatchObject({
      n: 4,
      median: 4,
      mean: 3.75,
      least: 2,
      most: 5,
      distribution: [0, 1, 0, 2, 1],
    });
    expect(itemConsensus([1, 4]).median).toBe(2.5);
  });

  it('asks to talk where both ends were given, or agreement is under a half', () => {
    expect(itemConsensus([1, 5, 5, 5, 5, 5, 5, 5]).talk).toBe(true);
    expect(itemConsensus([1, 1, 4, 4])).toMatchObject({ talk: true, consensus: expect.closeTo(0.32, 2) });
    expect(itemConsensus([4, 4, 5]).talk).toBe(false);
  });

  it('lies in 0..1, does not depend on the order, and is 1 only where all say the same', () => {
    fc.assert(
      fc.property(fc.array(rating, { minLength: 2, maxLength: 12 }), (values) => {
        const { consensus } = itemConsensus(values);
        expect(must(consensus, 'a figure')).toBeGreaterThanOrEqual(0);
        expect(must(consensus, 'a figure')).toBeLessThanOrEqual(1);
        expect(itemConsensus([...values].reverse())).toEqual(itemConsensus(values));
        expect(consensus === 1).toBe(new Set(values).size === 1);
      }),
    );
  });
});

describe('who stands apart', () => {
  it('is measured from the median of the others', () => {
    const ratings = [
      { rater: 'Ana', values: { a: 5, b: 4 } },
      { rater: 'Ben', values: { a: 5, b: 4 } },
      { rater: 'Cem', values: { a: 1 } },
      { rater: 'Dee', values: { z: 3 } },
    ];
    expect(raterDistances(ratings)).toEqual([
      { rater: 'Cem', distance: 4, items: 1 },
      { rater: 'Ana', distance: 1, items: 2 },
      { rater: 'Ben', distance: 1, items: 2 },
    ]);
  });
});

it('reads a median as evidence', () => {
  expect([4.5, 4, 3.5, 3, 2, 1].map(stanceOfMedian)).toEqual([
    'supports',
    'supports',
    'qualifies',
    'qualifies',
    'contradicts',
    'contradicts',
  ]);
});
