import { must } from '../assert.ts';
import { insert } from '../change.ts';
import { newEvidenceLink } from '../evidence-link.ts';
import { newExperiment } from '../experiment.ts';
import { newSolution } from '../solution.ts';
import { idOf, ORIGIN, type SamplePlan } from './sample-plan.ts';
import { SOLUTIONS } from './sample-solutions.ts';

/** Ideas under the needs, and what was tried to find out whether they would work. */
export function planSolutions({ ops, input, needIds, solutionIds }: SamplePlan): void {
  const date = (offset: number | null): string | null => (offset === null ? null : input.day(offset));
  const order = input.orderKeys(null, Object.keys(SOLUTIONS).length);
  for (const [i, [key, { need, experiments, ...solution }]] of Object.entries(SOLUTIONS).entries()) {
    const solutionId = input.newId('solution');
    solutionIds.set(key, solutionId);
    const place = { needId: idOf(needIds, need), order: must(order[i], 'an order key'), origin: ORIGIN };
    ops.push(insert('solutions', newSolution(solutionId, { ...solution, ...place }, input)));
    const within = input.orderKeys(null, experiments.length);
    for (const [n, { thresholdSet, started, ended, confidence, evidence, ...experiment }] of experiments.entries()) {
      const id = input.newId('experiment');
      const fields = {
        ...experiment,
        solutionId,
        thresholdSetAt: date(thresholdSet),
        startedAt: date(started),
        endedAt: date(ended),
        confidenceBefore: confidence[0],
        confidenceAfter: confidence[1],
        order: must(within[n], 'an order key'),
        origin: ORIGIN,
      };
      ops.push(insert('experiments', newExperiment(id, fields, input)));
      if (!evidence) continue;
      const link = { from: id, to: idOf(needIds, evidence.need), note: evidence.note, origin: ORIGIN };
      ops.push(insert('evidence', newEvidenceLink(input.newId('evidence'), link, input)));
    }
  }
}
