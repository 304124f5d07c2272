import type { Experiment } from '../domain/experiment.ts';
import { byKey } from './measure.ts';

export interface AssumptionPoint {
  readonly experiment: Experiment;
  /** Of the need that the solution serves, 0-10; null where nobody has said. */
  readonly importance: number | null;
  /** How sure we are that it holds, 0-100: after the test, else before it; null where nobody has said. */
  readonly confidence: number | null;
  /** `importance / 10 * (1 - confidence / 100)`, 0..1; null where a part is missing. Our own measure. */
  readonly risk: number | null;
}

/** Both lines that part the map: important above, known to the right. */
export const IMPORTANT = 5;
export const SURE = 50;

/**
 * Assumptions by how much hangs on them and how little is known: the riskiest first, those without a part last, ties by id. Dropped
 * tests are left out. The map of importance by evidence: Bland and Osterwalder, Testing business ideas, 2019.
 */
export function assumptionMap(
  experiments: readonly Experiment[],
  importanceOf: (experiment: Experiment) => number | null,
): readonly AssumptionPoint[] {
  const points = experiments
    .filter(({ status }) => status !== 'dropped')
    .map((experiment): AssumptionPoint => {
      const importance = within(importanceOf(experiment), 10);
      const confidence = within(experiment.confidenceAfter ?? experiment.confidenceBefore, 100);
      const risk = importance === null || confidence === null ? null : (importance / 10) * (1 - confidence / 100);
      return { experiment, importance, confidence, risk };
    });
  return points.sort((a, b) => (b.risk ?? -1) - (a.risk ?? -1) || byKey(a.experiment.id, b.experiment.id));
}

/** Off the scale is as if nobody had said: a point outside the map would be read as one at its edge. */
const within = (value: number | null, most: number): number | null =>
  value !== null && value >= 0 && value <= most ? value : null;
