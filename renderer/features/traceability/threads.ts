import type { Stance } from '#shared/domain/evidence-link.ts';
import type { Placed } from './layout.ts';
import { columnOf, type Line, type LineNode } from './line.ts';

/** A connector between two places. */
export interface Thread {
  readonly id: string;
  /** The claim's side, left. */
  readonly to: Placed;
  /** The evidence's side, right; of a nested need, the need below. */
  readonly from: Placed;
  readonly stance: Stance;
  /** `nest`: from a need to one nested in it, drawn as an elbow in the column. `gap`: to what is missing.
   * `more`: to what is folded. */
  readonly kind: 'link' | 'nest' | 'gap' | 'more';
  /** How many quotes run through it: its thickness. */
  readonly quotes: number;
  readonly lit: boolean;
}

/**
 * The connectors between what is drawn. What is folded hangs on the record above it by one thread: looking only at what is drawn
 * keeps this as fast for fifteen thousand quotes as for two hundred.
 */
export function threadsOf(
  line: Line,
  drawn: ReadonlyMap<string, Placed>,
  chain: ReadonlySet<string> | null,
): readonly Thread[] {
  const threads: Thread[] = [];
  const folds = [...drawn.values()].filter((one) => one.more && one.column === QUOTES).length;
  for (const one of drawn.values()) {
    const { node, more, id, lit } = one;
    const above = more ? more.under : node?.gap ? node.recordId : null;
    const to = above === null ? undefined : drawn.get(above);
    if (to) {
      const shared = { id, from: one, to, stance: 'supports', lit: lit && to.lit } as const;
      threads.push(
        more ? { ...shared, kind: 'more', quotes: more.hidden.length } : { ...shared, kind: 'gap', quotes: 0 },
      );
    }
    if (more && one.column === QUOTES && folds <= MOST_FOLDS) threads.push(...saidIn(line, one, more.hidden, drawn));
    if (!node || node.gap) continue;
    for (const edge of line.graph.down.get(id) ?? []) {
      const from = drawn.get(edge.from);
      if (!from) continue;
      threads.push({
        id: edge.linkId ?? `${edge.from} ${id}`,
        from,
        to: one,
        stance: edge.stance,
        kind: edge.kind === 'nest' ? 'nest' : 'link',
        quotes: columnOf(edge.from) >= 3 ? 1 : (line.figures.get(edge.from)?.quotes ?? 0),
        lit: chain === null || (chain.has(edge.from) && chain.has(id)),
      });
    }
  }
  return threads;
}

/** Folded quotes reach their interviews too, as long as these are few enough to be told apart. */
function saidIn(
  line: Line,
  to: Placed,
  hidden: readonly LineNode[],
  drawn: ReadonlyMap<string, Placed>,
): readonly Thread[] {
  if (hidden.length > MOST_TRACED) return [];
  const quotes = new Map<Placed, number>();
  for (const { id } of hidden) {
    const from = drawn.get(line.graph.highlights.get(id)?.interviewId ?? '');
    if (from) quotes.set(from, (quotes.get(from) ?? 0) + 1);
  }
  return [...quotes].map(([from, count]) => ({
    id: `${to.id} ${from.id}`,
    from,
    to,
    stance: 'supports',
    kind: 'more',
    quotes: count,
    lit: to.lit && from.lit,
  }));
}

const QUOTES = 3;
const MOST_TRACED = 12;
const MOST_FOLDS = 20;

/** The stroke's width in px: it grows by the same step each time the quotes double, so that one and a hundred can both be seen. */
export const widthOf = (quotes: number): number => (quotes <= 1 ? 1.25 : Math.min(8, 1.25 + Math.log2(quotes)));

/** The thread as an SVG path: a curve from edge to edge, or an elbow down to a nested need. */
export function pathOf({ from, to, kind }: Thread): string {
  if (kind === 'nest' && to.column === from.column) {
    const x = to.x + 6;
    const [y1, y2] = [to.y + to.height, from.y + from.height / 2];
    return `M${x} ${y1}V${y2 - 5}Q${x} ${y2} ${x + 5} ${y2}H${from.x}`;
  }
  const [x1, y1] = [to.x + to.width, to.y + to.height / 2];
  const [x2, y2] = [from.x, from.y + from.height / 2];
  const bend = Math.max(16, (x2 - x1) / 2);
  return `M${x1} ${round(y1)}C${round(x1 + bend)} ${round(y1)} ${round(x2 - bend)} ${round(y2)} ${x2} ${round(y2)}`;
}

/** The middle of a thread, where a mark stands. */
export const middleOf = ({ from, to }: Thread): { readonly x: number; readonly y: number } => ({
  x: (to.x + to.width + from.x) / 2,
  y: (to.y + to.height / 2 + from.y + from.height / 2) / 2,
});

const round = (n: number): number => Math.round(n * 10) / 10;
