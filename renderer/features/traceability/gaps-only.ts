import type { AuditGap } from '#shared/analysis/gap-audit.ts';
import { chainUp, type EvidenceGraph } from '#shared/domain/evidence-graph.ts';

/** Where the line has gaps, and the way from there up to the goals: all that "Gaps only" draws. */
export function gapRecords(graph: EvidenceGraph, gaps: readonly AuditGap[]): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const { id } of gaps) {
    if (graph.places.has(id)) for (const reached of chainUp(graph, id)) kept.add(reached);
  }
  return kept;
}
