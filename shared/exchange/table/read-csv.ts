import Papa from 'papaparse';
import { decodeWhole } from '../decode-text.ts';
import { originalText } from '../formula-rule.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import type { TextEncodingName } from '../transcript.ts';
import { problemList } from '../transcript-problems.ts';
import { rowsToTable } from './rows-to-table.ts';
import type { Table } from './table.ts';

export interface CsvReadOptions {
  /** Left out, it is guessed from the first twenty records. */
  readonly delimiter?: string | undefined;
  /** Left out: the byte order mark, else UTF-8, else Windows-1252 with a warning. */
  readonly encoding?: TextEncodingName | undefined;
}

/** A table out of delimited text (RFC 4180 and what programs make of it). Never throws; problems have their line. */
export function readCsv(
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: CsvReadOptions = {},
  problems: RecordProblems = recordProblems(file.name),
): Table {
  const text = textOfBytes(file.bytes, options.encoding, problems);
  const delimiter = options.delimiter ?? guessDelimiter(text);
  const parsed = Papa.parse<string[]>(text, { delimiter });
  for (const error of parsed.errors) {
    if (error.type !== 'Quotes') continue;
    const line = lineOf(parsed.data, error.row ?? 0);
    problems.warn('A quotation mark is not closed, or stands in the middle of a cell; the cell was read as it is.', {
      line,
      kept: 'raw',
    });
  }
  return rowsToTable(file.name, numbered(parsed.data), problems);
}

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLE = 20;

/** The character that cuts the most of the first records into as many cells as the header has, and into the most cells of all. */
function guessDelimiter(text: string): string {
  const scores = DELIMITERS.map((delimiter) => {
    const rows = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE + 1 }).data.filter(
      (row) => row.length > 1 || row[0] !== '',
    );
    const width = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === width).length;
    return { delimiter, score: width < 2 ? 0 : (alike / rows.length) * 100 + Math.min(width, 50) };
  });
  return scores.reduce((best, own) => (own.score > best.score ? own : best)).delimiter;
}

/** Line ends inside quoted cells are kept as they are. */
function textOfBytes(bytes: Uint8Array, encoding: TextEncodingName | undefined, problems: RecordProblems): string {
  const found = problemList(problems.file);
  const { text } = decodeWhole(bytes, found, encoding);
  for (const { message, kept } of found.all()) problems.warn(message, { kept });
  return text;
}

function* numbered(rows: readonly (readonly string[])[]) {
  let line = 1;
  for (const cells of rows) {
    yield { line, cells: cells.map(originalText) };
    line += linesIn(cells);
  }
}

const linesIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 1);

const lineOf = (rows: readonly (readonly string[])[], row: number): number =>
  rows.slice(0, row).reduce((sum, cells) => sum + linesIn(cells), 1);
