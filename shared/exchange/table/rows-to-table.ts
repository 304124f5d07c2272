import type { RecordProblems } from '../record-problems.ts';
import { type Cell, columnNames, EXTRA, type Table, type TableRow } from './table.ts';

const MOST_COLUMNS = 1_000;
const MOST_ROWS = 1_000_000;
const MOST_CELL = 1024 * 1024;

/**
 * Rows of cells to a table. The first row that holds anything is the header. A short row gets empty cells; cells beyond the last
 * heading are kept in the column "Extra". Rows without anything are left out.
 */
export function rowsToTable(
  name: string,
  lines: Iterable<{ readonly line: number; readonly cells: readonly Cell[] }>,
  problems: RecordProblems,
  entry: string | null = null,
): Table {
  let header: readonly string[] | null = null;
  let extra = false;
  const rows: TableRow[] = [];
  for (const { line, cells } of lines) {
    if (cells.every((cell) => cell === '')) continue;
    if (header === null) {
      header = columnNames(cells.slice(0, MOST_COLUMNS).map(String));
      if (cells.length > MOST_COLUMNS) {
        problems.warn(`The table has ${cells.length} columns; those after ${MOST_COLUMNS} were left out.`, {
          entry,
          line,
        });
      }
      continue;
    }
    if (rows.length >= MOST_ROWS) {
      problems.error(`The table has more than ${MOST_ROWS} rows; the rest was left out. Split the file.`, {
        entry,
        line,
      });
      break;
    }
    const width = header.length;
    const own = cells.slice(0, MOST_COLUMNS).map((cell) => fitting(cell, line, entry, problems));
    const beyond = own
      .slice(width)
      .map(String)
      .filter((cell) => cell !== '');
    if (beyond.length > 0) {
      extra = true;
      problems.warn(`The row has ${own.length} cells and the header ${width}; the rest is kept in "${EXTRA}".`, {
        entry,
        line,
        kept: 'raw',
      });
    }
    const filled = Array.from({ length: width }, (_, i) => own[i] ?? '');
    rows.push({ line, cells: beyond.length > 0 ? [...filled, beyond.join('; ')] : filled });
  }
  if (header === null) problems.error('The table is empty: there is not even a header.', { entry });
  else if (rows.length === 0) {
    problems.warn('The table has a header and no rows: there is nothing to import.', { entry, kept: 'nothing' });
  }
  if (!extra) return { name, columns: header ?? [], rows };
  const columns = columnNames([...(header ?? []), EXTRA]);
  return { name, columns, rows: rows.map((row) => ({ ...row, cells: padded(row.cells, columns.length) })) };
}

const padded = (cells: readonly Cell[], width: number): readonly Cell[] =>
  cells.length === width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')];

function fitting(cell: Cell, line: number, entry: string | null, problems: RecordProblems): Cell {
  if (typeof cell !== 'string' || cell.length <= MOST_CELL) return cell;
  problems.warn('A cell holds more than a million characters; it was cut there.', { entry, line });
  return cell.slice(0, MOST_CELL);
}
