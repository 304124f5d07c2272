import { fold, type More } from './fold.ts';
import { COLUMNS, type ColumnKind, type Line, type LineNode } from './line.ts';
import { spread } from './spread.ts';
import { type Thread, threadsOf } from './threads.ts';

/** A thing at its place. Lengths in px from the drawing's upper inline start. */
export interface Placed {
  readonly id: string;
  readonly node: LineNode | null;
  readonly more: More | null;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether it is in the chosen chain; all are while nothing is chosen. */
  readonly lit: boolean;
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly byId: ReadonlyMap<string, Placed>;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly threads: readonly Thread[];
  readonly width: number;
  readonly height: number;
  /** Where the rest begins, when the chosen chain was gathered at the top; else null. */
  readonly restFrom: number | null;
}

export interface LayoutOptions {
  /** How many more a person asked for, by the id of a "more". */
  readonly asked: ReadonlyMap<string, number>;
  /** Of the window on the drawing, in px. */
  readonly view: { readonly width: number; readonly height: number };
}

/** Columns over this many places are grouped under what they serve. */
export const MOST_PER_COLUMN = 200;
const MOST_LIT = 120;
const MOST_LOOSE = 6;

const HEIGHTS: Readonly<Record<ColumnKind, number>> = { goal: 60, need: 60, insight: 60, highlight: 44, interview: 60 };
/** Of a quote on one line: where many stand under a few insights, the picture as a whole matters more than each one's words. */
export const SHORT_QUOTE = 26;
const MORE_HEIGHT = 24;
const GAP_HEIGHT = 28;
const GAP = 8;
const PART_GAP = 44;
const INDENT = 14;
const DEEPEST = 4;
const SHARES = [1.06, 1.13, 1.14, 1.26, 1.01];
// The figures of a card stand in one line (“31 quotes, 7 people”).
const LEAST_COLUMN = 132;
const LEAST_GUTTER = 40;

/** The drawing while nothing is chosen. */
export function layoutLine(line: Line, options: LayoutOptions): Layout {
  return arrange(
    line,
    [{ part: 'all', columns: line.columns, most: MOST_PER_COLUMN }],
    null,
    columnsFor(options.view.width),
    options,
  );
}

/**
 * The same with a chain chosen. Where the chain can be seen at once nothing moves; else it is gathered at the top, so that all of it
 * is seen, and the rest stands below.
 */
export function lightChain(line: Line, still: Layout, chain: ReadonlySet<string>, options: LayoutOptions): Layout {
  if (fits(still, chain, options.view.height)) return relight(line, still, chain);
  const [lit, rest] = split(line, chain);
  const parts: readonly Part[] = [
    { part: 'lit', columns: lit, most: MOST_LIT },
    { part: 'rest', columns: rest, most: MOST_PER_COLUMN },
  ];
  return arrange(line, parts, chain, still.columns, options);
}

/** The chain lit where everything stands: at once, before it is gathered. */
export function relight(line: Line, still: Layout, chain: ReadonlySet<string>): Layout {
  // What stays as it is stays the same object, and is not drawn again.
  const placed = still.placed.map((one) => {
    const lit = one.node !== null && chain.has(one.node.recordId);
    return lit === one.lit ? one : { ...one, lit };
  });
  const byId = new Map(placed.map((one) => [one.id, one]));
  return { ...still, placed, byId, threads: threadsOf(line, byId, chain) };
}

interface Part {
  readonly part: string;
  /** What of each column belongs to it. */
  readonly columns: readonly (readonly LineNode[])[];
  readonly most: number;
}
/** Each column in two: what is in the chain, and what is not. */
function split(line: Line, chain: ReadonlySet<string>): readonly [LineNode[][], LineNode[][]] {
  const [lit, rest]: [LineNode[][], LineNode[][]] = [[], []];
  for (const nodes of line.columns) {
    const [inside, outside]: [LineNode[], LineNode[]] = [[], []];
    for (const node of nodes) (chain.has(node.recordId) ? inside : outside).push(node);
    lit.push(inside);
    rest.push(outside);
  }
  return [lit, rest];
}

