import { idf, saturation } from './bm25.ts';
import type { LiveSegment } from './live-segment.ts';
import { matchLeaf } from './match-leaf.ts';
import type { Leaf, QueryPlan } from './plan-query.ts';

/** `any-word`: nothing holds all words, so these hold some. */
export type QueryMode = 'all-words' | 'any-word';

/**
 * Leaves in each segment's `score` and `matched` (1 = found) what the plan finds; the caller reads and then clears them.
 * Falls back to any of the words when no unit holds all.
 */
export function runPlan(plan: QueryPlan, segments: readonly LiveSegment[]): QueryMode {
  if (matchAll(plan.clauses, plan.excluded, segments) > 0) return 'all-words';
  const wordClauses = plan.clauses.filter(isWords);
  const telling = wordClauses.filter((clause) => !clause.every((leaf) => leaf.kind === 'terms' && leaf.stop));
  if (telling.length < 2 && wordClauses.length < 2) return 'all-words';
  const any = (telling.length > 0 ? telling : wordClauses).flat();
  const others = plan.clauses.filter((clause) => !isWords(clause));
  return matchAll([any, ...others], plan.excluded, segments) > 0 ? 'any-word' : 'all-words';
}

/** Whether a person typed it as words to find, not as a filter. */
const isWords = (clause: readonly Leaf[]): boolean =>
  clause.some((leaf) => leaf.kind === 'sequences' || (leaf.kind === 'terms' && leaf.scored));

function matchAll(
  clauses: readonly (readonly Leaf[])[],
  excluded: readonly Leaf[],
  segments: readonly LiveSegment[],
): number {
  const totals = corpusTotals(segments);
  for (const live of segments) {
    live.matched.fill(0);
    live.score.fill(0);
  }
  clauses.forEach((clause, index) => {
    for (const leaf of clause) matchInto(leaf, index, segments, totals);
  });
  const tests = excluded.filter((leaf) => leaf.kind === 'test');
  for (const leaf of excluded) if (leaf.kind !== 'test') exclude(leaf, segments);
  return settle(clauses.length, tests, segments);
}

interface Totals {
  readonly count: number;
  readonly averageLength: number;
}

function corpusTotals(segments: readonly LiveSegment[]): Totals {
  let count = 0;
  let words = 0;
  for (const live of segments) {
    count += live.liveCount;
    words += live.wordCount;
  }
  return { count, averageLength: count === 0 ? 0 : words / count };
}

/** Moves units that held all clauses before `index` on, and adds what the leaf is worth. */
function matchInto(leaf: Leaf, index: number, segments: readonly LiveSegment[], totals: Totals): void {
  const scored = leaf.kind === 'sequences' || (leaf.kind === 'terms' && leaf.scored);
  let df = 0;
  // Words know their df beforehand; for words in a row it has to be counted, so those are looked up twice where there are more segments.
  if (leaf.kind === 'terms') for (const term of leaf.terms) df += term.df;
  else if (leaf.kind === 'sequences' && segments.length > 1) {
    for (const live of segments) {
      const count = matchLeaf(live, leaf);
      clear(live, count);
      df += count;
    }
  }
  for (const live of segments) {
    const { matched, score, docs, tf } = live;
    const count = matchLeaf(live, leaf);
    if (leaf.kind === 'sequences' && segments.length === 1) df = count;
    const weight = scored ? idf(totals.count, Math.min(df, totals.count)) : 0;
    for (let i = 0; i < count; i++) {
      const doc = docs[i] ?? 0;
      const state = matched[doc] ?? 0;
      const times = tf[doc] ?? 0;
      tf[doc] = 0;
      if (state !== index && state !== index + 1) continue;
      matched[doc] = index + 1;
      if (scored) {
        const length = live.segment.lengths[doc] ?? 0;
        score[doc] = (score[doc] ?? 0) + weight * saturation(times, length, totals.averageLength);
      }
    }
  }
}

const EXCLUDED = 255;

function exclude(leaf: Leaf, segments: readonly LiveSegment[]): void {
  for (const live of segments) {
    const count = matchLeaf(live, leaf);
    for (let i = 0; i < count; i++) live.matched[live.docs[i] ?? 0] = EXCLUDED;
    clear(live, count);
  }
}

function clear(live: LiveSegment, count: number): void {
  for (let i = 0; i < count; i++) live.tf[live.docs[i] ?? 0] = 0;
}

/** Leaves 1 in `matched` where all clauses held, 0 elsewhere. Columns are tested here, on the few that are left. */
function settle(
  clauseCount: number,
  unwanted: readonly Extract<Leaf, { kind: 'test' }>[],
  segments: readonly LiveSegment[],
): number {
  let found = 0;
  for (const { matched, dead, segment } of segments) {
    for (let doc = 0; doc < matched.length; doc++) {
      let holds = matched[doc] === clauseCount && dead[doc] === 0;
      for (let i = 0; holds && i < unwanted.length; i++) holds = unwanted[i]?.test(segment, doc) === false;
      matched[doc] = holds ? 1 : 0;
      if (holds) found++;
    }
  }
  return found;
}
