import { type Place, placeOfRecord } from '#renderer/routes.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';

/** Where a record of the line opens, and where its gaps are mended: a quote in its interview, at its words; else its own page. */
export function placeOfNode(graph: EvidenceGraph, id: string): Place | null {
  const highlight = graph.highlights.get(id);
  return highlight ? { kind: 'interview', id: highlight.interviewId, highlight: highlight.id } : placeOfRecord(id);
}
