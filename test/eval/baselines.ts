import { evaluationIndex, ProposalEvaluation, type ProposalQuality } from '#shared/search/evaluate-proposals.ts';
import type { LabelledSet } from './labelled-sets.ts';

/** Our proposals on a set; `every` takes each n-th query, for a quick look. */
export function evaluateSet(set: LabelledSet, every = 1): ProposalQuality {
  const evaluation = new ProposalEvaluation();
  for (const { candidates, queries, accepted } of set.parts) {
    const index = evaluationIndex(candidates, accepted);
    queries.forEach((query, i) => {
      if (i % every === 0) evaluation.add(index, query);
    });
  }
  return evaluation.result();
}
