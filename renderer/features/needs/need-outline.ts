import { type EvidenceGraph, heardBy } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { childrenByParent, keptWhere } from '#shared/domain/need-tree.ts';

/** What hangs under a need: an idea for it, or something tried for that idea. */
export interface HangingPart {
  readonly id: Id<'solution'> | Id<'experiment'>;
  /** Whose page it opens. */
  readonly solutionId: Id<'solution'>;
  readonly kind: 'solution' | 'experiment';
  readonly title: string;
  /** How far it is, in words. */
  readonly state: string;
  /** 0 for a solution, 1 for an experiment under it. */
  readonly depth: number;
}

/** One line of the outline, with what a treegrid says about it. */
export interface OutlineRow {
  /** The id of what stands in it. */
  readonly key: string;
  /** The need; of a part, the one that it hangs under. */
  readonly need: Need;
  readonly part: HangingPart | null;
  /** 1 at the top. */
  readonly level: number;
  /** 1-based place among its siblings, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  readonly children: number;
  readonly expanded: boolean;
}

export interface OutlineFilter {
  readonly q?: string | undefined;
  readonly study?: Id<'study'> | undefined;
  readonly segment?: string | undefined;
  /** Only this need and what stands under it. */
  readonly branch?: Id<'need'> | undefined;
}

/**
 * The tree of needs as lines, top down. A filter keeps what matches and the way down to it, all of it expanded; `parts` hang under
 * their needs, behind the needs nested there.
 */
export function outlineOf(
  graph: EvidenceGraph,
  collapsed: ReadonlySet<string>,
  filter: OutlineFilter = {},
  parts: ReadonlyMap<string, readonly HangingPart[]> = NOTHING,
): readonly OutlineRow[] {
  const tree = childrenByParent(graph.records.needs);
  const filtering = isFiltering(filter);
  const kept = filtering ? keptBy(graph, filter) : null;
  const rows: OutlineRow[] = [];
  const seen = new Set<string>();
  const below = (id: string | null): readonly Need[] =>
    (tree.get(id) ?? []).filter((need) => kept === null || kept.has(need.id));
  const visit = (siblings: readonly Need[], level: number): void => {
    for (const [i, need] of siblings.entries()) {
      if (seen.has(need.id)) continue;
      seen.add(need.id);
      const nested = below(need.id);
      const hanging = parts.get(need.id) ?? [];
      const children = nested.length + hanging.length;
      const expanded = children > 0 && (filtering || !collapsed.has(need.id));
      const place = { place: i + 1, siblings: siblings.length };
      rows.push({ key: need.id, need, part: null, level, ...place, children, expanded });
      if (!expanded) continue;
      visit(nested, level + 1);
      for (const [n, part] of hanging.entries()) {
        const at = { place: nested.length + n + 1, siblings: children };
        rows.push({ key: part.id, need, part, level: level + 1 + part.depth, ...at, children: 0, expanded: false });
      }
    }
  };
  const root = filter.branch && graph.records.needs.find(({ id }) => id === filter.branch);
  visit(root ? [root] : below(null), 1);
  return rows;
}

const NOTHING: ReadonlyMap<string, readonly HangingPart[]> = new Map();

const isFiltering = ({ q, study, segment }: OutlineFilter): boolean =>
  Boolean(q?.trim()) || study !== undefined || Boolean(segment);

function keptBy(graph: EvidenceGraph, { q = '', study, segment }: OutlineFilter): ReadonlySet<string> {
  const words = fold(q).split(/\s+/).filter(Boolean);
  return keptWhere(
    graph.records.needs,
    (need) => words.every((word) => fold(need.title).includes(word)) && heardBy(graph, need.id, { study, segment }),
  );
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
