import type { EvidenceGraph } from '../domain/evidence-graph.ts';
import { graphOfGoal, graphOfStudy } from '../domain/evidence-scope.ts';
import type { Id } from '../domain/ids.ts';
import type { Study } from '../domain/study.ts';
import type { SummaryText } from './discovery-summary-texts.ts';

export type SummaryScope =
  | { readonly kind: 'study'; readonly id: Id<'study'> }
  | { readonly kind: 'goal'; readonly id: Id<'goal'> };

export interface ScopePart {
  readonly graph: EvidenceGraph;
  readonly title: string;
  /** Of a study; empty else. */
  readonly question: string;
}

/** The part of the line that a summary speaks of, and what it is called. */
export function scopeOf(
  scope: SummaryScope,
  graph: EvidenceGraph,
  studies: readonly Study[],
  t: SummaryText,
): ScopePart {
  if (scope.kind === 'study') {
    const study = studies.find(({ id }) => id === scope.id);
    return {
      graph: graphOfStudy(graph, scope.id),
      title: study?.title || t('export.summary.untitled'),
      question: study?.question ?? '',
    };
  }
  const goal = graph.records.goals.find(({ id }) => id === scope.id);
  return { graph: graphOfGoal(graph, scope.id), title: goal?.title || t('export.summary.untitled'), question: '' };
}
