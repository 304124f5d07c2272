import { idf } from './bm25.ts';
import { EXCLUDED_STEP, FOUND_STEP, type LiveSegment } from './live-segment.ts';
import { matchLeaf } from './match-leaf.ts';
import type { Leaf, QueryPlan } from './plan-query.ts';
import { BM25_B, BM25_K1 } from './search-parameters.ts';

/** `any-word`: nothing holds all words, so these hold some. */
export type QueryMode = 'all-words' | 'any-word';

/**
 * Leaves in each segment's `found` the units that the plan finds, and in `score` what their words are worth.
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
  for (const live of segments) live.begin();
  // The rarest clause first: the others then only look at what it left. Cost decides, not the order in which it was typed.
  const order = clauses.toSorted((a, b) => costOf(a) - costOf(b));
  order.forEach((clause, index) => {
    for (const leaf of clause) matchInto(leaf, index, segments, totals);
    for (const live of segments) keepFound(live, index);
  });
  if (clauses.length === 0) for (const live of segments) findAll(live);
  const tests = excluded.filter((leaf) => leaf.kind === 'test');
  for (const leaf of excluded) if (leaf.kind !== 'test') exclude(leaf, segments);
  return settle(tests, segments);
}

/** Units that a clause may hold; tests of columns come last, since they read every unit. */
function costOf(clause: readonly Leaf[]): number {
  return clause.reduce((sum, leaf) => {
    if (leaf.kind === 'test') return Number.POSITIVE_INFINITY;
    if (leaf.kind === 'terms') return leaf.terms.reduce((all, { df }) => all + df, sum);
    // Words in a row are at most as many as the rarest of them.
    const rarest = leaf.sequences.map((places) =>
      Math.min(...places.map(({ terms }) => terms.reduce((all, { df }) => all + df, 0))),
    );
    return rarest.reduce((all, df) => all + df, sum);
  }, 0);
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
  if (leaf.kind !== 'sequences') {
    let df = 0;
    if (leaf.kind === 'terms') for (const term of leaf.terms) df += term.df;
    const weight = leaf.kind === 'terms' && leaf.scored ? idf(totals.count, Math.min(df, totals.count)) : 0;
    for (const live of segments) {
      if (index > 0 && live.foundCount === 0) continue;
      advance(live, matchLeaf(live, leaf, index > 0), index, weight, totals);
    }
    return;
  }
  // Words know their df beforehand; for words in a row it has to be counted over all segments before any is scored.
  const counts = segments.map((live) => {
    const count = matchLeaf(live, leaf);
    if (segments.length === 1) return { count, docs: live.docs, tf: null };
    const docs = live.docs.slice(0, count);
    const tf = Float64Array.from(docs, (doc) => live.tf[doc] ?? 0);
    for (const doc of docs) live.tf[doc] = 0;
    return { count, docs, tf };
  });
  const df = counts.reduce((sum, { count }) => sum + count, 0);
  const weight = idf(totals.count, Math.min(df, totals.count));
  segments.forEach((live, i) => {
    const { count = 0, docs, tf } = counts[i] ?? {};
    if (docs && tf) {
      live.docs.set(docs);
      docs.forEach((doc, k) => {
        live.tf[doc] = tf[k] ?? 0;
      });
    }
    advance(live, count, index, weight, totals);
  });
}

/** Takes over `count` units of `live.docs`. */
function advance(live: LiveSegment, count: number, index: number, weight: number, totals: Totals): void {
  const { stamp, score, docs, tf, found, segment, round } = live;
  const reached = round + index + 1;
  const base = BM25_K1 * (1 - BM25_B);
  const slope = totals.averageLength > 0 ? (BM25_K1 * BM25_B) / totals.averageLength : 0;
  let total = live.foundCount;
  for (let i = 0; i < count; i++) {
    const doc = docs[i] ?? 0;
    const times = tf[doc] ?? 0;
    tf[doc] = 0;
    const state = stamp[doc] ?? 0;
    if (index === 0) {
      if (state !== reached) {
        stamp[doc] = reached;
        score[doc] = 0;
        found[total++] = doc;
      }
    } else if (state === reached - 1) stamp[doc] = reached;
    else if (state !== reached) continue;
    if (weight === 0) continue;
    const norm = base + slope * (segment.lengths[doc] ?? 0);
    score[doc] = (score[doc] ?? 0) + (weight * times * (BM25_K1 + 1)) / (times + norm);
  }
  live.foundCount = total;
}

/** After a clause: only units that held it stay. */
function keepFound(live: LiveSegment, index: number): void {
  if (index === 0) return;
  const { found, stamp } = live;
  const reached = live.round + index + 1;
  let left = 0;
  for (let i = 0; i < live.foundCount; i++) {
    const doc = found[i] ?? 0;
    if (stamp[doc] === reached) found[left++] = doc;
  }
  live.foundCount = left;
}

function findAll(live: LiveSegment): void {
  let count = 0;
  for (let doc = 0; doc < live.segment.count; doc++) {
    if (live.dead[doc] === 1) continue;
    live.found[count++] = doc;
    live.score[doc] = 0;
  }
  live.foundCount = count;
}

function exclude(leaf: Leaf, segments: readonly LiveSegment[]): void {
  for (const live of segments) {
    const count = matchLeaf(live, leaf, true);
    for (let i = 0; i < count; i++) {
      const doc = live.docs[i] ?? 0;
      live.stamp[doc] = live.round + EXCLUDED_STEP;
      live.tf[doc] = 0;
    }
  }
}

/** Takes out what is excluded. Columns are tested here, on the few that are left. */
function settle(unwanted: readonly Extract<Leaf, { kind: 'test' }>[], segments: readonly LiveSegment[]): number {
  let all = 0;
  for (const live of segments) {
    const { found, stamp, segment, round } = live;
    let left = 0;
    for (let i = 0; i < live.foundCount; i++) {
      const doc = found[i] ?? 0;
      let holds = stamp[doc] !== round + EXCLUDED_STEP;
      for (let k = 0; holds && k < unwanted.length; k++) holds = unwanted[k]?.test(segment, doc) === false;
      if (!holds) continue;
      found[left++] = doc;
      stamp[doc] = round + FOUND_STEP;
    }
    live.foundCount = left;
    all += left;
  }
  return all;
}