type Column = Layout['columns'][number];
type Box = Omit<Placed, 'x' | 'y' | 'width' | 'lit'>;

function arrange(
  line: Line,
  parts: readonly Part[],
  chain: ReadonlySet<string> | null,
  columns: readonly Column[],
  options: LayoutOptions,
): Layout {
  const drawn = new Set<string>();
  const byId = new Map<string, Placed>();
  let top = 0;
  let restFrom: number | null = null;
  for (const [i, part] of parts.entries()) {
    if (i > 0) {
      restFrom = top;
      top += PART_GAP;
    }
    top += placePart(line, boxesOf(line, part, options, drawn), columns, { top, lit: part.part !== 'rest' }, byId);
  }
  const last = columns.at(-1);
  const placed = [...byId.values()].sort((a, b) => a.column - b.column || a.y - b.y);
  const width = last ? last.x + last.width : 0;
  return { placed, byId, columns, threads: threadsOf(line, byId, chain), width, height: top, restFrom };
}

function boxesOf(line: Line, part: Part, options: LayoutOptions, drawn: Set<string>): Box[][] {
  const boxes = part.columns.map((nodes, column) =>
    column >= QUOTES ? [] : foldColumn(nodes, column, part, options, drawn, HEIGHTS[COLUMNS[column] ?? 'goal']),
  );
  // Quotes take the room that the rest leaves them: with all their words, on one line each, or some under each insight.
  const room = Math.max(options.view.height, ...boxes.map(heightOf));
  const quotes = part.columns[QUOTES]?.length ?? 0;
  const [tall, short] = [HEIGHTS.highlight, SHORT_QUOTE];
  const height = quotes * (tall + GAP) <= room ? tall : short;
  const most = Math.min(part.most, Math.floor(room / (height + GAP)));
  boxes[QUOTES] = foldColumn(part.columns[QUOTES] ?? [], QUOTES, { ...part, most }, options, drawn, height);
  const rows = Math.floor(Math.max(room, heightOf(boxes[QUOTES])) / (HEIGHTS.interview + GAP));
  boxes[INTERVIEWS] = interviewBoxes(line, part, rows, options.asked, drawn);
  return boxes;
}

/** Interviews serve many quotes, so they fold together: those whose quotes are drawn come before the others. */
function interviewBoxes(
  line: Line,
  { part, columns, most }: Part,
  room: number,
  asked: LayoutOptions['asked'],
  drawn: ReadonlySet<string>,
): Box[] {
  const nodes = columns[INTERVIEWS] ?? [];
  const id = `more ${part} ${INTERVIEWS} all`;
  const allowed = Math.min(most, room) + (asked.get(id) ?? 0);
  const isHeard = (node: LineNode): boolean => (line.graph.up.get(node.id) ?? []).some(({ to }) => drawn.has(to));
  const whole = nodes.length - allowed <= 1;
  const byHeard = whole ? nodes : [...nodes.filter(isHeard), ...nodes.filter((one) => !isHeard(one))];
  const shown = new Set(whole ? nodes : byHeard.slice(0, allowed));
  const boxes = nodes
    .filter((node) => shown.has(node))
    .map((node): Box => ({ id: node.id, node, more: null, column: INTERVIEWS, height: HEIGHTS.interview }));
  const hidden = nodes.filter((node) => !shown.has(node));
  if (hidden.length === 0) return boxes;
  const more = { id, column: INTERVIEWS, hidden, under: null };
  return [...boxes, { id, node: null, more, column: INTERVIEWS, height: MORE_HEIGHT }];
}

const INTERVIEWS = COLUMNS.indexOf('interview');
const QUOTES = COLUMNS.indexOf('highlight');

