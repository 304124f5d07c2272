import { type EvidenceStrength, strengthOf } from '#shared/analysis/evidence-strength.ts';
import { type Evidence, type EvidenceGraph, evidenceFor, personOf } from '#shared/domain/evidence-graph.ts';
import { remembered } from '#shared/domain/graph-memo.ts';
import type { AnyId } from '#shared/domain/ids.ts';

/** Everything that lists and cards say about the evidence of one record. */
export interface EvidenceFigures {
  readonly evidence: readonly Evidence[];
  readonly strength: EvidenceStrength;
  /** Segments of the people who support. */
  readonly segments: number;
  /** Quotes that speak against it. */
  readonly contradictions: number;
}

/** Worked out once per record and day, as long as nothing below the record changes: lists ask for hundreds. */
export function figuresOf(graph: EvidenceGraph, id: AnyId, today: string): EvidenceFigures {
  const days = remembered(graph, FIGURES, id, () => new Map<string, EvidenceFigures>());
  const known = days.get(today) ?? workOut(graph, id, today);
  days.set(today, known);
  return known;
}

const FIGURES = {};

function workOut(graph: EvidenceGraph, id: AnyId, today: string): EvidenceFigures {
  const evidence = evidenceFor(graph, id);
  const supporting = evidence.filter((e) => e.stance === 'supports');
  const segments = new Set(
    supporting.map((e) => graph.participants.get(personOf(graph, e.highlight))?.segment).filter(Boolean),
  );
  return {
    evidence,
    strength: strengthOf(graph, evidence, today),
    segments: segments.size,
    contradictions: evidence.filter((e) => e.stance === 'contradicts').length,
  };
}
