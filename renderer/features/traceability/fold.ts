import type { LineNode } from './line.ts';

/** What stands for places of a column that are not drawn one by one: "+ 140 more". */
export interface More {
  readonly id: string;
  readonly column: number;
  /** What it stands for. */
  readonly hidden: readonly LineNode[];
  /** The record under which they stand; null where none of those is drawn. */
  readonly under: string | null;
}

export type Drawn = { readonly kind: 'node'; readonly node: LineNode } | { readonly kind: 'more'; readonly more: More };

export interface FoldOptions {
  /** Most places to draw one by one. */
  readonly most: number;
  /** Most of those that serve nothing: however many quotes wait, they do not drown the line. */
  readonly mostLoose: number;
  /** Tells apart what is folded in the chosen chain from the rest. */
  readonly part: string;
  /** How many more a person asked for, by the id of a "more". */
  readonly asked: ReadonlyMap<string, number>;
  /** What is drawn in the columns before. */
  readonly isDrawn: (id: string) => boolean;
}

/** A column as it is drawn, in its order: all of it, or some under each record of the column before and how many more there are. */
export function fold(nodes: readonly LineNode[], options: FoldOptions): readonly Drawn[] {
  const { most, mostLoose, part, asked, isDrawn } = options;
  // Nested needs count under the need that they nest in, and fold with it.
  const keyOf = ({ under, depth }: LineNode): string =>
    under === null ? LOOSE : depth > 0 || isDrawn(under) ? under : HIDDEN;
  // Fifteen thousand quotes pass here at each choice: what belongs to a group is worked out once for the group.
  const groups = new Map<string, Group>();
  const groupOf = nodes.map((node): Group => {
    const key = keyOf(node);
    let group = groups.get(key);
    if (group === undefined) {
      group = { key, size: 0, shown: 0, usual: 0, allowed: 0, more: null };
      groups.set(key, group);
    }
    group.size += 1;
    return group;
  });
  const shared = [...groups.values()].filter(({ key }) => key !== LOOSE && key !== HIDDEN).map(({ size }) => size);
  const loose = Math.min(groups.get(LOOSE)?.size ?? 0, mostLoose + 1);
  const share = fairShare(shared, most - loose);
  const column = nodes[0]?.column ?? 0;
  const idOf = ({ key }: Group): string => `more ${part} ${column} ${key}`;
  for (const group of groups.values()) {
    const { key } = group;
    group.usual = key === HIDDEN ? 0 : key === LOOSE ? (column === 0 ? most : mostLoose) : share;
    group.allowed = group.usual + (asked.size === 0 ? 0 : (asked.get(idOf(group)) ?? 0));
  }
  // Only needs nest in their own column.
  const nests = column === NEEDS;
  const foldedInto = new Map<string, LineNode[]>();
  const drawn: Drawn[] = [];
  const last: Drawn[] = [];
  for (const [i, node] of nodes.entries()) {
    const parent = node.depth > 0 && node.under !== null ? foldedInto.get(node.under) : undefined;
    if (parent) {
      parent.push(node);
      foldedInto.set(node.id, parent);
      continue;
    }
    const group = groupOf[i];
    if (group === undefined) continue;
    // A fold that hides a single place would take as much room as the place itself.
    if (group.shown < group.allowed || (group.usual > 0 && group.size - group.allowed <= 1)) {
      group.shown += 1;
      drawn.push({ kind: 'node', node });
      continue;
    }
    const { key } = group;
    const isNew = group.more === null;
    group.more ??= [];
    group.more.push(node);
    if (nests) foldedInto.set(node.id, group.more);
    if (!isNew) continue;
    const under = key === LOOSE || key === HIDDEN ? null : key;
    // What stands under something folded has no place of its own in the order.
    (key === HIDDEN ? last : drawn).push({
      kind: 'more',
      more: { id: idOf(group), column, hidden: group.more, under },
    });
  }
  return [...drawn, ...last];
}

/** Places that fold together: those under one record, those that serve nothing, those under something folded. */
interface Group {
  readonly key: string;
  size: number;
  shown: number;
  /** How many are drawn, before and after what a person asked for. */
  usual: number;
  allowed: number;
  more: LineNode[] | null;
}

const LOOSE = 'loose';
const HIDDEN = 'hidden';
const NEEDS = 1;

/** The largest share per group, at least 1, with which all groups and what says how many more there are stay within `most`. */
function fairShare(sizes: readonly number[], most: number): number {
  const rows = (share: number): number => sizes.reduce((sum, size) => sum + Math.min(size, share + 1), 0);
  let [low, high] = [1, Math.max(1, ...sizes)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows(middle) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
