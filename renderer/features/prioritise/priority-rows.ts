import { type FrameworkScore, frameworkScore, type NeedFacts, type ReadInput } from '#shared/analysis/frameworks.ts';
import type { Measure } from '#shared/analysis/measure.ts';
import { type NeedInputs, needInputs } from '#shared/analysis/need-inputs.ts';
import type { Framework, PrioritySettings } from '#shared/analysis/priority-settings.ts';
import { type Ranks, rankDifference, ranksOf, type Scores } from '#shared/analysis/rank-compare.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Score } from '#shared/domain/score.ts';

/** A need with what each framework says of it. */
export interface PriorityRow {
  readonly need: Need;
  readonly inputs: NeedInputs;
  readonly facts: NeedFacts;
  readonly scores: ReadonlyMap<Framework, FrameworkScore>;
  readonly difference: Measure<{ readonly ranks: readonly number[] }>;
}

export interface PriorityList {
  readonly rows: readonly PriorityRow[];
  readonly ranks: ReadonlyMap<Framework, Ranks>;
}

/** All needs by all frameworks that are shown. Survey and estimate of the opportunity score are two lists, each ranked by itself. */
export function priorityList(
  needs: readonly Need[],
  scores: readonly Score[],
  settings: PrioritySettings,
  factsOf: (need: Need) => NeedFacts,
): PriorityList {
  const byNeed = new Map<string, Score[]>();
  for (const score of scores) {
    const list = byNeed.get(score.aboutId);
    if (list) list.push(score);
    else byNeed.set(score.aboutId, [score]);
  }
  const half = needs.map((need) => {
    const inputs = needInputs(byNeed.get(need.id) ?? []);
    const facts = factsOf(need);
    const found = settings.shown.map(
      (framework) => [framework, frameworkScore(framework, settings, reader(inputs), inputs, facts)] as const,
    );
    return { need, inputs, facts, scores: new Map(found) };
  });
  const ranks = new Map(settings.shown.map((framework) => [framework, ranksOf(scoresOf(half, framework))]));
  const all = [...ranks.values()];
  return { rows: half.map((row) => ({ ...row, difference: rankDifference(row.need.id, all) })), ranks };
}

/** What a framework's scores are, by need. */
export const scoresOf = (rows: readonly Pick<PriorityRow, 'need' | 'scores'>[], framework: Framework): Scores =>
  new Map(rows.map(({ need, scores }) => [need.id, scores.get(framework)?.value ?? null]));

export const reader =
  (inputs: NeedInputs): ReadInput =>
  (kind, name) =>
    inputs.estimate(kind, name)?.value ?? null;

/** The best by one framework first; those without a score last, in the needs' own order. */
export function sortedBy(list: PriorityList, framework: Framework | 'difference'): readonly PriorityRow[] {
  const rank = ({ need, difference }: PriorityRow): number =>
    framework === 'difference'
      ? -(difference.value ?? -1)
      : (list.ranks.get(framework)?.get(need.id) ?? Number.POSITIVE_INFINITY);
  return list.rows.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x === y ? 0 : x - y;
  });
}
