import type { EvidenceGraph } from '../domain/evidence-graph.ts';
import type { Stance } from '../domain/evidence-link.ts';
import { type AnyId, type IdKind, kindOfId } from '../domain/ids.ts';
import { xmlAttribute, xmlText } from './xml/write-xml.ts';

/** A drawing of boxes in columns and lines between them, in units of a point. The writers draw it as SVG or as shapes. */
export interface LinePicture {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly title: string; readonly x: number }[];
  readonly boxes: readonly PictureBox[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly stance: Stance }[];
}

export interface PictureBox {
  readonly id: string;
  readonly kind: 'goal' | 'need' | 'insight' | 'highlight';
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

export interface PictureOptions {
  /** The columns in their order from left to right, with their headings. */
  readonly columns: readonly { readonly kind: PictureBox['kind']; readonly title: string }[];
  readonly textOf: (id: AnyId, words: string) => string;
  /** Quotes shown under one claim at most. */
  readonly mostQuotes?: number;
}

export const BOX = { width: 190, height: 44, gapX: 60, gapY: 12, head: 26 } as const;

/** The line under some records, goals at the left and quotes at the right: what supports it, what speaks against it. */
export function linePicture(graph: EvidenceGraph, { columns, textOf, mostQuotes = 3 }: PictureOptions): LinePicture {
  const kept = new Map<string, PictureBox['kind']>();
  const lines: LinePicture['lines'][number][] = [];
  const visible = new Set(columns.map(({ kind }) => kind as IdKind));
  for (const list of [graph.records.goals, graph.records.needs, graph.records.insights]) {
    for (const { id } of list) {
      const kind = kindOfId(id);
      if (kind && visible.has(kind)) kept.set(id, kind as PictureBox['kind']);
    }
  }
  for (const id of [...kept.keys()]) {
    let quotes = 0;
    for (const { from, stance, kind } of graph.down.get(id) ?? []) {
      const isQuote = kindOfId(from) === 'highlight';
      if (kind === 'said' || (isQuote && (!visible.has('highlight') || quotes >= mostQuotes))) continue;
      if (isQuote) {
        quotes += 1;
        kept.set(from, 'highlight');
      }
      if (kept.has(from)) lines.push({ from, to: id, stance });
    }
  }
  const boxes: PictureBox[] = [];
  let rows = 0;
  for (const [x, { kind }] of columns.entries()) {
    const ids = inColumnOrder(graph, kind, kept, lines, boxes);
    rows = Math.max(rows, ids.length);
    for (const [y, id] of ids.entries()) {
      boxes.push({
        id,
        kind,
        x: x * (BOX.width + BOX.gapX),
        y: BOX.head + y * (BOX.height + BOX.gapY),
        title: textOf(id as AnyId, wordsOf(graph, id)),
      });
    }
  }
  return {
    width: Math.max(1, columns.length * (BOX.width + BOX.gapX) - BOX.gapX),
    height: BOX.head + Math.max(1, rows) * (BOX.height + BOX.gapY),
    columns: columns.map(({ title }, i) => ({ title, x: i * (BOX.width + BOX.gapX) })),
    boxes,
    lines,
  };
}

/** Near what they serve, so that lines cross little; then as the records are ordered. */
function inColumnOrder(
  graph: EvidenceGraph,
  kind: PictureBox['kind'],
  kept: ReadonlyMap<string, PictureBox['kind']>,
  lines: LinePicture['lines'],
  placed: readonly PictureBox[],
): readonly string[] {
  const heights = new Map(placed.map(({ id, y }) => [id, y]));
  const heightOf = (id: string): number => {
    const above = lines.filter(({ from }) => from === id).flatMap(({ to }) => heights.get(to) ?? []);
    return above.length === 0 ? Number.MAX_SAFE_INTEGER : above.reduce((sum, y) => sum + y, 0) / above.length;
  };
  const list = [...kept]
    .filter(([, own]) => own === kind)
    .map(([id]) => [id, heightOf(id), orderOf(graph, id)] as const);
  return list.sort((a, b) => a[1] - b[1] || (a[2] < b[2] ? -1 : 1)).map(([id]) => id);
}

function orderOf(graph: EvidenceGraph, id: string): string {
  const place = graph.places.get(id);
  return place && 'order' in place ? `${place.order} ${id}` : id;
}

function wordsOf(graph: EvidenceGraph, id: string): string {
  const place = graph.places.get(id);
  if (!place) return '';
  return 'anchor' in place ? place.anchor.quote : place.title;
}

export interface SvgWords {
  readonly title: string;
  readonly description: string;
}

/** The picture as SVG: it stands alone, its words are text, and it says what it shows. Colours follow light and dark. */
export function linePictureSvg(picture: LinePicture, { title, description }: SvgWords): string {
  const at = new Map(picture.boxes.map((box) => [box.id, box]));
  const [width, height] = [picture.width + 2 * PAD, picture.height + 2 * PAD];
  const lines = picture.lines.flatMap(({ from, to, stance }) => {
    const [a, b] = [at.get(to), at.get(from)];
    if (!a || !b) return [];
    const nested = a.x === b.x;
    const [x1, y1] = [a.x + (nested ? 0 : BOX.width), a.y + BOX.height / 2];
    const [x2, y2] = [b.x, b.y + BOX.height / 2];
    const middle = nested ? x1 - BOX.gapX / 3 : (x1 + x2) / 2;
    return `<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" fill="none" stroke="${THREAD}" stroke-width="1.5"${DASHES[stance]}/>`;
  });
  const heads = picture.columns.map(
    ({ title: words, x }) =>
      `<text x="${x}" y="12" font-size="11" font-weight="600" fill="${THREAD}">${xmlText(words)}</text>`,
  );
  const boxes = picture.boxes.map((box) => {
    const words = linesOf(box.title).map(
      (line, i, all) =>
        `<tspan x="${box.x + 8}" y="${box.y + BOX.height / 2 + 4 + (i - (all.length - 1) / 2) * 14}">${xmlText(line)}</tspan>`,
    );
    return `<g><title>${xmlText(box.title)}</title><rect x="${box.x}" y="${box.y}" width="${BOX.width}" height="${BOX.height}" rx="4" fill="none" stroke="${LINE}"/><text font-size="11" fill="currentColor">${words.join('')}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-PAD} ${-PAD} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${xmlAttribute(title)}" font-family="Inter, system-ui, sans-serif"><title>${xmlText(title)}</title><desc>${xmlText(description)}</desc>${heads.join('')}${lines.join('')}${boxes.join('')}</svg>`;
}

const PAD = 24;
const [THREAD, LINE] = ['#b4621b', '#9a948b'];
const DASHES: Readonly<Record<Stance, string>> = {
  supports: '',
  contradicts: ' stroke-dasharray="6 4"',
  qualifies: ' stroke-dasharray="1.5 3"',
};

/** Two lines of about thirty characters. */
export function linesOf(text: string): readonly string[] {
  const words = text.replace(/\s+/g, ' ').trim().split(' ');
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= LINE_LENGTH || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, 2).map((one) => (one.length > LINE_LENGTH + 2 ? `${one.slice(0, LINE_LENGTH)}…` : one));
  return lines.length > 2 ? [shown[0] ?? '', `${(shown[1] ?? '').slice(0, LINE_LENGTH - 1)}…`] : shown;
}
const LINE_LENGTH = 30;
