import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgreementTable, addTables, alphaOfTable, cohenKappa, holsti, percentAgreement } from './agreement.ts';
import { agreementTable, type CodingMark, disagreements, unitsOf } from './coding-units.ts';
import { krippendorffAlpha } from './krippendorff.ts';

/** The two coders of the check: 1100000000 and 0110010100. */
const CHECK: AgreementTable = { both: 1, onlyFirst: 1, onlySecond: 3, neither: 5 };
const table = fc.record({
  both: fc.nat(30),
  onlyFirst: fc.nat(30),
  onlySecond: fc.nat(30),
  neither: fc.nat(30),
});
const swapped = (t: AgreementTable): AgreementTable => ({ ...t, onlyFirst: t.onlySecond, onlySecond: t.onlyFirst });
/** The units one by one, as the general measures want them. */
const unitsIn = ({ both, onlyFirst, onlySecond, neither }: AgreementTable): (readonly [number, number])[] => [
  ...Array.from({ length: both }, () => [1, 1] as const),
  ...Array.from({ length: onlyFirst }, () => [1, 0] as const),
  ...Array.from({ length: onlySecond }, () => [0, 1] as const),
  ...Array.from({ length: neither }, () => [0, 0] as const),
];

describe('two coders', () => {
  it('have the percent, kappa, alpha and Holsti of the check', () => {
    expect(percentAgreement(CHECK)).toMatchObject({ value: 0.6, n: 10 });
    const kappa = cohenKappa(CHECK);
    expect(kappa.value).toBeCloseTo(0.0909, 4);
    expect(kappa.value !== null && kappa.parts.expected).toBeCloseTo(0.56, 12);
    const alpha = alphaOfTable(CHECK);
    expect(alpha.value).toBeCloseTo(0.0952, 4);
    expect(alpha.value !== null && alpha.parts.observed).toBeCloseTo(0.4, 12);
    expect(alpha.value !== null && alpha.parts.expected).toBeCloseTo(0.44211, 5);
    expect(holsti(CHECK).value).toBeCloseTo(0.333, 3);
  });

  it('have no kappa or alpha without variation, and nothing without units', () => {
    const all = { both: 7, onlyFirst: 0, onlySecond: 0, neither: 0 };
    const none = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 7 };
    const empty = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
    for (const one of [all, none]) {
      expect(cohenKappa(one)).toEqual({ value: null, reason: { kind: 'no-variation' } });
      expect(alphaOfTable(one)).toEqual({ value: null, reason: { kind: 'no-variation' } });
    }
    expect(holsti(none)).toEqual({ value: null, reason: { kind: 'no-marks' } });
    for (const measure of [percentAgreement, cohenKappa, alphaOfTable])
      expect(measure(empty)).toEqual({ value: null, reason: { kind: 'no-units' } });
  });

  it('have Cohen’s kappa by the sum over categories', () => {
    fc.assert(
      fc.property(table, (one) => {
        const units = unitsIn(one);
        const n = units.length;
        const share = (coder: 0 | 1, value: number): number => units.filter((u) => u[coder] === value).length / n;
        const observed = units.filter(([a, b]) => a === b).length / n;
        const expected = share(0, 0) * share(1, 0) + share(0, 1) * share(1, 1);
        const found = cohenKappa(one);
        if (found.value === null) expect(n === 0 || expected > 1 - 1e-9).toBe(true);
        else expect(found.value).toBeCloseTo((observed - expected) / (1 - expected), 9);
      }),
    );
  });

  it('have the alpha that the general measure gives, both ways round', () => {
    fc.assert(
      fc.property(table, (one) => {
        const found = alphaOfTable(one);
        const general = krippendorffAlpha(unitsIn(one), 'nominal');
        if (found.value === null) expect(general.value).toBeNull();
        else expect(general.value).toBeCloseTo(found.value, 9);
        expect(alphaOfTable(swapped(one))).toEqual(found);
        expect(holsti(swapped(one)).value).toBe(holsti(one).value);
      }),
    );
  });

  it('never pass 1, and are 1 when they never differ', () => {
    fc.assert(
      fc.property(table, (one) => {
        for (const measure of [percentAgreement, cohenKappa, alphaOfTable, holsti])
          expect(measure(one).value ?? 0).toBeLessThanOrEqual(1);
        const same = { ...one, onlyFirst: 0, onlySecond: 0 };
        if (same.both > 0 && same.neither > 0)
          expect([cohenKappa(same).value, alphaOfTable(same).value]).toEqual([1, 1]);
      }),
    );
  });
});

