import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry32, shuffle } from './random.ts';
import { type CodedInterview, orderSensitivity, type SaturationSettings, saturation } from './saturation.ts';

/** Interviews that bring in these many tags each, one per day. */
function interviews(fresh: readonly number[]): CodedInterview[] {
  let tag = 0;
  return fresh.map((count, i) => ({
    id: `iv_${String(i).padStart(2, '0')}`,
    heldAt: `2026-01-${String(i + 1).padStart(2, '0')}`,
    tagIds: ['tg_always', ...Array.from({ length: i === 0 ? count - 1 : count }, () => `tg_${tag++}`)],
  }));
}

const GUEST = interviews([16, 9, 7, 5, 4, 3, 1, 1, 0, 2]);
const settings = (base: number, run: number, threshold = 0.05): SaturationSettings => ({ base, run, threshold });
const percents = (ratios: readonly number[]): string[] => ratios.map((ratio) => (100 * ratio).toFixed(2));

describe('saturation', () => {
  it.each([
    [settings(4, 2), 37, ['18.92', '10.81', '5.41', '2.70', '5.41'], 7],
    [settings(4, 3), 37, ['21.62', '13.51', '5.41', '8.11'], null],
    [settings(5, 2), 41, ['9.76', '4.88', '2.44', '4.88'], 6],
    [settings(6, 2), 44, ['4.55', '2.27', '4.55'], 6],
    [settings(4, 2, 0), 37, ['18.92', '10.81', '5.41', '2.70', '5.41'], null],
  ])('with %j has a base of %d and is reached at %s %s', (how, baseTags, ratios, reachedAt) => {
    const found = saturation(GUEST, how);
    if (found.value === null) throw new Error('expected: a value');
    expect(found.parts).toMatchObject({ baseTags, reachedAt });
    expect(percents(found.parts.ratios)).toEqual(ratios);
    expect(found.status).toBe(reachedAt === null ? 'not-reached' : 'reached');
  });

  it('compares the unrounded share', () => {
    // 5.41 % is no 5 %, and exactly 5 % is enough.
    const exact = saturation(interviews([10, 5, 3, 2, 1, 0]), settings(4, 2));
    expect(exact).toMatchObject({ value: 0.05, status: 'reached' });
  });

  it('says how many interviews are missing, and names those without coding', () => {
    expect(saturation(GUEST.slice(0, 4))).toEqual({
      value: null,
      reason: { kind: 'not-enough-interviews', needed: 6, have: 4 },
    });
    const found = saturation([...GUEST, { id: 'iv_99', heldAt: null, tagIds: [] }]);
    expect(found).toMatchObject({ n: 10, parts: { uncoded: ['iv_99'], reachedAt: 7 } });
  });

  it('orders by day, then id, with unknown days last', () => {
    const one = (id: string, heldAt: string | null): CodedInterview => ({ id, heldAt, tagIds: ['tg_1'] });
    const found = saturation(
      [
        one('iv_c', null),
        one('iv_b', '2026-01-01'),
        one('iv_a', '2026-01-01'),
        one('iv_d', '2025-01-01'),
        one('iv_e', '2026-02-01'),
        one('iv_f', '2026-02-02'),
      ],
      settings(4, 2),
    );
    expect(found).toMatchObject({
      parts: { interviewIds: ['iv_d', 'iv_a', 'iv_b', 'iv_e', 'iv_f', 'iv_c'], fresh: [1, 0, 0, 0, 0, 0] },
    });
  });

  const lists = fc.array(
    fc.uniqueArray(
      fc.integer({ min: 0, max: 30 }).map((n) => `tg_${n}`),
      { minLength: 1, maxLength: 8 },
    ),
    {
      minLength: 6,
      maxLength: 20,
    },
  );

  it('counts each tag as new once', () => {
    fc.assert(
      fc.property(lists, (tags) => {
        const found = saturation(
          tags.map((tagIds, i) => ({ id: `iv_${String(i).padStart(3, '0')}`, heldAt: null, tagIds })),
        );
        if (found.value === null) return;
        const sum = found.parts.fresh.reduce((a, b) => a + b, 0);
        expect(sum).toBe(new Set(tags.flat()).size);
      }),
    );
  });

  it('has for each shuffle the k that a plain run gives', () => {
    fc.assert(
      fc.property(lists, (tags) => {
        const coded = tags.map((tagIds, i) => ({ id: `iv_${String(i).padStart(3, '0')}`, heldAt: null, tagIds }));
        const random = mulberry32(1);
        const ks: number[] = [];
        for (let i = 0; i < 9; i++) {
          const order = [...coded.keys()];
          shuffle(order, random);
          const shuffled = order.flatMap((at, place) => {
            const one = coded[at];
            return one ? [{ ...one, heldAt: `2026-01-${String(place + 1).padStart(2, '0')}` }] : [];
          });
          const found = saturation(shuffled);
          ks.push((found.value !== null && found.parts.reachedAt) || Number.POSITIVE_INFINITY);
        }
        ks.sort((a, b) => a - b);
        const middle = ks[4] ?? 0;
        expect(orderSensitivity(coded, undefined, 9)).toMatchObject({
          value: ks.filter(Number.isFinite).length / 9,
          parts: { median: Number.isFinite(middle) ? middle : null, shuffles: 9 },
        });
      }),
    );
  });

  it('gives the same shuffles each time', () => {
    expect(orderSensitivity(GUEST)).toEqual(orderSensitivity(GUEST.toReversed()));
    expect(orderSensitivity(GUEST.slice(0, 5))).toMatchObject({ reason: { needed: 6, have: 5 } });
  });

  it('draws from the published generator', () => {
    const random = mulberry32(1);
    expect([random(), random(), random()].map((x) => Number(x.toFixed(6)))).toEqual([0.627074, 0.002736, 0.527447]);
  });
});
