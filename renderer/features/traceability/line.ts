import { type EvidenceGraph, evidenceFor, type GapKind, gapsOf, personOf } from '#shared/domain/evidence-graph.ts';
import { remembered } from '#shared/domain/graph-memo.ts';
import type { AnyId } from '#shared/domain/ids.ts';

export const COLUMNS = ['goal', 'need', 'insight', 'highlight', 'interview'] as const;
export type ColumnKind = (typeof COLUMNS)[number];

/** A place in a column of the drawing: a record, or a gap after one, drawn dashed with words. */
export interface LineNode {
  /** The record's id; of a gap `gap <kind> <record's id>`. */
  readonly id: string;
  readonly recordId: AnyId;
  readonly gap: GapKind | null;
  readonly column: number;
  /** How deep a need is nested; 0 for all else. */
  readonly depth: number;
  /** The record under which it stands in the order of the drawing; null for one that nothing on its left leads to. */
  readonly under: string | null;
  /** Its place among the records of its column, from 1. */
  readonly position: number;
}

/** The line in the order in which it is drawn: each column in the order of the one before it, what serves nothing last. */
export interface Line {
  readonly graph: EvidenceGraph;
  readonly columns: readonly (readonly LineNode[])[];
  readonly nodes: ReadonlyMap<string, LineNode>;
  /** Records per column. */
  readonly counts: readonly number[];
  readonly figures: ReadonlyMap<string, Figures>;
}

/** What a record stands on. */
export interface Figures {
  readonly quotes: number;
  /** Of these, those that support it. */
  readonly supporting: number;
  /** People with a quote that supports it. */
  readonly people: number;
  /** People with a quote that contradicts it. */
  readonly against: number;
}

/** `only`: the records to draw; all by default. What is left out still counts for what stands on it. */
export function orderLine(graph: EvidenceGraph, only: ReadonlySet<string> | null = null): Line {
  const { goals, needs, insights, highlights, interviews } = graph.records;
  const columns: LineNode[][] = COLUMNS.map(() => []);
  const nodes = new Map<string, LineNode>();
  const gaps = new Map<string, GapKind[]>();
  for (const { kind, id } of gapsOf(graph)) gaps.set(id, [...(gaps.get(id) ?? []), kind]);
  const counts = COLUMNS.map(() => 0);
  const ranks = rankOf(graph);

  const place = (id: AnyId, under: string | null, depth: number): void => {
    if (nodes.has(id) || (only !== null && !only.has(id))) return;
    const column = columnOf(id);
    counts[column] = (counts[column] ?? 0) + 1;
    const node: LineNode = { id, recordId: id, gap: null, column, depth, under, position: counts[column] ?? 0 };
    nodes.set(id, node);
    columns[column]?.push(node);
    const edges = graph.down.get(id) ?? [];
    const below = edges.map(({ from }) => from);
    if (below.length > 1) below.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    // Evidence of a need's own stands beside it, before that of the needs nested in it.
    for (const from of below) if (columnOf(from) !== column) place(from, id, 0);
    for (const from of below) if (columnOf(from) === column) place(from, id, depth + 1);
    for (const kind of gaps.get(id) ?? []) {
      const at = GAP_COLUMN[kind];
      if (at === undefined) continue;
      const gap: LineNode = {
        id: `gap ${kind} ${id}`,
        recordId: id,
        gap: kind,
        column: at,
        depth: 0,
        under: id,
        position: 0,
      };
      nodes.set(gap.id, gap);
      columns[at]?.push(gap);
    }
  };
  for (const { id } of [...goals].sort(byRank(ranks))) place(id, null, 0);
  const present = new Set<string>(needs.map(({ id }) => id));
  const roots = needs.filter(({ parentId }) => parentId === null || !present.has(parentId));
  for (const { id } of [...roots.sort(byRank(ranks)), ...needs, ...insights, ...highlights, ...interviews])
    place(id, null, 0);
  const interviewsByQuotes = sortByEvidence(graph, columns[3] ?? [], columns[4] ?? []);
  for (const node of interviewsByQuotes) nodes.set(node.id, node);
  return { graph, columns: [...columns.slice(0, 4), interviewsByQuotes], nodes, counts, figures: figuresOf(graph) };
}

/** Interviews beside the middle of what was said in them, so that fewer threads cross; those without a quote stay last. */
function sortByEvidence(
  graph: EvidenceGraph,
  quotes: readonly LineNode[],
  interviews: readonly LineNode[],
): LineNode[] {
  const rows = new Map(quotes.map(({ id }, row) => [id, row]));
  const middle = new Map(
    interviews.map(({ id }) => {
      const said = (graph.up.get(id) ?? []).flatMap(({ to }) => rows.get(to) ?? []);
      return [id, said.length === 0 ? quotes.length : said.reduce((sum, row) => sum + row, 0) / said.length];
    }),
  );
  return [...interviews]
    .sort((a, b) => (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0))
    .map((node, i) => ({ ...node, position: i + 1 }));
}

/** What a missing next step leaves empty: the column to the right of what lacks it. */
const GAP_COLUMN: Readonly<Partial<Record<GapKind, number>>> = {
  'goal-without-need': 1,
  'need-without-evidence': 2,
  'insight-without-evidence': 3,
};

const PREFIXES = ['gl', 'nd', 'in', 'hl', 'iv'];
export const columnOf = (id: string): number => PREFIXES.indexOf(id.slice(0, 2));

/** Goals and needs in the order that people gave them, the rest as it was made. */
function rankOf(graph: EvidenceGraph): ReadonlyMap<string, number> {
  const { goals, needs, insights, highlights, interviews } = graph.records;
  const byOrder = <T extends { readonly order: string; readonly id: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  const ranks = new Map<string, number>();
  // The graph's lists stand in the order of their ids.
  for (const list of [byOrder(goals), byOrder(needs), insights, highlights, interviews]) {
    for (const { id } of list) ranks.set(id, ranks.size);
  }
  return ranks;
}

const byRank =
  (ranks: ReadonlyMap<string, number>) =>
  (a: { readonly id: string }, b: { readonly id: string }): number =>
    (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0);

function figuresOf(graph: EvidenceGraph): ReadonlyMap<string, Figures> {
  const figures = new Map<string, Figures>();
  for (const list of [graph.records.goals, graph.records.needs, graph.records.insights]) {
    for (const { id } of list)
      figures.set(
        id,
        remembered(graph, FIGURES, id, () => workOut(graph, id)),
      );
  }
  return figures;
}

const FIGURES = {};

function workOut(graph: EvidenceGraph, id: AnyId): Figures {
  const evidence = evidenceFor(graph, id);
  const [people, against] = [new Set<string>(), new Set<string>()];
  let supporting = 0;
  for (const { highlight, stance } of evidence) {
    if (stance === 'qualifies') continue;
    if (stance === 'supports') supporting += 1;
    (stance === 'supports' ? people : against).add(personOf(graph, highlight));
  }
  return { quotes: evidence.length, supporting, people: people.size, against: against.size };
}