describe('Krippendorff’s alpha', () => {
  /** Published by Krippendorff: four coders, twelve units, values missing. */
  const coders = [
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ].map((line) => line.split(' ').map((value) => (value === '.' ? null : Number(value))));
  const units = Array.from({ length: 12 }, (_, i) => coders.map((coder) => coder[i] ?? null));

  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('is %s %d on the published example', (level, value) => {
    const found = krippendorffAlpha(units, level);
    expect(found).toMatchObject({ n: 40, parts: { units: 11 } });
    expect(found.value).toBeCloseTo(value, 3);
  });

  it('is what the definition over pairs of values gives', () => {
    const value = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 });
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 15 }), (some) => {
        const found = krippendorffAlpha(some, 'interval');
        const pairable = some.map((unit) => unit.filter((v) => v !== null)).filter((unit) => unit.length > 1);
        const all = pairable.flat();
        const squares = (list: number[]): number =>
          list.reduce((s, x) => s + list.reduce((t, y) => t + (x - y) ** 2, 0), 0);
        const observed = pairable.reduce((s, unit) => s + squares(unit) / (unit.length - 1), 0) / all.length;
        const expected = squares(all) / (all.length * (all.length - 1));
        if (found.value === null) expect(all.length === 0 || expected === 0).toBe(true);
        else expect(found.value).toBeCloseTo(1 - observed / expected, 9);
      }),
    );
  });

  it('says when there is nothing to compare, or nothing that varies', () => {
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        'nominal',
      ),
    ).toEqual({ value: null, reason: { kind: 'no-units' } });
    expect(krippendorffAlpha([[3, 3]], 'ordinal')).toEqual({ value: null, reason: { kind: 'no-variation' } });
  });
});

describe('units of coding', () => {
  const blocks = [
    { id: 'sg_1', text: 'It takes 3.5 hours. Nobody knows why!' },
    { id: 'sg_2', text: '  ' },
    { id: 'sg_3', text: 'We ask.' },
  ];
  const mark = (coder: string, block: string, start: number, end: number): CodingMark => ({
    coder,
    tagId: 'tg_1',
    block,
    start,
    end,
  });
  const marks = [mark('a', 'sg_1', 0, 8), mark('b', 'sg_1', 3, 12), mark('b', 'sg_3', 0, 2), mark('c', 'sg_3', 0, 7)];

  it('are segments with words, sentences, or characters', () => {
    expect(unitsOf(blocks, 'segment').map(({ block }) => block)).toEqual(['sg_1', 'sg_3']);
    expect(unitsOf(blocks, 'sentence').map(({ block, start, end }) => [block, start, end])).toEqual([
      ['sg_1', 0, 19],
      ['sg_1', 20, 37],
      ['sg_3', 0, 7],
    ]);
    const characters = unitsOf(blocks, 'character', marks);
    expect(characters.reduce((sum, { weight }) => sum + weight, 0)).toBe(37 + 2 + 7);
  });

  it('count those that nobody coded too', () => {
    const at = (kind: Parameters<typeof unitsOf>[1]): AgreementTable =>
      agreementTable(unitsOf(blocks, kind, marks), marks, 'tg_1', ['a', 'b']);
    expect(at('segment')).toEqual({ both: 1, onlyFirst: 0, onlySecond: 1, neither: 0 });
    expect(at('sentence')).toEqual({ both: 1, onlyFirst: 0, onlySecond: 1, neither: 1 });
    expect(at('character')).toEqual({ both: 5, onlyFirst: 3, onlySecond: 6, neither: 32 });
    expect(addTables([at('segment'), at('sentence')])).toEqual({ both: 2, onlyFirst: 0, onlySecond: 2, neither: 1 });
  });

  it('list where the two differ', () => {
    const found = disagreements(unitsOf(blocks, 'segment'), marks, ['tg_1'], ['a', 'b']);
    expect(found.map(({ block, coder }) => [block, coder])).toEqual([['sg_3', 'b']]);
  });
});
