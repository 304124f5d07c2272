import PptxGenJS from 'pptxgenjs';
import { BOX, type LinePicture, linesOf } from './line-picture.ts';
import { repacked } from './repack-zip.ts';
import type { DocChart, DocHeading, DocNode, DocQuote, ReportDoc } from './report/report-doc.ts';
import { cellWords } from './report/report-markdown.ts';
import type { ReportText } from './report/report-texts.ts';
import { xmlPlain } from './xml/write-xml.ts';

type Slide = ReturnType<PptxGenJS['addSlide']>;

/**
 * A report as slides: one for each heading with what stands under it, tables as tables, charts as charts, the line as shapes that can be
 * moved. A slide shows three quotes; all of them, with their sources, are in its notes. Same report, same bytes.
 */
export async function writePptx(doc: ReportDoc, t: ReportText): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = xmlPlain(doc.title);
  deck.author = '';
  deck.company = '';
  deck.theme = { headFontFace: 'Calibri', bodyFontFace: 'Calibri' };
  const front = deck.addSlide();
  front.addText(xmlPlain(doc.title), { x: 0.8, y: 2.4, w: 11.7, h: 1.4, fontSize: 36, bold: true, color: INK });
  front.addShape('line', { x: 0.85, y: 3.85, w: 2.2, h: 0, line: { color: THREAD, width: 3 } });
  front.addText(doc.date, { x: 0.8, y: 4, w: 11.7, h: 0.4, fontSize: 16, color: QUIET });
  const [intro, ...parts] = partsOf(doc.nodes);
  if (intro)
    front.addText(bulletRuns(intro.nodes), {
      x: 0.8,
      y: 4.6,
      w: 11.7,
      h: 2,
      fontSize: 14,
      color: QUIET,
      valign: 'top',
    });
  const early = intro?.nodes.filter((node) => isLarge(node) || node.kind === 'quote') ?? [];
  const all = early.length === 0 ? parts : [{ heading: null, nodes: early }, ...parts];
  for (const part of all) addPart(deck, part, doc.title, t);
  const written = await deck.write({ outputType: 'uint8array', compression: true });
  // `outputType` says which of its results it is.
  return repacked(written as Uint8Array, { day: doc.date });
}

const [INK, QUIET, THREAD, LINE] = ['1F1D1A', '5B5650', 'B4621B', 'BFB9B0'];

interface Part {
  readonly heading: DocHeading | null;
  readonly nodes: readonly DocNode[];
}

