import { type HierarchyPointNode, hierarchy, tree } from 'd3-hierarchy';
import type { Need } from '#shared/domain/need.ts';
import { childrenByParent } from '#shared/domain/need-tree.ts';

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

export const NODE_WIDTH = 264;
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

/** Cousins stand a little farther apart than siblings: a branch is seen as one. */
const apart = <T>(a: HierarchyPointNode<T>, b: HierarchyPointNode<T>): number => (a.parent === b.parent ? 1 : 1.3);

/** The tree from left to right, in the order that people gave it. Needs in a circle, as a merge can make one, stand at the top. */
export function layoutTree(input: MapLayoutInput): {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
} {
  const { needs, folded, branch, kept } = input;
  const children = childrenByParent(kept === null ? needs : needs.filter(({ id }) => kept.has(id)));
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
  const laidOut = tree<Item>().nodeSize([ROW, COLUMN]).separation(apart)(hierarchy(top, ({ items }) => [...items]));
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
