import type { Text } from '#renderer/ui/text.tsx';
import { type EvidenceGraph, evidenceFor, personOf } from '#shared/domain/evidence-graph.ts';

/** How much of the goals stands on what was said, in one sentence. */
export function coverageSentence(graph: EvidenceGraph, gaps: number, t: Text): string {
  const quotes = new Set<string>();
  const people = new Set<string>();
  let goals = 0;
  for (const { id } of graph.records.goals) {
    const evidence = evidenceFor(graph, id).filter(({ stance }) => stance === 'supports');
    if (evidence.length > 0) goals++;
    for (const { highlight } of evidence) {
      quotes.add(highlight.id);
      people.add(personOf(graph, highlight));
    }
  }
  const gapCount = t('traceability.gapCount', { count: gaps });
  if (goals === 0) return t('traceability.coverageNone', { gaps: gapCount });
  return t('traceability.coverage', {
    count: goals,
    quotes: t('traceability.quotes', { count: quotes.size }),
    people: t('traceability.people', { count: people.size }),
    gaps: gapCount,
  });
}
