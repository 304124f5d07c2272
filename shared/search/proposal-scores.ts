import { idf, saturation } from './bm25.ts';
import { featuresOf, type ProposalFeatures } from './proposal-features.ts';
import type { TargetStore } from './proposal-targets.ts';
import type { ProposalSource, ProposalTarget } from './propose.ts';
import {
  FUNCTION_WORD_WEIGHT,
  GRAM_WEIGHT,
  KIN_WEIGHT,
  NAMED_WEIGHT,
  NEAR_WEIGHT,
  PAIR_WEIGHT,
  PROPOSAL_K1,
  RARE_COUNT,
  RARE_SHARE,
  REJECTED_WEIGHT,
  SENSE_COVER,
  SENSE_WEIGHT,
  SHARED_QUOTES_WEIGHT,
  SOURCE_K,
} from './search-parameters.ts';

export interface ScoredTarget {
  /** Share of the target's own words, by rarity, that the source says. */
  readonly named: number;
  readonly target: ProposalTarget;
  readonly score: number;
  /** BM25 of all features, less what refused texts hold back. */
  readonly words: number;
  /** The part of the score that the words gave. */
  readonly wordScore: number;
  /** Share of the source's weight (stems only) found in the target. */
  readonly cover: number;
  /** Two different words matched, or one rare one. */
  readonly narrow: boolean;
  /** Jaccard index of the supporting highlights, and how many they share. */
  readonly jaccard: number;
  readonly shared: number;
}

/** Targets that have anything in common with the source, best first, ties by id. */
export function scoreTargets(
  source: ProposalSource,
  query: ProposalFeatures,
  targets: TargetStore,
): readonly ScoredTarget[] {
  const settled = new Set([source.id, ...(source.settled ?? [])]);
  const sums = sumFeatures(query, targets, targets.holding(source.id));
  const own = selfScore(query, targets);
  const found: ScoredTarget[] = [];
  for (const slot of targets.slots()) {
    const target = targets.at(slot);
    if (settled.has(target.id)) continue;
    const { shared, jaccard } = overlap(source.supporting ?? [], target.supporting ?? []);
    const terms = sums.terms[slot] ?? 0;
    if (terms === 0 && shared === 0) continue;
    const words = Math.max(0, (sums.score[slot] ?? 0) - heldBack(query, target, targets));
    const named = sums.named[slot] ?? 0;
    const wordScore = own > 0 ? Math.min(1, words / own) + NAMED_WEIGHT * named : 0;
    const score = wordScore + SHARED_QUOTES_WEIGHT * jaccard;
    if (score <= 0) continue;
    const cover = sums.mass > 0 ? (sums.matched[slot] ?? 0) / sums.mass : 0;
    found.push({
      target,
      named,
      score,
      words,
      wordScore,
      cover,
      jaccard,
      shared,
      narrow: terms >= 2 || sums.rare[slot] === 1,
    });
  }
  return found.sort((a, b) => b.score - a.score || (a.target.id < b.target.id ? -1 : 1));
}

function sumFeatures(query: ProposalFeatures, targets: TargetStore, held: ReadonlyMap<number, ProposalFeatures>) {
  const { size } = targets;
  const score = new Float64Array(size);
  const matched = new Float64Array(size);
  const terms = new Uint16Array(size);
  const kin = new Uint16Array(size);
  const senses = new Uint16Array(size);
  const rare = new Uint8Array(size);
  const weight = weigher(query, targets);
  const few = Math.max(RARE_COUNT, RARE_SHARE * targets.count);
  const averageLength = targets.averageLength;
  let mass = 0;
  const coverBySense = (feature: string, telling: number): void => {
    const seen = new Set(targets.postings(feature)?.slots);
    for (const sense of query.senses.get(feature) ?? []) {
      for (const slot of targets.postings(sense)?.slots ?? []) {
        if (seen.has(slot)) continue;
        seen.add(slot);
        matched[slot] = (matched[slot] ?? 0) + SENSE_COVER * telling;
      }
    }
  };
  for (const feature of sortedFeatures(query)) {
    const sort = feature.charAt(0);
    const postings = targets.postings(feature);
    const isWord = sort === 'w';
    const telling = idf(targets.count, postings?.slots.length ?? 1);
    if (isWord) mass += telling;
    if (isWord) coverBySense(feature, telling);
    if (postings === undefined) continue;
    const worth = weight(feature);
    for (let i = 0; i < postings.slots.length; i++) {
      const slot = postings.slots[i] ?? 0;
      // The pair being judged must not vouch for itself: a text already among the target's quotes is taken out.
      const own = held.size === 0 ? undefined : held.get(slot);
      const tf = (postings.counts[i] ?? 0) - (own?.counts.get(feature) ?? 0);
      if (tf <= 0) continue;
      const length = targets.length(slot) - (own?.length ?? 0);
      score[slot] = (score[slot] ?? 0) + worth * saturation(tf, length, averageLength, PROPOSAL_K1);
      if (isWord) matched[slot] = (matched[slot] ?? 0) + telling;
      if (isWord || sort === 'p' || sort === 's') {
        const seen = isWord ? terms : sort === 'p' ? kin : senses;
        seen[slot] = (seen[slot] ?? 0) + 1;
        if (postings.slots.length <= few) rare[slot] = 1;
      }
    }
  }
  // Each word brings its beginning along, so the beginnings count the words and those that are only alike.
  for (let slot = 0; slot < size; slot++) terms[slot] = Math.max(terms[slot] ?? 0, kin[slot] ?? 0, senses[slot] ?? 0);
  const named = new Float64Array(size);
  for (let slot = 0; slot < size; slot++) if ((terms[slot] ?? 0) > 0) named[slot] = namedShare(slot, query, targets);
  return { score, matched, terms, rare, mass, named };
}

