import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { evidenceFor } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Insight } from '#shared/domain/insight.ts';

export interface InsightFilter {
  readonly q?: string | undefined;
  readonly study?: Id<'study'> | undefined;
  readonly status?: string | undefined;
}

/** The insights that a filter leaves, newest first. An insight belongs to the studies whose interviews it stands on. */
export function chosenInsights(graph: EvidenceGraph, filter: InsightFilter): readonly Insight[] {
  const words = fold(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return graph.records.insights
    .filter(({ title }) => words.every((word) => fold(title).includes(word)))
    .filter(({ status }) => filter.status === undefined || status === filter.status)
    .filter(({ id }) => filter.study === undefined || standsOn(graph, id, filter.study))
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

const standsOn = (graph: EvidenceGraph, id: Id<'insight'>, study: Id<'study'>): boolean =>
  evidenceFor(graph, id).some(({ highlight }) => graph.interviews.get(highlight.interviewId)?.studyId === study);

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
