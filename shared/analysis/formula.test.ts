import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormula } from './formula.ts';
import { parseFormula } from './formula-parse.ts';
import type { Unit } from './formula-units.ts';

const UNITS: Readonly<Record<string, Unit>> = {
  reach: { people: 1 },
  effort: { months: 1 },
  impact: {},
  importance: { points: 1 },
  satisfaction: { points: 1 },
  'Strategic fit': { points: 1 },
};
const VALUES: Readonly<Record<string, number>> = {
  reach: 2000,
  effort: 4,
  impact: 2,
  importance: 9,
  satisfaction: 3,
  'Strategic fit': 5,
};

function evaluated(text: string, values: Readonly<Record<string, number | null>> = VALUES) {
  const formula = readFormula(text, UNITS);
  return formula.ok ? formula.value.evaluate((name) => values[name] ?? null) : formula.problem;
}

describe('a formula of one’s own', () => {
  it.each([
    ['1 + 2 * 3', 7, ''],
    ['(1 + 2) * 3', 9, ''],
    ['2 ^ 3 ^ 2', 512, ''],
    ['-2 ^ 2', -4, ''],
    ['8 / 4 / 2', 1, ''],
    ['7 − 2 · 3', 1, ''],
    ['2 * -3', -6, ''],
    ['reach * impact / effort', 1000, 'people / months'],
    ['IMPORTANCE + max(importance - Satisfaction, 0)', 15, 'points'],
    ['mean(importance, satisfaction, [Strategic fit])', 17 / 3, 'points'],
    ['sqrt(importance * importance)', 9, 'points'],
    ['importance / satisfaction', 3, ''],
    ['abs(satisfaction - importance) ^ 2', 36, 'points^2'],
    ['min(reach, 100)', 100, 'people'],
    ['ln(importance / satisfaction) * effort', Math.log(3) * 4, 'months'],
    ['.5 * impact', 1, ''],
    ['1 / effort', 0.25, '1 / months'],
  ])('%s is %d %s', (text, value, unit) => {
    const found = evaluated(text);
    expect(found).toMatchObject({ unit, status: 'ok' });
    expect('value' in found && found.value).toBeCloseTo(value, 10);
  });

  it.each([
    ['', 'empty', 1],
    ['   ', 'empty', 1],
    ['impact +', 'ends-early', 9],
    ['impact impact', 'unexpected', 8],
    ['* impact', 'unexpected', 1],
    ['(impact', 'bracket-open', 1],
    ['impact)', 'unexpected', 7],
    ['max(impact', 'bracket-open', 1],
    ['abs(impact, 2)', 'arguments', 1],
    ['eval(impact)', 'unknown-function', 1],
    ['1 + reech', 'unknown-name', 5],
    ['impact.constructor', 'odd-character', 7],
    ['impact; 1', 'odd-character', 7],
    ['[Strategic fit', 'bracket-open', 1],
    ['impact + "1"', 'odd-character', 10],
    ['reach + effort', 'unit-clash', 7],
    ['max(reach, 1, effort)', 'unit-clash', 15],
    ['2 ^ reach', 'unit-power', 5],
    ['reach ^ impact', 'unit-power', 7],
    ['ln(reach)', 'unit-power', 1],
    [`${'1+'.repeat(300)}1`, 'too-long', 501],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'too-deep', 41],
    ['__proto__', 'unknown-name', 1],
  ])('%s has the problem %s at %d', (text, kind, column) => {
    expect(evaluated(text)).toMatchObject({ kind, column });
  });

  it('names both units that clash', () => {
    expect(evaluated('reach - effort')).toMatchObject({ units: ['people', 'months'] });
  });

  it('gives a reason instead of infinity or nothing', () => {
    expect(evaluated('1 / (impact - 2)')).toEqual({ value: null, reason: { kind: 'division-by-zero', column: 3 } });
    expect(evaluated('sqrt(0 - impact)')).toEqual({ value: null, reason: { kind: 'not-finite', column: 1 } });
    expect(evaluated('10 ^ 400')).toEqual({ value: null, reason: { kind: 'not-finite', column: 4 } });
    expect(evaluated('reach * impact', { reach: null, impact: 2 })).toEqual({
      value: null,
      reason: { kind: 'missing-part', what: 'reach' },
    });
  });

  it('names what it reads, once and as the name is written in the list', () => {
    const formula = readFormula('Reach * impact + reach * 2', UNITS);
    expect(formula).toMatchObject({ ok: true, value: { names: ['reach', 'impact'] } });
  });

  it('computes what the same sum means in plain arithmetic', () => {
    const leaf = fc.integer({ min: 0, max: 99 }).map((n) => ({ text: String(n), value: n }));
    const { tree } = fc.letrec<{ tree: { text: string; value: number } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([a, sign, b]) => ({
          text: `(${a.text} ${sign} ${b.text})`,
          value: sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value,
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        fc.pre(text.length <= 500);
        expect(evaluated(text)).toMatchObject({ value });
      }),
    );
  });

  it('answers anything that is typed, and never throws', () => {
    const signs = fc.constantFrom(
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      ',',
      '[',
      ']',
      'max',
      'reach',
      ' ',
      '1',
      '.',
      'é',
      '\u{1F600}',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(signs).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseFormula(text);
          if (!parsed.ok) expect(parsed.problem.column).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
