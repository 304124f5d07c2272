import { ok, type Result } from '../../domain/result.ts';
import { bytesSource } from '../archive/byte-source.ts';
import { type ForeignEntry, readForeignZip } from '../foreign-zip.ts';
import { originalText } from '../formula-rule.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../xml/read-xml.ts';
import { decodeXml, walkXml } from '../xml/walk-xml.ts';
import { rowsToTable } from './rows-to-table.ts';
import type { Cell, Table } from './table.ts';

/**
 * The sheets of a workbook (Office Open XML) as tables, in their order; those that are hidden or hold nothing are left out. Days are
 * ISO texts, a formula gives the value that was stored with it. Never throws; without a sheet there is an error.
 */
export async function readXlsx(
  file: { readonly name: string; readonly bytes: Uint8Array },
  problems: RecordProblems = recordProblems(file.name),
): Promise<readonly Table[]> {
  const zip = await readForeignZip(bytesSource(file.bytes));
  if (!zip.ok) {
    problems.error(`${zip.problem} Save it anew as .xlsx and import that.`);
    return [];
  }
  for (const { path, message } of zip.value.refused) problems.warn(message, { entry: path });
  const entries = new Map(zip.value.entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const tree = async (path: string): Promise<XmlElement | undefined> => {
    const text = await textOf(entries.get(path.toLowerCase()), problems);
    if (text === null) return undefined;
    const read = readXml(text);
    if (read.ok) return read.value;
    problems.error(read.problem.message, { entry: path, line: read.problem.line });
    return undefined;
  };
  const book = await tree('xl/workbook.xml');
  if (book === undefined) {
    problems.error('This is no workbook: xl/workbook.xml is missing. Save it anew as .xlsx and import that.');
    return [];
  }
  const links = await tree('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    childrenOf(links, 'Relationship').map(({ attributes }) => [attributes.Id, attributes.Target]),
  );
  const strings = stringsOf(await tree('xl/sharedStrings.xml'));
  const dates = dateStyles(await tree('xl/styles.xml'));
  const epoch1904 = /^(?:1|true)$/.test(childOf(book, 'workbookPr')?.attributes.date1904 ?? '');
  const tables: Table[] = [];
  for (const { attributes } of childrenOf(childOf(book, 'sheets'), 'sheet')) {
    if (attributes.state !== undefined && attributes.state !== 'visible') continue;
    // `r:id` without its prefix; `sheetId` has another name.
    const path = sheetPath(targets.get(attributes.id));
    const text = await textOf(entries.get(path.toLowerCase()), problems);
    const name = attributes.name ?? path;
    if (text === null) {
      problems.error(`The sheet "${name}" is missing in the file.`, { entry: path });
      continue;
    }
    const rows = sheetRows(text, { strings, dates, epoch1904 });
    if (!rows.ok) problems.error(rows.problem.message, { entry: name, line: rows.problem.line });
    else if (rows.value.length > 0) tables.push(rowsToTable(name, rows.value, problems, name));
  }
  if (tables.length === 0) problems.error('No sheet of the workbook holds anything.');
  return tables;
}

async function textOf(entry: ForeignEntry | undefined, problems: RecordProblems): Promise<string | null> {
  if (entry === undefined) return null;
  const bytes = await entry.read();
  if (bytes.ok) return decodeXml(bytes.value);
  problems.error(bytes.problem, { entry: entry.path });
  return null;
}

const sheetPath = (target: string | undefined): string =>
  target === undefined ? '' : target.startsWith('/') ? target.slice(1) : `xl/${target}`;

const stringsOf = (root: XmlElement | undefined): readonly string[] => childrenOf(root, 'si').map(richText);

/** The text of a string, of its runs where it has some; what tells how it is pronounced is left out. */
function richText(element: XmlElement): string {
  const runs = element.children.filter(({ name }) => name === 't' || name === 'r');
  return unescaped(runs.map((run) => (run.name === 't' ? run.text : (childOf(run, 't')?.text ?? ''))).join(''));
}

/** `_x000D_` stands for a character that XML cannot hold. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

type DateKind = 'day' | 'time' | 'both';

/** For each cell format, whether it shows a figure as a day or a time. */
function dateStyles(root: XmlElement | undefined): readonly (DateKind | null)[] {
  const own = new Map(
    childrenOf(childOf(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode,
    ]),
  );
  return childrenOf(childOf(root, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return 'day';
    if (id === 22) return 'both';
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
    return dateKind(own.get(attributes.numFmtId));
  });
}

function dateKind(code: string | undefined): DateKind | null {
  // Texts, colours and conditions in a format code are no parts of a date.
  const bare = (code ?? '').replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*./gi, '').toLowerCase();
  const [day, time] = [/[yd]/.test(bare) || /mmm/.test(bare), /[hs]/.test(bare)];
  if (day && time) return 'both';
  return day ? 'day' : time ? 'time' : null;
}

interface Meaning {
  readonly strings: readonly string[];
  readonly dates: readonly (DateKind | null)[];
  readonly epoch1904: boolean;
}

interface SheetRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

function sheetRows(
  text: string,
  meaning: Meaning,
): Result<readonly SheetRow[], { line: number | null; message: string }> {
  const rows: SheetRow[] = [];
  let [line, column] = [0, -1];
  let cells: Cell[] = [];
  let [type, style, value, inside] = ['n', 0, '', ''];
  const done = walkXml(text, {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        [cells, column] = [[], -1];
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        [type, style, value] = [attributes.t ?? 'n', Number(attributes.s ?? 0), ''];
      } else if (name === 'v' || name === 't') inside = name;
      // How a word is pronounced stands in `rPh`; its text is no part of the cell.
      else if (name === 'rPh') inside = 'rPh';
    },
    text(part) {
      if (inside === 'v' || inside === 't') value += part;
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'rPh') inside = '';
      else if (name === 'c' && column >= 0 && column < 16_384) {
        while (cells.length < column) cells.push('');
        cells[column] = cellOf(type, value, style, meaning);
      } else if (name === 'row') rows.push({ line, cells });
    },
  });
  return done.ok ? ok(rows) : done;
}

function cellOf(type: string, value: string, style: number, { strings, dates, epoch1904 }: Meaning): Cell {
  if (value === '' && type !== 'inlineStr') return '';
  if (type === 's') return originalText(strings[Number(value)] ?? '');
  if (type === 'inlineStr' || type === 'str') return originalText(unescaped(value));
  if (type === 'b') return value === '1' || value === 'true';
  if (type === 'e') return '';
  if (type === 'd') return value;
  const figure = Number(value);
  if (!Number.isFinite(figure)) return value;
  const kind = dates[style] ?? null;
  return kind === null ? figure : dateOf(figure, kind, epoch1904);
}

/** Excel counts days from the last day of 1899 and takes 1900 for a leap year; from 1904 in files that say so. */
function dateOf(serial: number, kind: DateKind, epoch1904: boolean): string {
  const days = epoch1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const ms = Math.round((days - 25_569) * 86_400) * 1_000;
  if (Math.abs(ms) > 8.64e15) return String(serial);
  const iso = new Date(ms).toISOString();
  if (kind === 'time' && serial < 1) return iso.slice(11, 19);
  return kind === 'day' || iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** The column of a place such as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(place)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
