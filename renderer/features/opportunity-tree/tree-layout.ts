import { hierarchy, tree } from 'd3-hierarchy';
import type { Need } from '#shared/domain/need.ts';

export interface MapNode {
  readonly need: Need;
  /** px from the upper left of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** Needs under it, drawn or folded. */
  readonly children: number;
  readonly folded: boolean;
}

export interface MapEdge {
  readonly from: Need['id'];
  readonly to: Need['id'];
}

export const NODE_WIDTH = 232;
export const NODE_HEIGHT = 88;
const COLUMN = NODE_WIDTH + 72;
const ROW = NODE_HEIGHT + 16;

export interface MapLayoutInput {
  readonly needs: readonly Need[];
  /** Needs whose branch is closed. */
  readonly folded: ReadonlySet<string>;
  /** Only this need and what stands under it. */
  readonly branch: string | undefined;
  /** Null: all; else only these and the way down to them. */
  readonly kept: ReadonlySet<string> | null;
}

/** The tree from left to right, in the order that people gave it. Needs in a circle, as a merge can make one, stand at the top. */
export function layoutTree(input: MapLayoutInput): {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
} {
  const { needs, folded, branch, kept } = input;
  const children = childrenOf(needs, kept);
  const root = branch === undefined ? undefined : needs.find(({ id }) => id === branch);
  interface Item {
    readonly need: Need | null;
    readonly items: readonly Item[];
    readonly below: number;
  }
  const seen = new Set<string>();
  const itemOf = (need: Need): Item => {
    seen.add(need.id);
    const below = (children.get(need.id) ?? []).filter(({ id }) => !seen.has(id));
    return { need, below: below.length, items: folded.has(need.id) ? [] : below.map(itemOf) };
  };
  const tops = root ? [root] : (children.get(null) ?? []);
  const top: Item = { need: null, below: tops.length, items: tops.map(itemOf) };
  const laidOut = tree<Item>().nodeSize([ROW, COLUMN])(hierarchy(top, ({ items }) => [...items]));
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  laidOut.each((point) => {
    const { need, below, items } = point.data;
    if (need === null) return;
    const place = { x: point.y - COLUMN, y: point.x, depth: point.depth };
    nodes.push({ need, ...place, children: below, folded: below > items.length });
    const parent = point.parent?.data.need;
    if (parent) edges.push({ from: parent.id, to: need.id });
  });
  const least = Math.min(0, ...nodes.map(({ y }) => y));
  return { nodes: nodes.map((node) => ({ ...node, y: node.y - least })), edges };
}

/** Needs that are deeper than `levels` fold under the last level that is shown. */
export function foldedBelow(needs: readonly Need[], levels: number): ReadonlySet<string> {
  const children = childrenOf(needs, null);
  const folded = new Set<string>();
  const visit = (parent: string | null, level: number): void => {
    for (const { id } of children.get(parent) ?? []) {
      if (folded.has(id)) continue;
      if (level >= levels) folded.add(id);
      visit(id, level + 1);
    }
  };
  visit(null, 1);
  return folded;
}

function childrenOf(
  needs: readonly Need[],
  kept: ReadonlySet<string> | null,
): ReadonlyMap<string | null, readonly Need[]> {
  const byId = new Map<string, Need>(needs.map((need) => [need.id, need]));
  const children = new Map<string | null, Need[]>();
  const inCircle = (need: Need): boolean => {
    const path = new Set<string>();
    for (
      let at: Need | undefined = need;
      at && !path.has(at.id);
      at = at.parentId ? byId.get(at.parentId) : undefined
    ) {
      path.add(at.id);
      if (at.parentId === need.id) return true;
    }
    return false;
  };
  for (const need of [...needs].sort((a, b) =>
    a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1,
  )) {
    if (kept !== null && !kept.has(need.id)) continue;
    const parent = need.parentId !== null && byId.has(need.parentId) && !inCircle(need) ? need.parentId : null;
    const list = children.get(parent);
    if (list) list.push(need);
    else children.set(parent, [need]);
  }
  return children;
}
