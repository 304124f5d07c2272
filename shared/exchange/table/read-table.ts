import type { ImportProblem } from '../import-records.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { type CsvReadOptions, readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Table } from './table.ts';

export interface ReadTables {
  /** One of a delimited text; one for each sheet of a workbook. */
  readonly tables: readonly Table[];
  readonly problems: readonly ImportProblem[];
}

/** The tables of a file: a workbook by its first bytes, else delimited text. Never throws. */
export async function readTables(
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: CsvReadOptions = {},
): Promise<ReadTables> {
  const problems: RecordProblems = recordProblems(file.name);
  const tables = await read(file, options, problems);
  return { tables, problems: problems.all() };
}

async function read(
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: CsvReadOptions,
  problems: RecordProblems,
): Promise<readonly Table[]> {
  const starts = (...magic: readonly number[]): boolean => magic.every((byte, at) => file.bytes[at] === byte);
  if (file.bytes.length === 0) {
    problems.error('The file is empty.');
    return [];
  }
  if (starts(0x50, 0x4b, 0x03, 0x04)) return readXlsx(file, problems);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    problems.error(
      'This is a workbook of the old kind (.xls) or one with a password. Save it as .xlsx and import that.',
    );
    return [];
  }
  const table = readCsv(file, options, problems);
  return table.columns.length === 0 ? [] : [table];
}
