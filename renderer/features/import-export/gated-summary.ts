import { buildGraph, type EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { type NameRule, type Names, namesFor } from '#shared/exchange/discovery-summary-names.ts';
import { countReasons, type ExportGate, type Withheld } from '#shared/exchange/export-gate.ts';
import { pseudonyms } from '#shared/exchange/pseudonyms.ts';

/** The line without the quotes that may not go out to this audience. */
export function allowedGraph(graph: EvidenceGraph, gate: ExportGate): EvidenceGraph {
  const { records } = graph;
  const highlights = records.highlights.filter((highlight) => gate.withheld(highlight) === null);
  if (highlights.length === records.highlights.length) return graph;
  const kept = new Set(highlights.map(({ id }) => id as string));
  const isThere = (id: string): boolean => !id.startsWith('hl_') || kept.has(id);
  return buildGraph({
    ...records,
    highlights,
    links: records.links.filter(({ from, to }) => isThere(from) && isThere(to)),
  });
}

/** Quotes of this part of the line that stay back, by reason. */
export function withheldIn(part: EvidenceGraph, gate: ExportGate): readonly Withheld[] {
  return countReasons(part.records.highlights.flatMap((highlight) => gate.withheld(highlight) ?? []));
}

/** How people appear before an audience: outside by name only who agreed to it, and anonymously nobody. */
export function namesBefore(gate: ExportGate, rule: NameRule, people: readonly Participant[]): Names {
  if (gate.audience === 'anonymous') return pseudonyms(people);
  if (gate.audience === 'inside' || rule === 'aliases') return namesFor(rule, people);
  const hidden = namesFor(
    'aliases',
    people.filter(({ id }) => !gate.mayName(id)),
  );
  const named = namesFor('real', people);
  return { ...hidden, of: (id) => hidden.of(id) ?? named.of(id) };
}
