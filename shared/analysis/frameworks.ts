import { unreachable } from '../domain/assert.ts';
import type { ScoreKind } from '../domain/score.ts';
import { type Formula, readFormula } from './formula.ts';
import type { Unit } from './formula-units.ts';
import { KANO_CATEGORIES, kano } from './kano.ts';
import { type Measure, type Reason, unmeasured } from './measure.ts';
import { kanoPairs, type NeedInputs } from './need-inputs.ts';
import { opportunityOfAnswers, opportunityOfEstimates } from './opportunity-score.ts';
import type { Framework, PrioritySettings } from './priority-settings.ts';
import { rice } from './rice.ts';
import { ice, moscow, valueEffort, WSJF_STEPS, weighted, wsjf } from './simple-scores.ts';

/** A figure that a team estimates. Its range is what may be typed, and how far a sensitivity looks. */
export interface FrameworkInput {
  readonly kind: ScoreKind;
  /** Of a criterion of one's own; else empty. */
  readonly name: string;
  readonly least: number;
  /** Null: as much as one likes. */
  readonly most: number | null;
  /** Only these may be chosen; null: any figure in the range. */
  readonly steps: readonly number[] | null;
}

/** A framework's word on one need. */
export interface FrameworkScore {
  /** What is ranked, highest first; null where there is none. */
  readonly value: number | null;
  /** A band, a category, a flag; empty where there is none. */
  readonly status: string;
  readonly n: number;
  readonly reason: Reason | null;
}

/** What the frameworks may read of a need beside what was estimated. */
export interface NeedFacts {
  /** Evidence strength, 0-100. */
  readonly strength: number;
  /** People whose words support it. */
  readonly people: number;
  /** Customer importance: the sum over people of what each says, 0-3. */
  readonly importance: number;
}

export type ReadInput = (kind: ScoreKind, name: string) => number | null;

/** The estimates that a framework asks for. None for those that read a survey. */
export function inputsOf(framework: Framework, settings: PrioritySettings): readonly FrameworkInput[] {
  switch (framework) {
    case 'opportunitySurvey':
    case 'kano':
      return [];
    case 'opportunity':
      return [scale('importance', 0, 10), scale('satisfaction', 0, 10)];
    case 'rice':
      return [
        scale('reach', 0, null),
        { ...scale('impact', 0.25, 3), steps: RICE_IMPACTS },
        scale('confidence', 0, 100),
        scale('effort', 0.5, null),
      ];
    case 'ice':
      return [scale('iceImpact', 1, 10), scale('iceConfidence', 1, 10), scale('ease', 1, 10)];
    case 'weighted':
      return settings.criteria.map(({ name }) => ({ ...scale('criterion', 0, 10), name }));
    case 'wsjf':
      return (['userValue', 'timeCriticality', 'riskReduction', 'jobSize'] as const).map((kind) => ({
        ...scale(kind, 1, 20),
        steps: WSJF_STEPS,
      }));
    case 'valueEffort':
      return [scale('value', 1, 10), scale('effortPoints', 1, 10)];
    case 'moscow':
      return [{ ...scale('moscow', 1, 4), steps: [4, 3, 2, 1] }];
    case 'formula': {
      const formula = formulaOf(settings);
      return formula === null ? [] : formula.names.flatMap((name) => inputNamed(name, settings) ?? []);
    }
    default:
      return unreachable(framework);
  }
}

