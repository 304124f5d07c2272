import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankDifference, ranksOf, spearman } from './rank-compare.ts';
import { type MovableInput, tippingPoints } from './sensitivity.ts';

const scores = (values: readonly (number | null)[]) => new Map(values.map((value, i) => [`nd_${i}`, value]));

describe('ranks', () => {
  it('share the mean where scores are equal, and leave out what has none', () => {
    expect([...ranksOf(scores([5, 9, null, 5, 1]))]).toEqual([
      ['nd_1', 1],
      ['nd_0', 2.5],
      ['nd_3', 2.5],
      ['nd_4', 4],
    ]);
  });

  it('add up to the sum of 1 to n', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
        const ranks = [...ranksOf(scores(values)).values()];
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((values.length * (values.length + 1)) / 2, 9);
      }),
    );
  });

  it('differ by the highest less the lowest', () => {
    const frameworks = [scores([3, 2, 1]), scores([1, 2, 3]), scores([null, null, 3])].map(ranksOf);
    expect(rankDifference('nd_0', frameworks)).toMatchObject({ value: 2, parts: { ranks: [1, 3] } });
    expect(rankDifference('nd_1', frameworks)).toMatchObject({ value: 0 });
    expect(rankDifference('nd_0', frameworks.slice(2))).toMatchObject({
      reason: { kind: 'too-few-in-common', needed: 2, have: 0 },
    });
  });

  it('agree by Spearman’s rho', () => {
    const found = spearman(scores([4, 3, 2, 1]), scores([3, 4, 1, 2]));
    expect(found.value).toBeCloseTo(0.6, 12);
    expect(spearman(scores([1, 2]), scores([1, 2]))).toMatchObject({ reason: { needed: 3, have: 2 } });
    expect(spearman(scores([1, 1, 1]), scores([1, 2, 3]))).toMatchObject({ reason: { kind: 'no-variation' } });
  });

  it('have the rho of the formula by differences where no two are equal', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
    fc.assert(
      fc.property(order, order, (x, y) => {
        const squares = x.reduce((sum, one, i) => sum + (one - (y[i] ?? 0)) ** 2, 0);
        expect(spearman(scores(x), scores(y)).value).toBeCloseTo(1 - (6 * squares) / (7 * 48), 9);
      }),
    );
  });
});

describe('sensitivity', () => {
  const input = (itemId: string, value: number, scoreAt = (at: number): number | null => at): MovableInput => ({
    itemId,
    name: 'impact',
    value,
    least: 0,
    most: 10,
    scoreAt,
  });

  it('finds how far an input must move to change the top', () => {
    const values = [9, 8, 7, 3];
    const found = tippingPoints(
      scores(values),
      values.map((value, i) => input(`nd_${i}`, value)),
      2,
    );
    // nd_1 and nd_2 stand at the edge, one apart.
    expect(found.map(({ itemId, change }) => [itemId, change])).toEqual([
      ['nd_1', 'leaves'],
      ['nd_2', 'enters'],
      ['nd_0', 'leaves'],
      ['nd_3', 'enters'],
    ]);
    expect(found.map(({ to }) => to)).toEqual([7, 8, 7, 8].map((value) => expect.closeTo(value, 6)));
    expect(found[0]?.distance).toBeCloseTo(0.1, 6);
  });

  it('leaves out inputs that cannot change it, and short lists', () => {
    const flat = [input('nd_2', 1, () => 1)];
    expect(tippingPoints(scores([9, 8, 1]), flat, 2)).toEqual([]);
    expect(tippingPoints(scores([9, 8]), [input('nd_0', 9)], 2)).toEqual([]);
  });

  it('finds the nearest turn of a score that rises and falls', () => {
    const hill = (at: number): number => 10 - (at - 6) ** 2;
    const [found] = tippingPoints(scores([9, 8, hill(2)]), [input('nd_2', 2, hill)], 2);
    // 10 - (x - 6)^2 = 8 first at 6 - sqrt(2); equal scores go by id, so it must pass it.
    expect(found).toMatchObject({ change: 'enters', to: expect.closeTo(6 - Math.SQRT2, 5) });
  });

  it('names values at which the top is indeed another one', () => {
    const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(values, (list) => {
        const top = (all: readonly number[]): string[] =>
          all
            .map((score, i) => ({ id: `nd_${i}`, score }))
            .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
            .slice(0, 3)
            .map(({ id }) => id)
            .sort();
        const inputs = list.map((value, i) => input(`nd_${i}`, value));
        for (const { itemId, to, change } of tippingPoints(scores(list), inputs, 3)) {
          const moved = list.map((value, i) => (`nd_${i}` === itemId ? to : value));
          expect(top(list).includes(itemId)).toBe(change === 'leaves');
          expect(top(moved).includes(itemId)).toBe(change === 'enters');
        }
      }),
    );
  });
});
