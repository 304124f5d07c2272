import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTentative, KANO_ANSWERS, KANO_CATEGORIES, kano, kanoAnswer, kanoCategory, kanoOfCounts } from './kano.ts';

const counts = (of: Partial<Record<(typeof KANO_CATEGORIES)[number], number>>) => ({
  M: 0,
  O: 0,
  A: 0,
  I: 0,
  R: 0,
  Q: 0,
  ...of,
});

describe('Kano', () => {
  it('reads the classic table, as rules', () => {
    for (const present of KANO_ANSWERS) {
      for (const absent of KANO_ANSWERS) {
        const extremes = (present === 'like' && absent === 'like') || (present === 'dislike' && absent === 'dislike');
        const expected = extremes
          ? 'Q'
          : present === 'like'
            ? absent === 'dislike'
              ? 'O'
              : 'A'
            : absent === 'like' || present === 'dislike'
              ? 'R'
              : absent === 'dislike'
                ? 'M'
                : 'I';
        expect([present, absent, kanoCategory(present, absent)]).toEqual([present, absent, expected]);
      }
    }
  });

  it('names the category, better and worse', () => {
    const found = kanoOfCounts(counts({ A: 20, O: 30, M: 25, I: 15, R: 5, Q: 5 }));
    expect(found).toMatchObject({ value: 0.3, n: 100, status: 'O', parts: { tentative: true, reverse: 0.05 } });
    const parts = found.value === null ? null : found.parts;
    expect(parts?.better).toBeCloseTo(0.556, 3);
    expect(parts?.worse).toBeCloseTo(-0.611, 3);
  });

  it('warns where the first two are close', () => {
    expect(isTentative(30, 25, 100)).toBe(true);
    expect(isTentative(40, 30, 100)).toBe(true);
    expect(isTentative(50, 25, 100)).toBe(false);
    // The limits themselves: 11.130 and 11.297.
    expect(isTentative(40.565, 29.435, 100)).toBe(false);
    expect(isTentative(40.56, 29.44, 100)).toBe(true);
  });

  it('resolves ties M > O > A > I > R > Q', () => {
    expect(kanoOfCounts(counts({ A: 10, M: 10 }))).toMatchObject({ status: 'M' });
    expect(kanoOfCounts(counts({ Q: 3, R: 3, I: 3 }))).toMatchObject({ status: 'I' });
  });

  it('leaves out half pairs and counts them, and has no better without A, O, M or I', () => {
    const half = { present: 'like', absent: null } as const;
    expect(kano([half, { present: 'dislike', absent: 'like' }])).toMatchObject({
      n: 1,
      status: 'R',
      parts: { better: null, worse: null, leftOut: 1 },
    });
    expect(kano([half])).toEqual({ value: null, reason: { kind: 'no-answers', have: 1 } });
  });

  it('counts every whole pair once, whatever the order', () => {
    const answer = fc.option(fc.constantFrom(...KANO_ANSWERS));
    fc.assert(
      fc.property(fc.array(fc.record({ present: answer, absent: answer })), (pairs) => {
        const found = kano(pairs);
        expect(kano(pairs.toReversed())).toEqual(found);
        if (found.value === null) return;
        expect(KANO_CATEGORIES.reduce((sum, one) => sum + found.parts.counts[one], 0)).toBe(found.n);
        expect(found.n + found.parts.leftOut).toBe(pairs.length);
      }),
    );
  });

  it('stores answers as 1 to 5', () => {
    expect([0, 1, 5, 6].map(kanoAnswer)).toEqual([null, 'like', 'dislike', null]);
  });
});
