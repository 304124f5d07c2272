import { type Opportunity, opportunityOfAnswers } from '#shared/analysis/opportunity-score.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Score } from '#shared/domain/score.ts';

export interface SegmentScore {
  /** Null: everybody. Empty: people without a segment. */
  readonly segment: string | null;
  readonly found: Opportunity;
}

/** What a survey said of one need: overall, then by segment. Empty where no survey asked. */
export function surveyBySegment(graph: EvidenceGraph, scores: readonly Score[]): readonly SegmentScore[] {
  const asked = scores.filter(({ source, kind }) => source === 'survey' && isPair(kind));
  if (asked.length === 0) return [];
  const segmentOf = ({ participantId }: Score): string =>
    participantId === null ? '' : (graph.participants.get(participantId)?.segment ?? '');
  const segments = [...new Set(asked.map(segmentOf))].sort();
  const of = (list: readonly Score[]): Opportunity =>
    opportunityOfAnswers(valuesOf(list, 'importance'), valuesOf(list, 'satisfaction'));
  const parts = segments.map((segment) => ({ segment, found: of(asked.filter((one) => segmentOf(one) === segment)) }));
  return [{ segment: null, found: of(asked) }, ...(segments.length > 1 ? parts : [])];
}

export interface RatedValue {
  /** 0 to 10. */
  readonly value: number;
  /** The team's guess, and no customer's answer. */
  readonly estimated: boolean;
}

export interface NeedFigures {
  readonly importance: RatedValue | null;
  readonly satisfaction: RatedValue | null;
}

/** Importance and satisfaction of each need: a survey's where one asked, else the newest estimate. */
export function figuresByNeed(scores: readonly Score[]): ReadonlyMap<string, NeedFigures> {
  const byNeed = new Map<string, Score[]>();
  for (const score of scores) {
    if (score.deletedAt !== null || !isPair(score.kind) || score.source === 'customer') continue;
    const own = byNeed.get(score.aboutId);
    if (own) own.push(score);
    else byNeed.set(score.aboutId, [score]);
  }
  const rated = (own: readonly Score[], kind: Score['kind']): RatedValue | null => {
    const answers = own.filter((one) => one.kind === kind && one.source === 'survey');
    const high = answers.filter(({ value }) => value >= 4).length;
    if (answers.length > 0) return { value: (10 * high) / answers.length, estimated: false };
    const guess = own
      .filter((one) => one.kind === kind)
      .toSorted(byDay)
      .at(-1);
    return guess ? { value: guess.value, estimated: true } : null;
  };
  return new Map(
    [...byNeed].map(([id, own]) => [
      id,
      { importance: rated(own, 'importance'), satisfaction: rated(own, 'satisfaction') },
    ]),
  );
}

/** What one author guesses; null while unsaid. */
export const ownEstimate = (
  scores: readonly Score[],
  kind: 'importance' | 'satisfaction',
  by: Id<'author'>,
): number | null =>
  scores
    .filter((one) => one.source === 'estimate' && one.kind === kind && one.by === by)
    .toSorted(byDay)
    .at(-1)?.value ?? null;

const byDay = (a: Score, b: Score): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1);

const isPair = (kind: Score['kind']): boolean => kind === 'importance' || kind === 'satisfaction';

const valuesOf = (scores: readonly Score[], kind: Score['kind']): number[] =>
  scores.filter((one) => one.kind === kind).map(({ value }) => value);
