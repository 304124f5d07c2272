import { type EvidenceStrength, strengthOf } from '#shared/analysis/evidence-strength.ts';
import { type Evidence, type EvidenceGraph, evidenceFor, personOf } from '#shared/domain/evidence-graph.ts';
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

/** Worked out once per graph, record and day: lists ask for hundreds. */
export function figuresOf(graph: EvidenceGraph, id: AnyId, today: string): EvidenceFigures {
  const known = FIGURES.get(graph) ?? new Map<string, EvidenceFigures>();
  FIGURES.set(graph, known);
  const key = `${id} ${today}`;
  const before = known.get(key);
  if (before) return before;
  const evidence = evidenceFor(graph, id);
  const supporting = evidence.filter((e) => e.stance === 'supports');
  const segments = new Set(
    supporting.map((e) => graph.participants.get(personOf(graph, e.highlight))?.segment).filter(Boolean),
  );
  const made: EvidenceFigures = {
    evidence,
    strength: strengthOf(graph, evidence, today),
    segments: segments.size,
    contradictions: evidence.filter((e) => e.stance === 'contradicts').length,
  };
  known.set(key, made);
  return made;
}

const FIGURES = new WeakMap<EvidenceGraph, Map<string, EvidenceFigures>>();