/** The nodes before the first heading, then each heading with what stands under it. */
function partsOf(nodes: readonly DocNode[]): readonly Part[] {
  const parts: { heading: DocHeading | null; nodes: DocNode[] }[] = [{ heading: null, nodes: [] }];
  for (const node of nodes) {
    if (node.kind === 'heading') parts.push({ heading: node, nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  return parts;
}

const isLarge = ({ kind }: DocNode): boolean => kind === 'table' || kind === 'chart' || kind === 'picture';

const QUOTES_ON_SLIDE = 3;
const ROWS_ON_SLIDE = 9;

function addPart(deck: PptxGenJS, { heading, nodes }: Part, title: string, t: ReportText): void {
  const quotes = nodes.filter((node): node is DocQuote => node.kind === 'quote');
  const small = nodes.filter((node) => node.kind !== 'quote' && !isLarge(node));
  if (small.length > 0 || quotes.length > 0 || nodes.length === 0) {
    const slide = headed(deck, heading, title);
    const words = small.length === 0 ? 0 : Math.min(2.2, 0.5 + small.length * 0.35);
    if (small.length > 0)
      slide.addText(bulletRuns(small), {
        x: 0.6,
        y: 1.35,
        w: 12.1,
        h: words,
        fontSize: 14,
        color: QUIET,
        valign: 'top',
      });
    for (const [i, quote] of quotes.slice(0, QUOTES_ON_SLIDE).entries())
      addQuote(slide, quote, 1.45 + words + i * 1.45);
    if (quotes.length > 0) slide.addNotes(notesOf(quotes, t));
  }
  for (const node of nodes) {
    if (node.kind === 'chart') addChart(deck, node);
    else if (node.kind === 'picture') addPicture(headed(deck, null, node.title), node.picture);
    else if (node.kind === 'table')
      addTables(
        deck,
        node.table.name,
        node.table.columns,
        node.table.rows.map((row) => row.map(cellWords)),
      );
  }
}

function headed(deck: PptxGenJS, heading: DocHeading | null, fallback: string): Slide {
  const slide = deck.addSlide();
  if (heading && heading.label !== '')
    slide.addText(xmlPlain(heading.label), {
      x: 0.6,
      y: 0.3,
      w: 12.1,
      h: 0.3,
      fontSize: 12,
      bold: true,
      color: THREAD,
    });
  slide.addText(xmlPlain(heading?.title ?? fallback), {
    x: 0.6,
    y: 0.55,
    w: 12.1,
    h: 0.75,
    fontSize: 24,
    bold: true,
    color: INK,
    valign: 'top',
    fit: 'shrink',
  });
  return slide;
}

function bulletRuns(nodes: readonly DocNode[]) {
  const lines = nodes.flatMap((node): readonly string[] => {
    if (node.kind === 'paragraph') return [node.text];
    if (node.kind === 'list') return node.items.map(({ text }) => `• ${text}`);
    if (node.kind === 'facts')
      return [[node.title, node.rows.map(([name, value]) => `${name} ${value}`).join(', ')].filter(Boolean).join(': ')];
    return [];
  });
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
  return shown.map((text) => ({ text: xmlPlain(text), options: { breakLine: true } }));
}
const MOST_LINES = 14;

function addQuote(slide: Slide, { words, source, stance, stanceText }: DocQuote, y: number): void {
  slide.addShape('line', {
    x: 0.65,
    y: y + 0.05,
    w: 0,
    h: 1.2,
    line: { color: THREAD, width: 3, dashType: stance === 'supports' ? 'solid' : 'dash' },
  });
  const cut = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words;
  slide.addText(
    [
      ...(stanceText === ''
        ? []
        : [{ text: xmlPlain(stanceText), options: { fontSize: 11, bold: true, color: QUIET, breakLine: true } }]),
      { text: xmlPlain(cut), options: { fontSize: 16, fontFace: 'Georgia', color: INK, breakLine: true } },
      { text: xmlPlain(source), options: { fontSize: 11, color: QUIET } },
    ],
    { x: 0.8, y, w: 11.9, h: 1.35, valign: 'top', fit: 'shrink' },
  );
}
const MOST_WORDS = 320;

function notesOf(quotes: readonly DocQuote[], t: ReportText): string {
  const more =
    quotes.length > QUOTES_ON_SLIDE ? [t('report.slides.more', { count: quotes.length - QUOTES_ON_SLIDE })] : [];
  return xmlPlain(
    [t('report.sources'), ...quotes.map(({ words, source }) => `"${words}" (${source})`), ...more].join('\n'),
  );
}

function addTables(
  deck: PptxGenJS,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  for (let from = 0; from === 0 || from < rows.length; from += ROWS_ON_SLIDE) {
    const slide = headed(deck, null, name);
    const head = columns.map((text) => ({ text: xmlPlain(text), options: { bold: true, color: QUIET } }));
    const body = rows
      .slice(from, from + ROWS_ON_SLIDE)
      .map((row) => row.map((text) => ({ text: xmlPlain(text), options: { color: INK } })));
    slide.addTable([head, ...body], {
      x: 0.6,
      y: 1.4,
      w: 12.1,
      fontSize: 12,
      border: { type: 'solid', pt: 0.5, color: LINE },
    });
  }
}

function addChart(deck: PptxGenJS, { form, title, summary, unit, points, target }: DocChart): void {
  const slide = headed(deck, null, title);
  // Bars are drawn from the bottom up.
  const shown = form === 'bars' ? points.toReversed() : points;
  const labels = shown.map(({ label }) => xmlPlain(label));
  const series = [{ name: xmlPlain(unit || title), labels, values: shown.map(({ value }) => value) }];
  if (target !== null) series.push({ name: String(target), labels, values: shown.map(() => target) });
  const look = {
    x: 0.6,
    y: 1.4,
    w: 12.1,
    h: 5,
    chartColors: [THREAD, QUIET],
    showValue: true,
    showLegend: target !== null,
  };
  if (form === 'bars') slide.addChart('bar', series, { ...look, barDir: 'bar', valAxisHidden: true });
  else slide.addChart('line', series, look);
  slide.addText(xmlPlain(summary), { x: 0.6, y: 6.5, w: 12.1, h: 0.5, fontSize: 12, color: QUIET });
}

function addPicture(slide: Slide, { width, height, boxes, lines, columns }: LinePicture): void {
  const scale = Math.min(12.1 / width, 5.6 / height);
  const at = new Map(boxes.map((box) => [box.id, box]));
  const place = (x: number, y: number) => ({ x: 0.6 + x * scale, y: 1.35 + y * scale });
  const size = Math.max(6, Math.min(12, 800 * scale));
  for (const { title, x } of columns)
    slide.addText(xmlPlain(title), {
      ...place(x, 0),
      w: BOX.width * scale,
      h: 0.25,
      fontSize: size,
      bold: true,
      color: THREAD,
      margin: 0,
    });
  for (const { from, to, stance } of lines) {
    const [a, b] = [at.get(to), at.get(from)];
    if (!a || !b || a.x === b.x) continue;
    const start = place(a.x + BOX.width, a.y + BOX.height / 2);
    const end = place(b.x, b.y + BOX.height / 2);
    const dashType = ({ supports: 'solid', contradicts: 'dash', qualifies: 'sysDot' } as const)[stance];
    slide.addShape('line', {
      x: start.x,
      y: Math.min(start.y, end.y),
      w: end.x - start.x,
      h: Math.abs(end.y - start.y),
      flipV: end.y < start.y,
      line: { color: LINE, width: 1, dashType },
    });
  }
  for (const { x, y, title } of boxes) {
    slide.addText(xmlPlain(linesOf(title).join('\n')), {
      ...place(x, y),
      w: BOX.width * scale,
      h: BOX.height * scale,
      shape: 'rect',
      line: { color: LINE, width: 0.75 },
      fontSize: size,
      color: INK,
      margin: 2,
      valign: 'middle',
    });
  }
}
