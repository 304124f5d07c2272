import type { Json } from './json.ts';
import type { ReportBlock } from './report.ts';

/** A figure of the analysis as it stood on a day: what a report keeps of it. */
export interface Figure {
  readonly caption: string;
  /** The one sentence that reads it. */
  readonly summary: string;
  /** The day of its counts, `YYYY-MM-DD`. */
  readonly at: string;
  readonly columns: readonly string[];
  /** Each cell as it is shown, and its number where it is one. */
  readonly rows: readonly (readonly FigureCell[])[];
  /** The column that is drawn as bars, counted from 0; null: a table. */
  readonly bars: number | null;
}

export interface FigureCell {
  readonly text: string;
  readonly value: number | null;
}

/** The options of a block `chart` that shows this figure. */
export const figureOptions = ({ rows, ...figure }: Figure): ReportBlock['options'] => ({
  of: 'figure',
  ...figure,
  rows: rows.map((cells) => cells.map(({ text, value }) => [text, value])),
});

/** The figure that a block keeps; null where its options hold none. What is odd in it is left out. */
export function readFigure(options: ReportBlock['options']): Figure | null {
  if (options.of !== 'figure') return null;
  const { caption, summary, at, columns, rows, bars } = options;
  const names = list(columns).map(text);
  if (names.length === 0) return null;
  const isColumn = typeof bars === 'number' && Number.isInteger(bars) && bars > 0 && bars < names.length;
  return {
    caption: text(caption),
    summary: text(summary),
    at: text(at),
    columns: names,
    rows: list(rows).map((cells) => names.map((_, i) => cellOf(list(cells)[i]))),
    bars: isColumn ? bars : null,
  };
}

/** Columns with a number in every row: those that can be drawn. */
export const drawable = ({ columns, rows }: Figure): readonly number[] =>
  rows.length === 0
    ? []
    : columns.flatMap((_, i) => (i > 0 && rows.every((cells) => (cells[i]?.value ?? -1) >= 0) ? [i] : []));

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function cellOf(value: Json | undefined): FigureCell {
  const [shown, number] = list(value);
  return { text: text(shown), value: typeof number === 'number' && Number.isFinite(number) ? number : null };
}
