import type { Layout } from './layout.ts';
import { COLUMNS, type Line } from './line.ts';
import styles from './line-picture.module.css';
import { middleOf, pathOf, widthOf } from './threads.ts';

export interface PictureWords {
  readonly heads: readonly string[];
  readonly titleOf: (id: string) => string;
  /** Counts under a title, or what is missing. */
  readonly metaOf: (id: string) => string;
  readonly gapOf: (kind: string) => string;
  readonly moreOf: (count: number) => string;
}

const MARGIN = 16;
const HEAD = 32;
const NAMESPACE = 'http://www.w3.org/2000/svg';
const LINE = 16;

/**
 * The drawing as one SVG element, cards and threads, in the document for as long as `use` takes: its colours come from the styles.
 */
export async function withPicture<T>(
  layout: Layout,
  line: Line,
  words: PictureWords,
  use: (svg: SVGSVGElement) => Promise<T>,
): Promise<T> {
  const svg = draw(layout, line, words);
  const frame = document.createElement('div');
  frame.className = styles.frame ?? '';
  frame.append(svg);
  document.body.append(frame);
  try {
    return await use(svg);
  } finally {
    frame.remove();
  }
}

function draw(layout: Layout, _line: Line, words: PictureWords): SVGSVGElement {
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN + HEAD];
  const svg = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  for (const [i] of COLUMNS.entries()) {
    const at = layout.columns[i];
    if (at) svg.append(text(MARGIN + at.x, MARGIN + 14, words.heads[i] ?? '', styles.head));
  }
  const sheet = element('g', { transform: `translate(${MARGIN} ${MARGIN + HEAD})` });
  svg.append(sheet);
  for (const thread of layout.threads) {
    const path = element('path', { d: pathOf(thread), class: thread.lit ? styles.thread : styles.faded });
    path.style.strokeWidth = String(thread.kind === 'link' || thread.kind === 'more' ? widthOf(thread.quotes) : 1.25);
    if (thread.stance !== 'supports' || thread.kind === 'gap') path.style.strokeDasharray = '5 4';
    sheet.append(path);
    if (thread.stance !== 'contradicts' || thread.kind !== 'link') continue;
    const { x, y } = middleOf(thread);
    sheet.append(
      element('path', {
        d: `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x + 4} ${y - 4}L${x - 4} ${y + 4}`,
        class: styles.cross,
      }),
    );
  }
  for (const { node, more, x, y, width: wide, height: high, lit } of layout.placed) {
    const box = element('rect', {
      x,
      y,
      width: wide,
      height: high,
      rx: 6,
      class: node?.gap ? styles.gap : styles.card,
    });
    sheet.append(box);
    const tone = lit ? styles.title : styles.fadedText;
    if (more) sheet.append(text(x + 10, y + 16, words.moreOf(more.hidden.length), styles.meta));
    else if (node?.gap) sheet.append(text(x + 10, y + 18, words.gapOf(node.gap), styles.meta));
    else if (node) {
      const meta = words.metaOf(node.id);
      const room = Math.max(1, Math.floor((high - (meta === '' ? 8 : 26)) / LINE));
      for (const [i, one] of wrapped(words.titleOf(node.id), wide - 20, room).entries()) {
        sheet.append(text(x + 10, y + 16 + i * LINE, one, tone));
      }
      if (meta !== '') sheet.append(text(x + 10, y + high - 9, meta, styles.meta));
    }
  }
  return svg;
}

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number | undefined>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, String(value));
  return made;
}

function text(x: number, y: number, words: string, className: string | undefined): SVGTextElement {
  const made = element('text', { x, y, class: className });
  made.textContent = words;
  return made;
}

/** Words in lines of at most `width` px, the last one cut where there are too many. Measured by the letters' usual width. */
function wrapped(words: string, width: number, most: number): string[] {
  const letters = Math.max(4, Math.floor(width / LETTER));
  const lines: string[] = [];
  let line = '';
  for (const word of words.replace(/\s+/g, ' ').trim().split(' ')) {
    if (line !== '' && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  const shown = lines.slice(0, most);
  const last = shown.length - 1;
  if (lines.length > most) shown[last] = `${(shown[last] ?? '').slice(0, letters - 1)}…`;
  return shown.map((one) => (one.length > letters ? `${one.slice(0, letters - 1)}…` : one));
}

const LETTER = 6.6;
