import { type EvidenceGraph, evidenceFor, personOf } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';

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

/** Ids to close so that only so many levels are open. */
export function closedBelow(needs: readonly Need[], levels: number): ReadonlySet<string> {
  const tree = childrenByParent(needs);
  const closed = new Set<string>();
  const visit = (parent: string | null, level: number): void => {
    for (const need of tree.get(parent) ?? []) {
      if (closed.has(need.id)) continue;
      if (level >= levels) closed.add(need.id);
      visit(need.id, level + 1);
    }
  };
  visit(null, 1);
  return closed;
}

const isFiltering = ({ q, study, segment }: OutlineFilter): boolean =>
  Boolean(q?.trim()) || study !== undefined || Boolean(segment);

/** Needs by the need they stand under, in order. One whose parent is in the trash, or in a circle, stands at the top. */
export function childrenByParent(needs: readonly Need[]): ReadonlyMap<string | null, readonly Need[]> {
  const byId = new Map(needs.map((need) => [need.id as string, need]));
  const tree = new Map<string | null, Need[]>();
  for (const need of [...needs].sort(byOrder)) {
    const parent = parentAmong(byId, need)?.id ?? null;
    const list = tree.get(parent);
    if (list) list.push(need);
    else tree.set(parent, [need]);
  }
  return tree;
}

/** The need under which another is drawn; null at the top. */
export const parentOf = (needs: readonly Need[], need: Need): Need | null =>
  parentAmong(new Map(needs.map((one) => [one.id as string, one])), need);

function parentAmong(byId: ReadonlyMap<string, Need>, need: Need): Need | null {
  const parent = need.parentId === null ? undefined : byId.get(need.parentId);
  return parent === undefined || inCircle(byId, need) ? null : parent;
}

/** A merge of two copies can nest two needs under each other: each then stands at the top, where a person can mend it. */
function inCircle(byId: ReadonlyMap<string, Need>, need: Need): boolean {
  const seen = new Set<string>();
  for (let at: Need | undefined = need; at && !seen.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined) {
    seen.add(at.id);
    if (at.parentId === need.id) return true;
  }
  return false;
}

function keptBy(graph: EvidenceGraph, { q = '', study, segment }: OutlineFilter): ReadonlySet<string> {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const byId = new Map(graph.records.needs.map((need) => [need.id as string, need]));
  const kept = new Set<string>();
  for (const need of graph.records.needs) {
    if (!words.every((word) => fold(need.title).includes(word))) continue;
    if (study !== undefined && !heardIn(graph, need.id, study)) continue;
    if (segment && !heardFrom(graph, need.id, segment)) continue;
    for (
      let at: Need | undefined = need;
      at && !kept.has(at.id);
      at = at.parentId ? byId.get(at.parentId) : undefined
    ) {
      kept.add(at.id);
    }
  }
  return kept;
}

const heardIn = (graph: EvidenceGraph, id: Id<'need'>, study: Id<'study'>): boolean =>
  evidenceFor(graph, id).some(({ highlight }) => graph.interviews.get(highlight.interviewId)?.studyId === study);

const heardFrom = (graph: EvidenceGraph, id: Id<'need'>, segment: string): boolean =>
  evidenceFor(graph, id).some(
    ({ highlight }) => graph.participants.get(personOf(graph, highlight))?.segment === segment,
  );

const byOrder = (a: Need, b: Need): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1);

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
