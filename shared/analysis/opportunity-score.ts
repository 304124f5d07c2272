import { type Measure, unmeasured } from './measure.ts';

export type OpportunityBand = 'extreme' | 'high' | 'solid' | 'served' | 'overserved';

export interface OpportunityParts {
  /** Both 0-10. */
  readonly importance: number;
  readonly satisfaction: number;
  readonly nImportance: number;
  readonly nSatisfaction: number;
  /** Survey values and estimates never share a list or a mean. */
  readonly source: 'survey' | 'estimate';
}

/** Lower edges of the bands: a score above the edge is in the band. They differ by author, so they are a setting. */
export interface OpportunityEdges {
  readonly solid: number;
  readonly high: number;
  readonly extreme: number;
}

export const USUAL_EDGES: OpportunityEdges = { solid: 10, high: 12, extreme: 15 };

export type Opportunity = Measure<OpportunityParts, OpportunityBand>;

/**
 * `I + max(I - S, 0)` of survey answers on 1-5: I and S are ten times the share that answered 4 or 5. Blank answers and answers off
 * the scale leave n. Source: Ulwick, Harvard Business Review, January 2002.
 */
export function opportunityOfAnswers(
  importance: readonly (number | null)[],
  satisfaction: readonly (number | null)[],
  edges: OpportunityEdges = USUAL_EDGES,
): Opportunity {
  const [i, s] = [topTwo(importance), topTwo(satisfaction)];
  if (i.n === 0) return unmeasured({ kind: 'no-ratings', what: 'importance' });
  if (s.n === 0) return unmeasured({ kind: 'no-ratings', what: 'satisfaction' });
  return score({ importance: i, satisfaction: s, source: 'survey' }, edges);
}

/** The same of the team's own estimates, 0-10 each. */
export function opportunityOfEstimates(
  importance: number | null,
  satisfaction: number | null,
  edges: OpportunityEdges = USUAL_EDGES,
): Opportunity {
  for (const [what, value] of [
    ['importance', importance],
    ['satisfaction', satisfaction],
  ] as const) {
    if (value === null) return unmeasured({ kind: 'missing-part', what });
    if (!(value >= 0 && value <= 10)) return unmeasured({ kind: 'out-of-range', what });
  }
  return score(
    {
      importance: { value: importance ?? 0, n: 1 },
      satisfaction: { value: satisfaction ?? 0, n: 1 },
      source: 'estimate',
    },
    edges,
  );
}

interface Part {
  readonly value: number;
  readonly n: number;
}

function score(
  of: { readonly importance: Part; readonly satisfaction: Part; readonly source: OpportunityParts['source'] },
  edges: OpportunityEdges,
): Opportunity {
  const [i, s] = [of.importance.value, of.satisfaction.value];
  const value = i + Math.max(i - s, 0);
  return {
    value,
    parts: {
      importance: i,
      satisfaction: s,
      nImportance: of.importance.n,
      nSatisfaction: of.satisfaction.n,
      source: of.source,
    },
    n: Math.min(of.importance.n, of.satisfaction.n),
    unit: 'points',
    status: bandOf(value, s > i, edges),
  };
}

function bandOf(value: number, isOverserved: boolean, edges: OpportunityEdges): OpportunityBand {
  if (isOverserved) return 'overserved';
  if (value > edges.extreme) return 'extreme';
  if (value > edges.high) return 'high';
  return value > edges.solid ? 'solid' : 'served';
}

/** Ten times the share of answers on 1-5 that are 4 or 5; null without an answer on the scale. */
export function topTwoShare(answers: readonly (number | null)[]): number | null {
  const { value, n } = topTwo(answers);
  return n === 0 ? null : value;
}

function topTwo(answers: readonly (number | null)[]): Part {
  const given = answers.filter((answer) => answer !== null && answer >= 1 && answer <= 5);
  const top = given.filter((answer) => answer !== null && answer >= 4).length;
  return { value: given.length === 0 ? 0 : (10 * top) / given.length, n: given.length };
}
