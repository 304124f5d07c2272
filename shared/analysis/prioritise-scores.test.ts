import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidence } from './confidence-brackets.ts';
import { roundTo } from './measure.ts';
import { opportunityOfAnswers, opportunityOfEstimates } from './opportunity-score.ts';
import { rice } from './rice.ts';
import { ice, moscow, valueEffort, weighted, wsjf } from './simple-scores.ts';

const answers = (top: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => (i < top ? 4 + (i % 2) : 1 + (i % 3)));

describe('opportunity score', () => {
  it.each([
    [9, 3, 15, 'high'],
    [9, 9, 9, 'served'],
    [4, 8, 4, 'overserved'],
    [10, 0, 20, 'extreme'],
    [6, 2, 10, 'served'],
    [6, 1.9, 10.1, 'solid'],
  ])('of importance %d and satisfaction %d is %d, %s', (importance, satisfaction, value, status) => {
    const score = opportunityOfEstimates(importance, satisfaction);
    expect(score).toMatchObject({ status, unit: 'points', parts: { source: 'estimate' } });
    expect(score.value).toBeCloseTo(value, 12);
  });

  it('takes the share of the top two answers of a survey', () => {
    expect(opportunityOfAnswers(answers(42, 60), answers(18, 60))).toEqual({
      value: 11,
      parts: { importance: 7, satisfaction: 3, nImportance: 60, nSatisfaction: 60, source: 'survey' },
      n: 60,
      unit: 'points',
      status: 'solid',
    });
  });

  it('leaves blanks and answers off the scale out of n', () => {
    const score = opportunityOfAnswers([5, null, 9, 0, 4], [1, 1, null]);
    expect(score).toMatchObject({ value: 20, n: 2, parts: { nImportance: 2, nSatisfaction: 2 } });
  });

  it('says which ratings are missing', () => {
    expect(opportunityOfAnswers([null], [3])).toEqual({
      value: null,
      reason: { kind: 'no-ratings', what: 'importance' },
    });
    expect(opportunityOfAnswers([3], [])).toEqual({
      value: null,
      reason: { kind: 'no-ratings', what: 'satisfaction' },
    });
    expect(opportunityOfEstimates(null, 3)).toEqual({
      value: null,
      reason: { kind: 'missing-part', what: 'importance' },
    });
    expect(opportunityOfEstimates(3, 11)).toEqual({
      value: null,
      reason: { kind: 'out-of-range', what: 'satisfaction' },
    });
  });

  it('stays within 0-20, rises with importance and falls with satisfaction', () => {
    const scale = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(scale, scale, scale, (i, s, more) => {
        const at = (a: number, b: number): number => opportunityOfEstimates(a, b).value ?? -1;
        expect(at(i, s)).toBeGreaterThanOrEqual(0);
        expect(at(i, s)).toBeLessThanOrEqual(20);
        expect(at(Math.max(i, more), s)).toBeGreaterThanOrEqual(at(Math.min(i, more), s));
        expect(at(i, Math.max(s, more))).toBeLessThanOrEqual(at(i, Math.min(s, more)));
      }),
    );
  });
});

describe('RICE', () => {
  it.each([
    [2000, 2, 80, 3, 1066.67],
    [5000, 0.5, 100, 1, 2500],
    [0, 3, 100, 1, 0],
  ])('of %d, %d, %d %%, %d is %d', (reach, impact, percent, effort, value) => {
    expect(roundTo(rice({ reach, impact, confidence: percent, effort }).value ?? -1, 2)).toBe(value);
  });

  it('is never infinite: without an effort it says so', () => {
    for (const effort of [null, 0, -1])
      expect(rice({ reach: 1, impact: 1, confidence: 50, effort })).toEqual({
        value: null,
        reason: { kind: 'no-effort', what: 'effort' },
      });
    expect(rice({ reach: null, impact: 1, confidence: 50, effort: 1 })).toMatchObject({ reason: { what: 'reach' } });
  });

  it('calls a confidence under a half a moonshot', () => {
    expect(rice({ reach: 1, impact: 1, confidence: 49.9, effort: 1 })).toMatchObject({ status: 'moonshot' });
    expect(rice({ reach: 1, impact: 1, confidence: 50, effort: 1 })).toMatchObject({ status: 'ok' });
  });

  it('halves when the effort doubles', () => {
    const some = fc.double({ min: 0.25, max: 5000, noNaN: true });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 100 }), some, (reach, impact, percent, effort) => {
        const at = (e: number): number => rice({ reach, impact, confidence: percent, effort: e }).value ?? -1;
        expect(at(2 * effort)).toBeCloseTo(at(effort) / 2, 6);
      }),
    );
  });
});

