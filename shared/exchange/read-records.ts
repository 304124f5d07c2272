import { type ByteSource, readAll } from './archive/byte-source.ts';
import { readForeignZip } from './foreign-zip.ts';
import type { ImportedRecords } from './import-records.ts';
import { readQdc, readQdpx } from './qda/read-project.ts';
import { isQualcoder, readQualcoder, readQualcoderZip } from './qda/read-qualcoder.ts';
import { readTaguette } from './qda/read-taguette.ts';
import { isSqlite, openSqlite } from './sqlite.ts';
import type { CsvReadOptions } from './table/read-csv.ts';
import { type ReadTables, readTables } from './table/read-table.ts';

/** What a file of records turned out to be. A table is not read further until a person has said what its columns are. */
export type ReadRecords =
  | { readonly as: 'records'; readonly read: ImportedRecords }
  | { readonly as: 'tables'; readonly read: ReadTables }
  /** No file of records: a transcript, a document, an archive of something else. */
  | { readonly as: 'other' };

/** Tells by content first, by name where the content leaves it open, and reads: QDA projects, codebooks, workbooks, delimited text. */
export async function readRecords(
  file: { readonly name: string; readonly source: ByteSource },
  options: CsvReadOptions = {},
): Promise<ReadRecords> {
  const { name, source } = file;
  const head = await readAll(source, 0, Math.min(source.size, 512));
  if (head[0] === 0x50 && head[1] === 0x4b) return readZip(file, options);
  if (isSqlite(head)) return readDatabase({ name, bytes: await readAll(source, 0, source.size) });
  const start = new TextDecoder().decode(head).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:\w+:)?CodeBook\b/.test(start) || /\.qdc$/i.test(name)) {
    return { as: 'records', read: readQdc({ name, bytes: await readAll(source, 0, source.size) }) };
  }
  if (!/\.(?:csv|tsv|tab|xls)$/i.test(name)) return { as: 'other' };
  return { as: 'tables', read: await readTables({ name, bytes: await readAll(source, 0, source.size) }, options) };
}

async function readZip(
  file: { readonly name: string; readonly source: ByteSource },
  options: CsvReadOptions,
): Promise<ReadRecords> {
  const zip = await readForeignZip(file.source);
  const paths = zip.ok ? zip.value.entries.map(({ path }) => path) : [];
  if (paths.some((path) => /\.qde$/i.test(path)) || /\.qdpx$/i.test(file.name))
    return { as: 'records', read: await readQdpx(file) };
  if (paths.some((path) => /(?:^|\/)data\.qda$/i.test(path)))
    return { as: 'records', read: await readQualcoderZip(file) };
  if (!paths.includes('xl/workbook.xml') && !/\.xlsx$/i.test(file.name)) return { as: 'other' };
  const bytes = await readAll(file.source, 0, file.source.size);
  return { as: 'tables', read: await readTables({ name: file.name, bytes }, options) };
}

async function readDatabase(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<ReadRecords> {
  const opened = await openSqlite(file.bytes);
  const ofQualcoder = opened.ok && isQualcoder(opened.value);
  if (opened.ok) opened.value.close();
  return { as: 'records', read: await (ofQualcoder ? readQualcoder(file) : readTaguette(file)) };
}
