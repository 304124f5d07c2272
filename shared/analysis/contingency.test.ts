import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail, logGamma } from './chi-square-tail.ts';
import { contingency, fisherExact, holm } from './contingency.ts';

describe('chi-square', () => {
  it.each([
    // Published critical values.
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [5.991, 2, 0.05],
    [9.21, 2, 0.01],
    [18.307, 10, 0.05],
    [23.209, 10, 0.01],
    [124.342, 100, 0.05],
  ])('%d with %d degrees of freedom has p %d', (value, degrees, p) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(p, 4);
  });

  it('has the tail that closed forms and the density give', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 80, noNaN: true }), (x) => {
        expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12);
        expect(chiSquareTail(x, 4)).toBeCloseTo(Math.exp(-x / 2) * (1 + x / 2), 12);
        expect(chiSquareTail(x, 3)).toBeCloseTo(1 - integral(x, 3), 5);
        expect(chiSquareTail(x, 7)).toBeCloseTo(1 - integral(x, 7), 6);
      }),
      { numRuns: 40 },
    );
  });

  it('knows the gamma function', () => {
    for (let n = 1, factorial = 1; n < 20; factorial *= n++) expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 10);
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 10);
  });
});

describe('tables of counts', () => {
  it('give the published chi-square of hair and eye colour', () => {
    // Snee 1974, 592 students.
    const found = contingency([
      [68, 20, 15, 5],
      [119, 84, 54, 29],
      [26, 17, 14, 14],
      [7, 94, 10, 16],
    ]);
    expect(found).toMatchObject({ n: 592, status: 'ok', parts: { test: 'chi-square', degrees: 9 } });
    expect(found.value !== null && found.parts.chiSquare).toBeCloseTo(138.29, 2);
    expect(found.value !== null && found.parts.effect).toBeCloseTo(0.279, 3);
    expect(found.value).toBeLessThan(1e-20);
  });

  it('take Fisher’s test for two by two with few cases', () => {
    // The lady tasting tea, and the example of a widespread statistics package.
    expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(0.4857, 4);
    expect(fisherExact(8, 2, 1, 5)).toBeCloseTo(0.03497, 5);
    const found = contingency([
      [3, 1],
      [1, 3],
    ]);
    expect(found).toMatchObject({
      n: 8,
      status: 'ok',
      parts: { test: 'fisher', chiSquare: null, thin: 4, effect: 0.5, size: 'large' },
    });
    expect(found.value).toBeCloseTo(0.4857, 4);
  });

  it('flag thin tables that are larger', () => {
    expect(
      contingency([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toMatchObject({ status: 'thin', parts: { thin: 6, cells: 6 } });
  });

  it('leave empty rows and columns out, and say when nothing is left', () => {
    const found = contingency([
      [10, 0, 20],
      [0, 0, 0],
      [30, 0, 40],
    ]);
    expect(found).toMatchObject({ n: 100, parts: { degrees: 1 } });
    expect(contingency([[0, 0]])).toEqual({ value: null, reason: { kind: 'empty-table' } });
    expect(contingency([])).toEqual({ value: null, reason: { kind: 'empty-table' } });
    expect(contingency([[3, 4]])).toEqual({ value: null, reason: { kind: 'no-variation' } });
  });

  it('agree with counting all tables in whole numbers', () => {
    const small = fc.nat(9);
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        fc.pre(a + b + c + d > 0);
        expect(fisherExact(a, b, c, d)).toBeCloseTo(exactFisher(a, b, c, d), 9);
      }),
    );
  });

  it('do not depend on which way the table lies', () => {
    const rows = fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(rows, (table) => {
        const turned = [0, 1, 2].map((column) => table.map((row) => row[column] ?? 0));
        const [one, other] = [contingency(table), contingency(turned)];
        if (one.value === null) expect(other).toEqual(one);
        else {
          expect(other.value).toBeCloseTo(one.value, 9);
          expect(one.parts.effect).toBeGreaterThanOrEqual(0);
          expect(one.parts.effect).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('many tests at once', () => {
  it('are corrected by Holm: the smallest by their number, the next by one less, none below one before', () => {
    expect(holm([0.01, null, 0.04, 0.03, 0.005])).toEqual([0.03, null, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('never become smaller, nor change their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (chances) => {
        const corrected = holm(chances);
        chances.forEach((p, i) => {
          expect(corrected[i]).toBeGreaterThanOrEqual(p);
          chances.forEach((q, j) => {
            if (p < q) expect(corrected[i] ?? 2).toBeLessThanOrEqual(corrected[j] ?? -1);
          });
        });
      }),
    );
  });
});

/** Simpson's rule over the density, from 0 to x; three degrees of freedom and more start at 0. */
function integral(x: number, degrees: number): number {
  const density = (t: number): number =>
    t === 0 ? 0 : (t ** (degrees / 2 - 1) * Math.exp(-t / 2)) / (2 ** (degrees / 2) * gammaOfHalves(degrees));
  const steps = 40_000;
  let sum = density(0) + density(x);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 0 ? 2 : 4) * density((x * i) / steps);
  return (sum * x) / steps / 3;
}

/** Gamma of half an odd number, by its product. */
function gammaOfHalves(odd: number): number {
  let value = Math.sqrt(Math.PI);
  for (let k = 1; k < odd; k += 2) value *= k / 2;
  return value;
}

function exactFisher(a: number, b: number, c: number, d: number): number {
  const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
  const choose = (n: number, k: number): bigint => factorial(n) / factorial(k) / factorial(n - k);
  const ways = (x: number): bigint => choose(a + c, x) * choose(b + d, a + b - x);
  let hits = 0n;
  for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) if (ways(x) <= ways(a)) hits += ways(x);
  return Number((hits * 10n ** 15n) / choose(a + b + c + d, a + b)) / 1e15;
}
