import { describe, expect, it } from 'vitest';
import { newScore, type Score, type ScoreKind } from '../domain/score.ts';
import { readFormula } from './formula.ts';
import { formulaOf, formulaUnits, frameworkScore, inputsOf } from './frameworks.ts';
import { kanoPairs, needInputs } from './need-inputs.ts';
import {
  FRAMEWORKS,
  type PrioritySettings,
  readPrioritySettings,
  USUAL_PRIORITIES,
  withPriorities,
} from './priority-settings.ts';

const WHO = { now: '2026-03-01T08:00:00Z', by: 'au_1' } as const;
let made = 0;
const score = (kind: ScoreKind, value: number, more: Partial<Parameters<typeof newScore>[1]> = {}): Score => ({
  ...newScore(
    `sc_${String(++made).padStart(3, '0')}`,
    { aboutId: 'nd_1', kind, value, at: '2026-03-01', ...more },
    WHO,
  ),
  rev: 1,
  updatedAt: WHO.now,
});
const survey = (kind: ScoreKind, value: number, person: number): Score =>
  score(kind, value, { source: 'survey', participantId: `pt_${person}` });
const FACTS = { strength: 60, people: 4, importance: 7 };
const SETTINGS: PrioritySettings = {
  ...USUAL_PRIORITIES,
  criteria: [
    { name: 'Strategic fit', weight: 3 },
    { name: 'Fear', weight: 1 },
  ],
  formula: 'reach * people / effort',
};

function scored(framework: (typeof FRAMEWORKS)[number], scores: readonly Score[], settings = SETTINGS) {
  const inputs = needInputs(scores);
  return frameworkScore(framework, settings, (kind, name) => inputs.estimate(kind, name)?.value ?? null, inputs, FACTS);
}

describe('inputs', () => {
  it('take the newest estimate, and each respondent’s latest answer', () => {
    const old = score('reach', 10, { at: '2026-02-01' });
    const inputs = needInputs([
      score('reach', 30, { at: '2026-02-20' }),
      old,
      { ...score('reach', 99), deletedAt: WHO.now },
      survey('importance', 1, 1),
      survey('importance', 5, 1),
      survey('importance', 4, 2),
    ]);
    expect(inputs.estimate('reach')?.value).toBe(30);
    expect(inputs.estimates('reach').map(({ value }) => value)).toEqual([30, 10]);
    expect(inputs.answers('importance').map(({ value }) => value)).toEqual([5, 4]);
  });

  it('never let a survey answer stand for an estimate, nor the other way', () => {
    const mixed = [survey('importance', 5, 1), survey('satisfaction', 1, 1), score('importance', 9)];
    expect(scored('opportunitySurvey', mixed)).toMatchObject({ value: 20, n: 1 });
    expect(scored('opportunity', mixed)).toMatchObject({ value: null, reason: { what: 'satisfaction' } });
  });

  it('pair the two answers of each respondent', () => {
    const pairs = kanoPairs(
      needInputs([survey('kanoPresent', 1, 1), survey('kanoAbsent', 5, 1), survey('kanoPresent', 3, 2)]),
    );
    expect(pairs).toEqual([
      { present: 'like', absent: 'dislike' },
      { present: 'neutral', absent: null },
    ]);
  });
});

describe('frameworks', () => {
  it('score what their own formulas say', () => {
    const all = [
      score('importance', 9),
      score('satisfaction', 3),
      score('reach', 2000),
      score('impact', 2),
      score('confidence', 80),
      score('effort', 3),
      score('iceImpact', 8),
      score('iceConfidence', 6),
      score('ease', 3),
      score('criterion', 8, { name: 'Strategic fit' }),
      score('criterion', 4, { name: 'Fear' }),
      score('userValue', 8),
      score('timeCriticality', 5),
      score('riskReduction', 3),
      score('jobSize', 5),
      score('value', 8),
      score('effortPoints', 4),
      score('moscow', 3),
    ];
    const found = Object.fromEntries(FRAMEWORKS.map((framework) => [framework, scored(framework, all)]));
    expect(found.opportunity).toMatchObject({ value: 15, status: 'high' });
    expect(found.rice?.value).toBeCloseTo(1066.667, 3);
    expect(found.ice).toMatchObject({ value: 144 });
    expect(found.weighted).toMatchObject({ value: 7 });
    expect(found.wsjf).toMatchObject({ value: 3.2 });
    expect(found.valueEffort).toMatchObject({ value: 2 });
    expect(found.moscow).toMatchObject({ value: 3, status: 'should' });
    expect(found.formula?.value).toBeCloseTo((2000 * 4) / 3, 9);
    expect(found.kano).toMatchObject({ value: null, reason: { kind: 'no-answers' } });
  });

  it('name the missing part by the kind under which it is stored', () => {
    expect(scored('ice', [])).toMatchObject({ reason: { kind: 'missing-part', what: 'iceImpact' } });
    expect(scored('valueEffort', [score('value', 3)])).toMatchObject({ reason: { what: 'effortPoints' } });
    expect(scored('weighted', [], USUAL_PRIORITIES)).toMatchObject({
      reason: { kind: 'missing-part', what: 'criteria' },
    });
    expect(scored('formula', [], USUAL_PRIORITIES)).toMatchObject({ reason: { what: 'formula' } });
  });

  it('rank Kano by the order of its categories', () => {
    const must = [survey('kanoPresent', 3, 1), survey('kanoAbsent', 5, 1)];
    expect(scored('kano', must)).toMatchObject({ value: 4, status: 'M?' });
    const reverse = [survey('kanoPresent', 5, 1), survey('kanoAbsent', 1, 1)];
    expect(scored('kano', reverse)).toMatchObject({ value: null, status: 'R?' });
  });

  it('ask for the inputs that they read', () => {
    const names = (framework: (typeof FRAMEWORKS)[number]): string[] =>
      inputsOf(framework, SETTINGS).map(({ kind, name }) => name || kind);
    expect(names('weighted')).toEqual(['Strategic fit', 'Fear']);
    expect(names('formula')).toEqual(['reach', 'effort']);
    expect(names('kano')).toEqual([]);
  });

  it('check units in a formula', () => {
    expect(formulaOf(SETTINGS)?.unit).toBe('people^2 / person-months');
    expect(readFormula('reach + effort', formulaUnits(SETTINGS))).toMatchObject({
      problem: { kind: 'unit-clash', column: 7, units: ['people', 'person-months'] },
    });
    expect(readFormula('[Strategic fit] * impact', formulaUnits(SETTINGS))).toMatchObject({ ok: true });
  });
});

describe('priority settings', () => {
  it('come back as they were written, beside what else stands in the setting', () => {
    const stored = withPriorities({ halfLife: 90 }, SETTINGS);
    expect(stored).toMatchObject({ halfLife: 90 });
    expect(readPrioritySettings(stored)).toEqual(SETTINGS);
    expect(readPrioritySettings(withPriorities(undefined, { ...SETTINGS, shown: [] })).shown).toEqual([]);
  });

  it('fall back to what is usual for anything that is not understood', () => {
    expect(readPrioritySettings(undefined)).toEqual(USUAL_PRIORITIES);
    const odd = {
      priorities: {
        shown: ['rice', 'magic'],
        criteria: [{ name: '', weight: 1 }, { name: 'x', weight: -1 }, 3],
        edges: 7,
      },
    };
    expect(readPrioritySettings(odd)).toEqual({ ...USUAL_PRIORITIES, shown: ['rice'] });
  });
});