function foldColumn(
  nodes: readonly LineNode[],
  column: number,
  { part, most }: Part,
  { asked }: LayoutOptions,
  drawn: Set<string>,
  height: number,
): Box[] {
  const mostLoose = part === 'lit' ? most : MOST_LOOSE;
  // The chosen chain is drawn whole, also what mainly stands under something outside it.
  const isDrawn = (id: string): boolean => part === 'lit' || drawn.has(id);
  return fold(nodes, { most, mostLoose, part, asked, isDrawn }).map((one): Box => {
    if (one.kind === 'more') return { id: one.more.id, node: null, more: one.more, column, height: MORE_HEIGHT };
    const { node } = one;
    drawn.add(node.id);
    return { id: node.id, node, more: null, column, height: node.gap === null ? height : GAP_HEIGHT };
  });
}

const heightOf = (list: readonly Box[]): number => list.reduce((sum, box) => sum + box.height + GAP, -GAP);

/** Places one part: the tallest column as it is, the others as near as they can be to what they are joined to. Returns its height. */
function placePart(
  line: Line,
  boxes: readonly (readonly Box[])[],
  columns: readonly Column[],
  { top, lit }: { readonly top: number; readonly lit: boolean },
  into: Map<string, Placed>,
): number {
  const heights = boxes.map(heightOf);
  const room = Math.max(0, ...heights);
  const tallest = Math.max(0, heights.indexOf(room));
  const middles = new Map<string, number>();
  const order = [tallest, ...below(tallest), ...COLUMNS.keys()].filter((at, i, all) => all.indexOf(at) === i);
  for (const column of order) {
    const list = boxes[column] ?? [];
    const sizes = list.map((box) => box.height);
    const side = column <= tallest ? 'down' : 'up';
    const wishes = list.map((box) => wishOf(line, box, side, middles));
    const tops = column === tallest ? stacked(sizes) : spread(sizes, wishes, GAP, room);
    for (const [i, box] of list.entries()) {
      const at = columns[column] ?? { x: 0, width: 0 };
      const indent = INDENT * Math.min(DEEPEST, box.node?.depth ?? 0);
      const y = tops[i] ?? 0;
      into.set(box.id, { ...box, x: at.x + indent, y: top + y, width: at.width - indent, lit });
      middles.set(box.id, y + box.height / 2);
    }
  }
  return room;
}

const below = (n: number): number[] => Array.from({ length: n }, (_, i) => n - 1 - i);

function stacked(heights: readonly number[]): number[] {
  let top = 0;
  return heights.map((height) => {
    const at = top;
    top += height + GAP;
    return at;
  });
}

/** The mean height of what a box is joined to on the side that is placed already; null where it is joined to nothing there. */
function wishOf(
  line: Line,
  { node, more }: Box,
  side: 'up' | 'down',
  middles: ReadonlyMap<string, number>,
): number | null {
  if (more) return more.under === null ? null : (middles.get(more.under) ?? null);
  if (node === null) return null;
  if (node.gap !== null) return middles.get(node.recordId) ?? null;
  const joined =
    side === 'up'
      ? line.graph.up.get(node.id)?.map(({ to }) => to)
      : line.graph.down.get(node.id)?.map(({ from }) => from);
  const known = (joined ?? []).flatMap((id) => middles.get(id) ?? []);
  return known.length === 0 ? null : known.reduce((sum, y) => sum + y, 0) / known.length;
}

/** Whether the whole chain is drawn, near enough together to be seen at once. */
function fits(layout: Layout, chain: ReadonlySet<string>, height: number): boolean {
  let [top, end] = [Number.POSITIVE_INFINITY, 0];
  for (const id of chain) {
    const one = layout.byId.get(id);
    if (one === undefined) return false;
    top = Math.min(top, one.y);
    end = Math.max(end, one.y + one.height);
    if (end - top > height) return false;
  }
  return true;
}

/** Five columns over the width, what holds more words being wider; on a narrow window the drawing scrolls sideways. */
function columnsFor(width: number): Column[] {
  const gutter = Math.max(LEAST_GUTTER, Math.min(96, width * 0.055));
  const whole = SHARES.reduce((sum, share) => sum + share, 0);
  const unit = Math.max(LEAST_COLUMN, (width - 4 * gutter) / whole);
  let x = 0;
  return SHARES.map((share) => {
    const column = { x: Math.round(x), width: Math.round(unit * share) };
    x += unit * share + gutter;
    return column;
  });
}
