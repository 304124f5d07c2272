import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csat, nps, wilson } from './survey-scores.ts';

describe('NPS', () => {
  it('is promoters less detractors in percent', () => {
    const answers = [10, 9, 9, 10, 9, 8, 7, 7, 3, 6];
    expect(nps(answers)).toMatchObject({
      value: 30,
      n: 10,
      status: 'small-sample',
      parts: { promoters: 5, passives: 3, detractors: 2 },
    });
  });

  it('has the interval that the spread of +1, 0, -1 gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (answers) => {
        const signs = answers.map((a) => (a >= 9 ? 1 : a <= 6 ? -1 : 0));
        const mean = signs.reduce<number>((s, x) => s + x, 0) / signs.length;
        const variance = signs.reduce<number>((s, x) => s + (x - mean) ** 2, 0) / signs.length;
        const reach = 196 * Math.sqrt(variance / signs.length);
        const found = nps(answers);
        if (found.value === null) throw new Error('expected: a score');
        expect(found.value).toBeCloseTo(100 * mean, 9);
        expect(found.parts.low).toBeCloseTo(Math.max(-100, 100 * mean - reach), 6);
        expect(found.parts.high).toBeCloseTo(Math.min(100, 100 * mean + reach), 6);
      }),
    );
  });

  it('leaves out blanks and what is off the scale, and says when nothing is left', () => {
    expect(nps([null, 11, -1, 10])).toMatchObject({ value: 100, n: 1 });
    expect(nps([null])).toEqual({ value: null, reason: { kind: 'no-answers' } });
  });
});

describe('CSAT', () => {
  it('is the share of the top two, with the interval by Wilson', () => {
    const found = csat([5, 5, 5, 5, 4, 4, 4, 4, 3, 1]);
    expect(found).toMatchObject({ value: 0.8, n: 10, parts: { distribution: [1, 0, 1, 4, 4], mean: 4 } });
    if (found.value === null) return;
    expect(found.parts.low).toBeCloseTo(0.49, 3);
    expect(found.parts.high).toBeCloseTo(0.943, 3);
    expect(csat([null, 6, 2.5])).toEqual({ value: null, reason: { kind: 'no-answers' } });
  });

  it('has an interval whose ends are the roots that define it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const hits = Math.round(part * n);
        const found = wilson(hits, n);
        // (p - x)^2 = z^2 x (1 - x) / n at both ends.
        for (const x of [found?.low ?? -1, found?.high ?? -1])
          expect((hits / n - x) ** 2).toBeCloseTo((1.96 ** 2 * x * (1 - x)) / n, 9);
      }),
    );
    expect(wilson(0, 0)).toBeNull();
  });
});
