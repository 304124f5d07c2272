import { evaluationIndex } from '#shared/search/evaluate-proposals.ts';
import type { LabelledSet } from './labelled-sets.ts';

/** How often a proposal that is called strong is right. */
export interface StrongShare {
  readonly strong: number;
  readonly right: number;
  readonly queries: number;
}

const LISTED = 5;

/** Counts what a set's proposals call strong, questions without a right answer included; `every` takes each n-th query. */
export function strongShare({ parts }: LabelledSet, every = 1): StrongShare {
  let [strong, right, queries] = [0, 0, 0];
  for (const { candidates, queries: asked, accepted } of parts) {
    const index = evaluationIndex(candidates, accepted);
    for (const { id, text, truth } of asked.filter((_, i) => i % every === 0)) {
      queries++;
      for (const item of index.propose({ id: `query:${id}`, text }, LISTED).items) {
        if (item.strength !== 'strong') continue;
        strong++;
        if (truth.includes(item.id)) right++;
      }
    }
  }
  return { strong, right, queries };
}