/** Share of a target's own words (title and text, without its quotes) that the source says, weighed by rarity. */
function namedShare(slot: number, query: ProposalFeatures, targets: TargetStore): number {
  const own = targets.ownFeatures(slot);
  let named = 0;
  let all = 0;
  for (const feature of own.counts.keys()) {
    if (!feature.startsWith('w')) continue;
    const telling = idf(targets.count, targets.postings(feature)?.slots.length ?? 1);
    all += telling;
    if (query.counts.has(feature)) named += telling;
    else if (own.senses.get(feature)?.some((sense) => query.counts.has(sense))) named += SENSE_COVER * telling;
  }
  return all > 0 ? named / all : 0;
}

/** What the source would score against itself, in the targets' statistics. */
function selfScore(query: ProposalFeatures, targets: TargetStore): number {
  const weight = weigher(query, targets);
  let sum = 0;
  for (const feature of sortedFeatures(query)) {
    sum +=
      weight(feature) * saturation(query.counts.get(feature) ?? 0, query.length, targets.averageLength, PROPOSAL_K1);
  }
  return sum;
}

function heldBack(query: ProposalFeatures, target: ProposalTarget, targets: TargetStore): number {
  if (target.rejected === undefined || target.rejected.length === 0) return 0;
  const refused = featuresOf(target.rejected.map((text) => text.text).join('\n'));
  const weight = weigher(query, targets);
  let sum = 0;
  for (const feature of sortedFeatures(query)) {
    const tf = refused.counts.get(feature) ?? 0;
    if (tf > 0) sum += weight(feature) * saturation(tf, refused.length, targets.averageLength, PROPOSAL_K1);
  }
  return REJECTED_WEIGHT * sum;
}

const SORT_WEIGHT: { readonly [sort: string]: number } = {
  w: 1,
  f: FUNCTION_WORD_WEIGHT,
  p: KIN_WEIGHT,
  b: PAIR_WEIGHT,
  u: NEAR_WEIGHT,
  g: GRAM_WEIGHT,
  s: SENSE_WEIGHT,
};

/** A feature's worth before saturation: rarity among the targets, its sort, and how often the source says it. */
export function weigher(query: ProposalFeatures, targets: TargetStore): (feature: string) => number {
  return (feature) => {
    const said = query.counts.get(feature) ?? 0;
    const df = Math.max(1, targets.postings(feature)?.slots.length ?? 1);
    return (
      idf(targets.count, df) * (SORT_WEIGHT[feature.charAt(0)] ?? 0) * ((said * (SOURCE_K + 1)) / (said + SOURCE_K))
    );
  };
}

// Floating point sums depend on their order: sorted, they are the same wherever the text came from.
const sortedFeatures = (query: ProposalFeatures): readonly string[] => [...query.counts.keys()].sort();

function overlap(a: readonly string[], b: readonly string[]) {
  const left = new Set(a);
  const right = new Set(b);
  const shared = [...left].filter((id) => right.has(id)).length;
  const all = left.size + right.size - shared;
  return { shared, jaccard: all === 0 ? 0 : shared / all };
}
