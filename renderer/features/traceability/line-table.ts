import { type EvidenceGraph, personOf } from '#shared/domain/evidence-graph.ts';
import type { Stance } from '#shared/domain/evidence-link.ts';
import type { AnyId } from '#shared/domain/ids.ts';

/** One way along the line: from a goal down to the words, as far as it goes. Empty where it is broken. */
export interface LineRow {
  readonly key: string;
  readonly goalId: AnyId | null;
  readonly needId: AnyId | null;
  readonly insightId: AnyId | null;
  readonly quoteId: AnyId | null;
  /** How the last step speaks for what is above it. */
  readonly stance: Stance;
}

/** More ways than this are not listed one by one: a filter makes them fewer. */
export const MOST_ROWS = 60_000;

/** Every way along the line, goals first, then what serves no goal. `only`: records to list; all by default. */
export function lineRows(graph: EvidenceGraph, only: ReadonlySet<string> | null): readonly LineRow[] {
  const rows: LineRow[] = [];
  const isIn = (id: string): boolean => only === null || only.has(id);
  const seen = new Set<string>();
  const add = (
    goalId: AnyId | null,
    needId: AnyId | null,
    insightId: AnyId | null,
    quoteId: AnyId | null,
    stance: Stance,
  ): void => {
    if (rows.length >= MOST_ROWS) return;
    const key = [goalId, needId, insightId, quoteId].join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    rows.push({ key, goalId, needId, insightId, quoteId, stance });
  };
  const below = (id: AnyId, prefix: string) =>
    (graph.down.get(id) ?? []).filter(({ from, kind }) => kind !== 'said' && from.startsWith(prefix) && isIn(from));
  const fromInsight = (goalId: AnyId | null, needId: AnyId | null, insightId: AnyId, stance: Stance): void => {
    const quotes = below(insightId, 'hl_');
    if (quotes.length === 0) add(goalId, needId, insightId, null, stance);
    for (const edge of quotes) add(goalId, needId, insightId, edge.from, edge.stance);
  };
  const fromNeed = (goalId: AnyId | null, needId: AnyId, stance: Stance, path: ReadonlySet<string>): void => {
    if (path.has(needId)) return;
    const inner = new Set([...path, needId]);
    const [insights, quotes, nested] = [below(needId, 'in_'), below(needId, 'hl_'), below(needId, 'nd_')];
    if (insights.length + quotes.length + nested.length === 0) add(goalId, needId, null, null, stance);
    for (const edge of insights) fromInsight(goalId, needId, edge.from, edge.stance);
    for (const edge of quotes) add(goalId, needId, null, edge.from, edge.stance);
    for (const edge of nested) fromNeed(goalId, edge.from, edge.stance, inner);
  };
  const reached = new Set<string>();
  const note = (start: number): void => {
    for (const { needId, insightId, quoteId } of rows.slice(start)) {
      for (const id of [needId, insightId, quoteId]) if (id) reached.add(id);
    }
  };
  for (const { id } of graph.records.goals) {
    if (!isIn(id)) continue;
    const start = rows.length;
    const needs = below(id, 'nd_');
    if (needs.length === 0) add(id, null, null, null, 'supports');
    for (const edge of needs) fromNeed(id, edge.from, edge.stance, new Set());
    note(start);
  }
  for (const { id, parentId } of graph.records.needs) {
    if (!isIn(id) || reached.has(id) || (parentId !== null && graph.places.has(parentId))) continue;
    const start = rows.length;
    fromNeed(null, id, 'supports', new Set());
    note(start);
  }
  for (const { id } of graph.records.insights) {
    if (!isIn(id) || reached.has(id)) continue;
    const start = rows.length;
    fromInsight(null, null, id, 'supports');
    note(start);
  }
  for (const { id } of graph.records.highlights)
    if (isIn(id) && !reached.has(id)) add(null, null, null, id, 'supports');
  return rows;
}

/** Who said a quote, as shown: the alias, or empty. */
export function saidBy(
  graph: EvidenceGraph,
  quoteId: AnyId | null,
): { readonly who: string; readonly interview: string; readonly heldAt: string } {
  const highlight = quoteId === null ? undefined : graph.highlights.get(quoteId);
  const interview = highlight && graph.interviews.get(highlight.interviewId);
  const who = highlight ? (graph.participants.get(personOf(graph, highlight))?.alias ?? '') : '';
  return { who, interview: interview?.title ?? '', heldAt: interview?.heldAt ?? '' };
}
