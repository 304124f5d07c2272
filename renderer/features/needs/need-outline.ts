import { type EvidenceGraph, evidenceFor } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';

/** One line of the outline, with what a treegrid says about it. */
export interface OutlineRow {
  readonly need: Need;
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
}

/** The tree of needs as lines, top down. A filter keeps what matches and the way down to it, all of it expanded. */
export function outlineOf(
  graph: EvidenceGraph,
  collapsed: ReadonlySet<string>,
  filter: OutlineFilter = {},
): readonly OutlineRow[] {
  const tree = childrenByParent(graph.records.needs);
  const filtering = Boolean(filter.q?.trim()) || filter.study !== undefined;
  const kept = filtering ? keptBy(graph, filter) : null;
  const rows: OutlineRow[] = [];
  const seen = new Set<string>();
  const visit = (parent: string | null, level: number): void => {
    const siblings = (tree.get(parent) ?? []).filter((need) => kept === null || kept.has(need.id));
    for (const [i, need] of siblings.entries()) {
      if (seen.has(need.id)) continue;
      seen.add(need.id);
      const children = (tree.get(need.id) ?? []).filter((child) => kept === null || kept.has(child.id)).length;
      const expanded = children > 0 && (filtering || !collapsed.has(need.id));
      rows.push({ need, level, place: i + 1, siblings: siblings.length, children, expanded });
      if (expanded) visit(need.id, level + 1);
    }
  };
  visit(null, 1);
  return rows;
}

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

function keptBy(graph: EvidenceGraph, { q = '', study }: OutlineFilter): ReadonlySet<string> {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const byId = new Map(graph.records.needs.map((need) => [need.id as string, need]));
  const kept = new Set<string>();
  for (const need of graph.records.needs) {
    if (!words.every((word) => fold(need.title).includes(word))) continue;
    if (study !== undefined && !heardIn(graph, need.id, study)) continue;
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

const byOrder = (a: Need, b: Need): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1);

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