describe('simple scores', () => {
  it('multiplies ICE, or takes the mean', () => {
    const parts = { impact: 8, confidence: 6, ease: 3 };
    expect(ice(parts)).toEqual({ value: 144, parts, n: 1, unit: 'points', status: 'product' });
    expect(roundTo(ice(parts, 'mean').value ?? 0, 3)).toBe(5.667);
    expect(ice({ ...parts, ease: null })).toEqual({ value: null, reason: { kind: 'missing-part', what: 'ease' } });
    expect(ice({ ...parts, ease: 0 })).toEqual({ value: null, reason: { kind: 'out-of-range', what: 'ease' } });
  });

  it('weighs criteria that have a value, and says how many they are', () => {
    const rows = [
      { name: 'a', weight: 5, value: 8 },
      { name: 'b', weight: 3, value: 5 },
      { name: 'c', weight: 2, value: 2 },
    ];
    expect(weighted(rows)).toMatchObject({ value: 5.9, status: 'ok', n: 3 });
    expect(weighted([...rows, { name: 'd', weight: 9, value: null }])).toMatchObject({
      value: 5.9,
      status: 'partial',
      parts: { given: 3 },
    });
    expect(weighted([{ name: 'a', weight: 0, value: 5 }])).toEqual({ value: null, reason: { kind: 'no-weight' } });
    expect(weighted([{ name: 'a', weight: 1, value: null }])).toMatchObject({
      reason: { kind: 'missing-part', what: 'a' },
    });
    expect(weighted([{ name: 'a', weight: -1, value: 5 }])).toMatchObject({ reason: { kind: 'out-of-range' } });
  });

  it('lies between the lowest and the highest criterion', () => {
    const criterion = fc.record({
      name: fc.constant('x'),
      weight: fc.double({ min: 0.01, max: 9, noNaN: true }),
      value: fc.double({ min: 0, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(criterion, { minLength: 1 }), (criteria) => {
        const values = criteria.map(({ value }) => value);
        const score = weighted(criteria).value ?? -1;
        expect(score).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
    );
  });

  it('divides the cost of delay, and value, by the effort', () => {
    expect(wsjf({ userValue: 8, timeCriticality: 5, riskReduction: 3, jobSize: 5 })).toMatchObject({ value: 3.2 });
    expect(wsjf({ userValue: 8, timeCriticality: 5, riskReduction: 3, jobSize: null })).toMatchObject({
      reason: { what: 'jobSize' },
    });
    expect(valueEffort({ value: 8, effort: 4 })).toMatchObject({ value: 2 });
    expect(valueEffort({ value: 8, effort: 0 })).toMatchObject({ reason: { kind: 'out-of-range' } });
  });

  it('puts MoSCoW in four classes', () => {
    expect([4, 3, 2, 1].map((stored) => moscow(stored)).map((m) => m.value !== null && m.status)).toEqual([
      'must',
      'should',
      'could',
      'wont',
    ]);
    expect(moscow(5)).toMatchObject({ reason: { kind: 'out-of-range' } });
    expect(moscow(null)).toMatchObject({ reason: { kind: 'missing-part' } });
  });
});

describe('confidence brackets', () => {
  const anecdotes = [0.5, 0.5, 0.5].map((value) => ({ bracket: 'anecdote', value }) as const);
  const market = { bracket: 'market', value: 1 } as const;

  it.each([
    [[], 0, 'ok'],
    [anecdotes, 1, 'capped'],
    [[...anecdotes, market], 2.5, 'ok'],
    [[...anecdotes, market, market], 3, 'capped'],
  ])('of %j is %d', (items, value, status) => {
    expect(confidence(items)).toMatchObject({ value, status });
  });

  it('refuses a value that its bracket does not have', () => {
    expect(confidence([{ bracket: 'launch', value: 3 }])).toMatchObject({ reason: { what: 'launch' } });
  });
});
