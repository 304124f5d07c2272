import type { Text } from '#renderer/ui/text.tsx';
import { chainOf, type EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { COLUMNS, columnOf, type Line } from './line.ts';

/** What a record is called on the line: its title, or the words of a quote. */
export function titleOf(graph: EvidenceGraph, titles: ReadonlyMap<string, string>, id: string): string {
  return graph.highlights.get(id)?.anchor.quote ?? titles.get(id) ?? '';
}

export function titlesOf(graph: EvidenceGraph, t: Text): ReadonlyMap<string, string> {
  const { goals, needs, insights, interviews } = graph.records;
  const all = [...goals, ...needs, ...insights, ...interviews];
  return new Map(all.map(({ id, title }) => [id, title.trim() || t('common.untitled')]));
}

/** Where a record stands and what its chain holds, in one sentence: spoken and shown when it is chosen. */
export function sentenceOf(line: Line, id: AnyId, t: Text): string {
  const { graph } = line;
  const kind = COLUMNS[columnOf(id)] ?? 'goal';
  const place = {
    kind: t(`traceability.column.${kind}`, { count: 1 }),
    position: line.nodes.get(id)?.position ?? 0,
    total: line.counts[columnOf(id)] ?? 0,
  };
  const figures = line.figures.get(id);
  if (figures) {
    return t(figures.against > 0 ? 'traceability.live.contested' : 'traceability.live.claim', {
      ...place,
      quotes: t('traceability.quotes', { count: figures.supporting }),
      people: t('traceability.people', { count: figures.people }),
      against: t('traceability.people', { count: figures.against }),
    });
  }
  const counts = countsOf(graph, id);
  return t(kind === 'interview' ? 'traceability.live.interview' : 'traceability.live.evidence', {
    ...place,
    quotes: t('traceability.quotes', { count: counts[3] ?? 0 }),
    insights: t('traceability.insights', { count: counts[2] ?? 0 }),
    needs: t('traceability.needs', { count: counts[1] ?? 0 }),
    goals: t('traceability.goals', { count: counts[0] ?? 0 }),
  });
}

/** Records of each column on the chain of a record: every card of the drawing says them, at every choice. */
function countsOf(graph: EvidenceGraph, id: AnyId): readonly number[] {
  const known = COUNTS.get(graph) ?? new Map<string, readonly number[]>();
  COUNTS.set(graph, known);
  const before = known.get(id);
  if (before) return before;
  const counts = [0, 0, 0, 0, 0];
  for (const reached of chainOf(graph, id)) counts[columnOf(reached)] = (counts[columnOf(reached)] ?? 0) + 1;
  known.set(id, counts);
  return counts;
}

const COUNTS = new WeakMap<EvidenceGraph, Map<string, readonly number[]>>();
