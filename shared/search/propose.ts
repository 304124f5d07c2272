import { idf } from './bm25.ts';
import { featuresOf, type ProposalFeatures } from './proposal-features.ts';
import { type ProposalReason, reasonsFor } from './proposal-reasons.ts';
import { type ScoredTarget, scoreTargets, weigher } from './proposal-scores.ts';
import { TargetTable } from './proposal-targets.ts';
import {
  ENOUGH_TARGETS,
  LIKELY_FROM,
  MOST_LEAD,
  SILENCE_ENOUGH,
  SILENCE_NAMED,
  SILENCE_THRESHOLD,
  STRONG_FROM,
  SURE_BASE,
  SURE_COVER,
  SURE_LEAD,
  SURE_MATCHED,
  SURE_NAMED,
} from './search-parameters.ts';

/** What a link could be made from: a highlight, an insight, a need. */
export interface ProposalSource {
  readonly id: string;
  readonly text: string;
  /** Highlights it stands on. */
  readonly supporting?: readonly string[] | undefined;
  /** Targets already linked or refused: never proposed. */
  readonly settled?: readonly string[] | undefined;
}

/** What a link could lead to, with what its links have taught so far. */
export interface ProposalTarget {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Texts linked to it, newest first; the first 20 count as its words. */
  readonly accepted: readonly LinkedText[];
  readonly rejected?: readonly LinkedText[] | undefined;
  /** Highlights it stands on. */
  readonly supporting?: readonly string[] | undefined;
}
export interface LinkedText {
  readonly id: string;
  readonly text: string;
}

interface Proposal {
  readonly id: string;
  readonly score: number;
  readonly strength: 'strong' | 'likely' | 'weak';
  /** Their shares sum to the score. */
  readonly reasons: readonly ProposalReason[];
}
export interface Proposals {
  readonly items: readonly Proposal[];
  /** Something matched, but too little to bother a person with. */
  readonly abstained: boolean;
}

/** Proposals once, for few targets. For many sources keep a ProposalIndex. */
export function propose(input: {
  readonly source: ProposalSource;
  readonly candidates: readonly ProposalTarget[];
  readonly limit: number;
}): Proposals {
  return new ProposalIndex(input.candidates).propose(input.source, input.limit);
}

/** The targets of one kind, ready to be asked. `set` after each accept or edit costs one target, not all. */
export class ProposalIndex {
  private readonly targets: TargetTable;

  constructor(targets: Iterable<ProposalTarget> = []) {
    this.targets = new TargetTable();
    for (const target of targets) this.targets.set(target);
  }

  set(target: ProposalTarget): void {
    this.targets.set(target);
  }

  delete(id: string): void {
    this.targets.delete(id);
  }

  /** Best first, ties by id; the same data gives the same list. */
  propose(source: ProposalSource, limit: number): Proposals {
    const query = featuresOf(source.text);
    const { scored, abstained } = this.scored(source, query);
    // Among a handful of targets every word is common: how telling a match is can only be said beside enough others.
    const rarest = idf(Math.max(this.targets.count, ENOUGH_TARGETS), 1);
    const weightOf = weigher(query, this.targets);
    const second = scored[1]?.score ?? 0;
    const items = scored.slice(0, limit).map((item, i): Proposal => {
      const { reasons, telling } = reasonsFor({ source, target: item.target, query, item, weightOf });
      const matched = (item.words * telling) / rarest + (item.shared > 0 ? 1 : 0);
      // What fits another target as well or better is no strong sign.
      const isSure = i === 0 && sureness(item, matched, second) >= STRONG_FROM;
      const strength = isSure ? 'strong' : matched >= LIKELY_FROM ? 'likely' : 'weak';
      return { id: item.target.id, score: item.score, strength, reasons };
    });
    return { items, abstained };
  }

  /** The ids that `propose` would list, all of them, without reasons. */
  rank(source: ProposalSource): readonly string[] {
    return this.scored(source, featuresOf(source.text)).scored.map((item) => item.target.id);
  }

  private scored(source: ProposalSource, query: ProposalFeatures) {
    const scored = scoreTargets(source, query, this.targets);
    const [best] = scored;
    if (best === undefined) return { scored, abstained: false };
    const words = best.words / idf(this.targets.count, 1);
    const known = words * best.cover + SILENCE_NAMED * best.named;
    const isTold = best.narrow && (known >= SILENCE_THRESHOLD || words >= SILENCE_ENOUGH);
    const abstained = best.shared === 0 && !isTold;
    return { scored: abstained ? [] : scored, abstained };
  }
}

/**
 * How far it can be trusted that the first target is the right one, as log odds: by what matched (in rarest possible words of the
 * subject; all, get and without give no strength), the shares of the source and of the target that were understood, and the lead.
 */
function sureness({ score, cover, named }: ScoredTarget, matched: number, second: number): number {
  if (matched <= 0) return Number.NEGATIVE_INFINITY;
  const lead = Math.min(MOST_LEAD, second > 0 ? score / second : MOST_LEAD);
  return (
    SURE_BASE + SURE_MATCHED * Math.log(matched) + SURE_COVER * cover + SURE_NAMED * named + SURE_LEAD * Math.log(lead)
  );
}
