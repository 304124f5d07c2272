import { withoutFormula } from './formula-rule.ts';

/** A cell of ours: figures and days are written as they are, lists joined by `; `, null as nothing. */
export type OutCell = string | number | boolean | null | readonly string[] | { readonly day: string };

export interface OutTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

export interface CsvOptions {
  /** UTF-8 with a byte order mark, so that Excel takes the letters for what they are. */
  readonly forExcel?: boolean | undefined;
}

/** RFC 4180: commas, CRLF, quotes where they are needed. No text of it is a formula. */
export function writeCsv({ columns, rows }: OutTable, { forExcel = false }: CsvOptions = {}): string {
  const lines = [columns, ...rows].map((row) => row.map(csvCell).join(','));
  return `${forExcel ? '\u{feff}' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function csvCell(cell: OutCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'object' && 'day' in cell) return cell.day;
  const text = withoutFormula(typeof cell === 'string' ? cell : cell.join('; '));
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
