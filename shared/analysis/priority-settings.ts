import type { Json } from '../domain/json.ts';
import { type OpportunityEdges, USUAL_EDGES } from './opportunity-score.ts';

export const FRAMEWORKS = [
  'opportunitySurvey',
  'opportunity',
  'rice',
  'ice',
  'weighted',
  'wsjf',
  'valueEffort',
  'kano',
  'moscow',
  'formula',
] as const;
export type Framework = (typeof FRAMEWORKS)[number];

export interface WeightedCriterion {
  readonly name: string;
  /** 0 or more. */
  readonly weight: number;
}

/** How a project prioritises. It is a setting: it travels with the archive and is printed with the figures. */
export interface PrioritySettings {
  /** Frameworks side by side, in the order of `FRAMEWORKS`. */
  readonly shown: readonly Framework[];
  readonly iceHow: 'product' | 'mean';
  /** The period that all reach figures are of, such as "per quarter". */
  readonly reachPeriod: string;
  readonly criteria: readonly WeightedCriterion[];
  readonly formula: string;
  readonly edges: OpportunityEdges;
}

export const USUAL_PRIORITIES: PrioritySettings = {
  shown: ['opportunity', 'rice', 'ice'],
  iceHow: 'product',
  reachPeriod: '',
  criteria: [],
  formula: '',
  edges: USUAL_EDGES,
};

/** Out of the setting `measures`; what is not understood falls back to what is usual. */
export function readPrioritySettings(value: Json | undefined): PrioritySettings {
  const own = objectOf(objectOf(value).priorities);
  const shown = Array.isArray(own.shown)
    ? FRAMEWORKS.filter((one) => (own.shown as readonly Json[]).includes(one))
    : [];
  const edges = objectOf(own.edges);
  const edge = (name: keyof OpportunityEdges): number => numberOf(edges[name]) ?? USUAL_EDGES[name];
  return {
    shown: Array.isArray(own.shown) ? shown : USUAL_PRIORITIES.shown,
    iceHow: own.iceHow === 'mean' ? 'mean' : 'product',
    reachPeriod: textOf(own.reachPeriod),
    criteria: Array.isArray(own.criteria) ? own.criteria.flatMap(criterionOf) : [],
    formula: textOf(own.formula),
    edges: { solid: edge('solid'), high: edge('high'), extreme: edge('extreme') },
  };
}

/** The setting `measures` with these priorities in it; what else stands there stays. */
export function withPriorities(value: Json | undefined, priorities: PrioritySettings): Json {
  const { shown, iceHow, reachPeriod, criteria, formula, edges } = priorities;
  const own = {
    shown: [...shown],
    iceHow,
    reachPeriod,
    criteria: criteria.map(({ name, weight }) => ({ name, weight })),
    formula,
    edges: { ...edges },
  };
  return { ...objectOf(value), priorities: own };
}

function criterionOf(value: Json): readonly WeightedCriterion[] {
  const { name, weight } = objectOf(value);
  const number = numberOf(weight);
  return typeof name === 'string' && name !== '' && number !== null && number >= 0 ? [{ name, weight: number }] : [];
}

const objectOf = (value: Json | undefined): Readonly<Record<string, Json>> =>
  // Neither null nor a list: what is left of JSON is an object.
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const numberOf = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
