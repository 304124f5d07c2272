import { ProposalIndex, type ProposalTarget } from './propose.ts';

export interface EvaluationQuery {
  readonly id: string;
  readonly text: string;
  /** Ids of the targets that are right; empty where nothing should be proposed. */
  readonly truth: readonly string[];
}

/** Quality of proposals, of the list as a person sees it: after silence. */
export interface ProposalQuality {
  readonly 'R@1': number;
  readonly 'R@5': number;
  readonly 'hit@5': number;
  readonly MRR: number;
  /** Share of queries with no right target for which something was proposed; null where there are none. */
  readonly emptyProposedShare: number | null;
  readonly queries: number;
  readonly emptyQueries: number;
}

/** Collects what the proposals for each query are worth; queries may belong to several lists of targets. */
export class ProposalEvaluation {
  private readonly sums = { 'R@1': 0, 'R@5': 0, 'hit@5': 0, MRR: 0 };
  private asked = 0;
  private empty = 0;
  private emptyProposed = 0;

  /** Asks the index and counts; a right target that is not proposed is a miss. */
  add(index: ProposalIndex, query: EvaluationQuery): void {
    // A query's id is no record's id: a set may use the same ids for queries and candidates.
    const ranked = index.rank({ id: `query:${query.id}`, text: query.text });
    const truth = new Set(query.truth);
    if (truth.size === 0) {
      this.empty++;
      if (ranked.length > 0) this.emptyProposed++;
      return;
    }
    this.asked++;
    const right = ranked.map((id) => truth.has(id));
    const within = (k: number): number => right.slice(0, k).filter(Boolean).length;
    this.sums['R@1'] += within(1) / truth.size;
    this.sums['R@5'] += within(5) / truth.size;
    this.sums['hit@5'] += within(5) > 0 ? 1 : 0;
    this.sums.MRR += right.includes(true) ? 1 / (right.indexOf(true) + 1) : 0;
  }

  result(): ProposalQuality {
    const mean = (sum: number): number => (this.asked === 0 ? 0 : sum / this.asked);
    return {
      'R@1': mean(this.sums['R@1']),
      'R@5': mean(this.sums['R@5']),
      'hit@5': mean(this.sums['hit@5']),
      MRR: mean(this.sums.MRR),
      emptyProposedShare: this.empty === 0 ? null : this.emptyProposed / this.empty,
      queries: this.asked,
      emptyQueries: this.empty,
    };
  }
}

/** Targets from plain texts and quotes already linked to them, in the order given (the last is the newest). */
export function evaluationIndex(
  candidates: readonly { readonly id: string; readonly text: string }[],
  accepted: readonly { readonly candidateId: string; readonly text: string }[],
): ProposalIndex {
  const quotes = new Map<string, { id: string; text: string }[]>();
  accepted.forEach(({ candidateId, text }, i) => {
    const known = quotes.get(candidateId) ?? [];
    known.unshift({ id: `accepted:${i}`, text });
    quotes.set(candidateId, known);
  });
  return new ProposalIndex(
    candidates.map(({ id, text }): ProposalTarget => ({ id, title: '', text, accepted: quotes.get(id) ?? [] })),
  );
}
