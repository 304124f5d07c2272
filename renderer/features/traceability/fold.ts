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
  const sizes = new Map<string, number>();
  for (const node of nodes) sizes.set(keyOf(node), (sizes.get(keyOf(node)) ?? 0) + 1);
  const shared = [...sizes]
    .filter(([key, size]) => key !== LOOSE && key !== HIDDEN && size > 0)
    .map(([, size]) => size);
  const loose = Math.min(sizes.get(LOOSE) ?? 0, mostLoose + 1);
  const share = fairShare(shared, most - loose);
  const shown = new Map<string, number>();
  const mores = new Map<string, LineNode[]>();
  const foldedInto = new Map<string, LineNode[]>();
  const drawn: Drawn[] = [];
  const last: Drawn[] = [];
  for (const node of nodes) {
    const parent = node.depth > 0 && node.under !== null ? foldedInto.get(node.under) : undefined;
    if (parent) {
      parent.push(node);
      foldedInto.set(node.id, parent);
      continue;
    }
    const key = keyOf(node);
    const id = `more ${part} ${node.column} ${key}`;
    const usual = key === HIDDEN ? 0 : key === LOOSE ? (node.column === 0 ? most : mostLoose) : share;
    const allowed = usual + (asked.get(id) ?? 0);
    const count = shown.get(key) ?? 0;
    // A fold that hides a single place would take as much room as the place itself.
    if (count < allowed || (usual > 0 && (sizes.get(key) ?? 0) - allowed <= 1)) {
      shown.set(key, count + 1);
      drawn.push({ kind: 'node', node });
      continue;
    }
    const hidden = mores.get(id) ?? [];
    hidden.push(node);
    foldedInto.set(node.id, hidden);
    if (mores.has(id)) continue;
    mores.set(id, hidden);
    const under = key === LOOSE || key === HIDDEN ? null : key;
    // What stands under something folded has no place of its own in the order.
    (key === HIDDEN ? last : drawn).push({ kind: 'more', more: { id, column: node.column, hidden, under } });
  }
  return [...drawn, ...last];
}

const LOOSE = 'loose';
const HIDDEN = 'hidden';

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
