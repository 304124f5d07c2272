import { isoDate } from '../held-at.ts';
import { type Cell, cellText } from './table.ts';

/** The order of a date in digits: `dmy` = 31/12/2024. Dates in ISO 8601 or with the month as a word need none. */
export type DateOrder = 'dmy' | 'mdy';

/** The day of a cell as `YYYY-MM-DD`, or null. A date in digits is read in `order` only: without it 5/3 is two days. */
export function dayOf(cell: Cell | undefined, order: DateOrder | null): string | null {
  const text = cellText(cell);
  const iso = isoDate(text) ?? isoDate(text.replace(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, isoParts));
  if (iso !== null || order === null) return iso;
  const match = DIGITS.exec(text);
  if (match === null) return null;
  const [first, second] = [match[1] ?? '', match[2] ?? ''];
  const year = (match[3] ?? '').length === 2 ? `20${match[3]}` : (match[3] ?? '');
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The order that all dates in digits of a column have, when one of them leaves no choice; null when none does. */
export function dateOrderOf(cells: readonly (Cell | undefined)[]): DateOrder | null {
  let found: DateOrder | null = null;
  for (const cell of cells) {
    const match = DIGITS.exec(cellText(cell));
    if (match === null) continue;
    const own = Number(match[1]) > 12 ? 'dmy' : Number(match[2]) > 12 ? 'mdy' : null;
    if (own !== null && found !== null && own !== found) return null;
    found = own ?? found;
  }
  return found;
}

/** Whether a text has the form of a date, whatever its order. */
export const looksLikeDate = (text: string): boolean => DIGITS.test(text) || isoDate(text) !== null;

/** A figure with `.` or `,` for decimals and a percent sign or not; null for anything else. */
export function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell).replace(/\s?%$/, '');
  if (!/^[-+]?(?:\d{1,3}(?:[,\u{a0}\u{202f} ]\d{3})+|\d{1,15})(?:\.\d{1,15})?$|^[-+]?\d{1,15},\d{1,15}$/u.test(text))
    return null;
  const plain = /^[-+]?\d{1,15},\d{1,2}$|^[-+]?\d{1,15},\d{4,15}$/.test(text)
    ? text.replace(',', '.')
    : text.replace(/[,\u{a0}\u{202f} ]/gu, '');
  return Number(plain);
}

/** A cell that lists: at `;` or a line end where there is one, else at `,`. */
export function listOf(cell: Cell | undefined): readonly string[] {
  const text = cellText(cell);
  const parts = /[;\n]/.test(text) ? text.split(/[;\n]/) : text.split(',');
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/** Names in a cell: a comma may stand within a name, so only `;` and a line end part them. */
export const namesOf = (cell: Cell | undefined): readonly string[] => [
  ...new Set(
    cellText(cell)
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const DIGITS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[\s,T].{0,20})?$/;

const isoParts = (_: string, year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