/** The score of a need by one framework. `read` gives the estimates, so that another value can be tried. */
export function frameworkScore(
  framework: Framework,
  settings: PrioritySettings,
  read: ReadInput,
  inputs: NeedInputs,
  facts: NeedFacts,
): FrameworkScore {
  const of = (kind: ScoreKind): number | null => read(kind, '');
  switch (framework) {
    case 'opportunitySurvey': {
      const values = (kind: ScoreKind) => inputs.answers(kind).map(({ value }) => value);
      return scoreOf(opportunityOfAnswers(values('importance'), values('satisfaction'), settings.edges));
    }
    case 'opportunity':
      return scoreOf(opportunityOfEstimates(of('importance'), of('satisfaction'), settings.edges));
    case 'rice':
      return scoreOf(
        rice({ reach: of('reach'), impact: of('impact'), confidence: of('confidence'), effort: of('effort') }),
      );
    case 'ice':
      return scoreOf(
        ice({ impact: of('iceImpact'), confidence: of('iceConfidence'), ease: of('ease') }, settings.iceHow),
        ICE_NAMES,
      );
    case 'weighted': {
      const criteria = settings.criteria.map((one) => ({ ...one, value: read('criterion', one.name) }));
      return scoreOf(
        criteria.length === 0 ? unmeasured({ kind: 'missing-part', what: 'criteria' }) : weighted(criteria),
      );
    }
    case 'wsjf':
      return scoreOf(
        wsjf({
          userValue: of('userValue'),
          timeCriticality: of('timeCriticality'),
          riskReduction: of('riskReduction'),
          jobSize: of('jobSize'),
        }),
      );
    case 'valueEffort':
      return scoreOf(valueEffort({ value: of('value'), effort: of('effortPoints') }), { effort: 'effortPoints' });
    case 'kano':
      return kanoScore(kano(kanoPairs(inputs)));
    case 'moscow':
      return scoreOf(moscow(of('moscow')));
    case 'formula': {
      const formula = formulaOf(settings);
      if (formula === null) return scoreOf(unmeasured({ kind: 'missing-part', what: 'formula' }));
      return scoreOf(
        formula.evaluate((name) => {
          if (name === 'strength') return facts.strength;
          if (name === 'people') return facts.people;
          if (name === 'customerImportance') return facts.importance;
          const input = inputNamed(name, settings);
          return input ? read(input.kind, input.name) : null;
        }),
      );
    }
    default:
      return unreachable(framework);
  }
}

/** The team's own formula, read; null where there is none or it has a problem. */
export function formulaOf(settings: PrioritySettings): Formula | null {
  const known = FORMULAS.get(settings);
  if (known !== undefined) return known;
  const read = readFormula(settings.formula, formulaUnits(settings));
  const formula = read.ok ? read.value : null;
  FORMULAS.set(settings, formula);
  return formula;
}

/** A setting never changes: its formula is read once, however many needs and trials ask for it. */
const FORMULAS = new WeakMap<PrioritySettings, Formula | null>();

/** The names that a formula may use, with their units. A criterion of one's own stands in square brackets. */
export function formulaUnits(settings: PrioritySettings): Readonly<Record<string, Unit>> {
  return {
    ...Object.fromEntries(settings.criteria.map(({ name }) => [name, { points: 1 }])),
    ...NAMED_UNITS,
    strength: { points: 1 },
    people: { people: 1 },
    customerImportance: { points: 1 },
  };
}

const RICE_IMPACTS: readonly number[] = [3, 2, 1, 0.5, 0.25];
/** The parts of the simple scores by the kinds under which they are stored. */
const ICE_NAMES: Readonly<Record<string, string>> = { impact: 'iceImpact', confidence: 'iceConfidence' };

const POINTS: Unit = { points: 1 };
const NAMED_UNITS = {
  importance: POINTS,
  satisfaction: POINTS,
  reach: { people: 1 },
  impact: {},
  confidence: {},
  effort: { 'person-months': 1 },
  ease: POINTS,
  userValue: POINTS,
  timeCriticality: POINTS,
  riskReduction: POINTS,
  jobSize: POINTS,
  value: POINTS,
} as const satisfies Readonly<Record<string, Unit>>;

const scale = (kind: ScoreKind, least: number, most: number | null): FrameworkInput => ({
  kind,
  name: '',
  least,
  most,
  steps: null,
});

function inputNamed(name: string, settings: PrioritySettings): FrameworkInput | null {
  if (settings.criteria.some((one) => one.name === name)) return { ...scale('criterion', 0, 10), name };
  for (const framework of ['opportunity', 'rice', 'ice', 'wsjf', 'valueEffort'] as const) {
    const found = inputsOf(framework, settings).find(({ kind }) => kind === name);
    if (found) return found;
  }
  return null;
}

function scoreOf(measure: Measure<unknown, string>, names: Readonly<Record<string, string>> = {}): FrameworkScore {
  if (measure.value !== null) return { value: measure.value, status: measure.status, n: measure.n, reason: null };
  const { reason } = measure;
  const what = reason.what === undefined ? undefined : (names[reason.what] ?? reason.what);
  return { value: null, status: '', n: 0, reason: { ...reason, what } };
}

/** Ranked by the order of the categories, must-be first; reverse and questionable have no rank. */
function kanoScore(measure: ReturnType<typeof kano>): FrameworkScore {
  if (measure.value === null) return scoreOf(measure);
  const at = KANO_CATEGORIES.indexOf(measure.status);
  const status = measure.parts.tentative ? `${measure.status}?` : measure.status;
  return at > 3
    ? { value: null, status, n: measure.n, reason: { kind: 'no-marks' } }
    : { value: 4 - at, status, n: measure.n, reason: null };
}
