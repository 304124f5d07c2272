import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { experimentWord } from '#renderer/record-ui/solution-card.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { Experiment } from '#shared/domain/experiment.ts';
import type { Score } from '#shared/domain/score.ts';
import type { Solution } from '#shared/domain/solution.ts';
import type { HangingPart } from './need-outline.ts';

export interface TreeParts {
  readonly solutions: readonly Solution[];
  readonly experiments: readonly Experiment[];
  /** Null where there are too many to read for a column of the tree: each need's own page has them. */
  readonly scores: readonly Score[] | null;
}

const MOST_SCORES = 20_000;

/** What hangs in the tree beside the needs themselves. */
export async function treeParts(app: App): Promise<TreeParts> {
  const few = (await app.db.scores.count()) <= MOST_SCORES;
  const [solutions, experiments, scores] = await Promise.all([
    liveRecords(app, 'solutions'),
    liveRecords(app, 'experiments'),
    few ? liveRecords(app, 'scores') : null,
  ]);
  return { solutions: ordered(solutions), experiments: ordered(experiments), scores };
}

/** Solutions by need, each followed by what was tried for it. */
export function hangingByNeed(t: Text, { solutions, experiments }: TreeParts): ReadonlyMap<string, HangingPart[]> {
  const tried = new Map<string, Experiment[]>();
  for (const one of experiments) tried.set(one.solutionId, [...(tried.get(one.solutionId) ?? []), one]);
  const byNeed = new Map<string, HangingPart[]>();
  for (const solution of solutions) {
    const parts = byNeed.get(solution.needId) ?? [];
    byNeed.set(solution.needId, parts);
    const state = t(`solutions.status.${solution.status}`);
    const own = { solutionId: solution.id, title: solution.title, state };
    parts.push({ ...own, id: solution.id, kind: 'solution', depth: 0 });
    for (const experiment of tried.get(solution.id) ?? []) {
      const title = experiment.assumption;
      parts.push({
        id: experiment.id,
        solutionId: solution.id,
        kind: 'experiment',
        title,
        state: experimentWord(t, experiment),
        depth: 1,
      });
    }
  }
  return byNeed;
}
