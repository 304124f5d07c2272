import { type Zippable, zipSync } from 'fflate';
import type { OutCell, OutTable } from './csv-out.ts';
import { withoutFormula } from './formula-rule.ts';
import { xmlAttribute, xmlText } from './xml/write-xml.ts';

/**
 * A workbook with one sheet for each table: the header is frozen, bold and filtered, days are real dates, figures real numbers, texts
 * inline strings. No formula, no name of a person or a program in it; the same tables give the same bytes.
 */
export function writeXlsx(tables: readonly OutTable[]): Uint8Array {
  const names = sheetNames(tables.map(({ name }) => name));
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(tables.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(names, tables),
    'xl/_rels/workbook.xml.rels': relationships([
      ...tables.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'] as const,
    ]),
    'xl/styles.xml': STYLES,
  };
  for (const [i, table] of tables.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = sheet(table);
  const encoder = new TextEncoder();
  const zippable: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, [encoder.encode(text), { mtime: DAY_ONE }]]),
  );
  return zipSync(zippable, { level: 6 });
}

/** ZIP knows local times only: this is 1980-01-01 00:00 wherever it is written. */
const DAY_ONE = new Date(1980, 0, 1);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell formats in `STYLES`: plain, header, day, wrapped text. */
const [HEADER, DAY, WRAPPED] = [1, 2, 3];

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function contentTypes(sheets: number): string {
  const sheet = (i: number): string =>
    `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`;
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${Array.from({ length: sheets }, (_, i) => sheet(i)).join('')}<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;
}

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const one = ([type, target]: readonly [string, string], i: number): string =>
    `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.map(one).join('')}</Relationships>`;
}

function workbook(names: readonly string[], tables: readonly OutTable[]): string {
  const sheets = names.map((name, i) => `<sheet name="${xmlAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const filters = tables.map(({ columns, rows }, i) => {
    const area = `$A$1:$${columnName(Math.max(columns.length, 1) - 1)}$${rows.length + 1}`;
    const quoted = `'${(names[i] ?? '').replaceAll("'", "''")}'`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${xmlText(`${quoted}!${area}`)}</definedName>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

function sheet({ columns, rows }: OutTable): string {
  const last = columnName(Math.max(columns.length, 1) - 1);
  const widths = columns.map((column, i) => {
    const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, widthOf(row[i] ?? null)), column.length);
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(80, Math.max(8, longest + 2))}" customWidth="1"/>`;
  });
  const head = columns.map((column, i) => textCell(`${columnName(i)}1`, column, HEADER));
  const body = rows.map((row, y) => {
    const cells = row.map((cell, x) => cellXml(`${columnName(x)}${y + 2}`, cell));
    return `<row r="${y + 2}">${cells.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows.length + 1}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`}<sheetData><row r="1">${head.join('')}</row>${body.join('')}</sheetData><autoFilter ref="A1:${last}${rows.length + 1}"/></worksheet>`;
}

function cellXml(place: string, cell: OutCell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : textCell(place, String(cell), WRAPPED);
  }
  if (typeof cell === 'object' && 'day' in cell) {
    const serial = serialOf(cell.day);
    return serial === null ? textCell(place, cell.day, WRAPPED) : `<c r="${place}" s="${DAY}"><v>${serial}</v></c>`;
  }
  return textCell(place, typeof cell === 'string' ? cell : cell.join('; '), WRAPPED);
}

/** Excel holds no more than this in a cell; a longer text is cut there and says so. */
const MOST_TEXT = 32_767;
const CUT = ' […]';

function textCell(place: string, text: string, style: number): string {
  const safe = withoutFormula(text);
  const fitting = safe.length > MOST_TEXT ? safe.slice(0, MOST_TEXT - CUT.length) + CUT : safe;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(escapedUnits(fitting))}</t></is></c>`;
}

/** The format takes `_x000A_` for a character: a text that says so is escaped, and so are characters that XML cannot hold. */
const escapedUnits = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\p{Cc}/gu, (char) => (/[\t\n\u{7f}-\u{9f}]/u.test(char) ? char : `_x${hex(char)}_`));

const hex = (char: string): string => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

function widthOf(cell: OutCell): number {
  if (cell === null) return 0;
  if (typeof cell === 'object' && 'day' in cell) return 10;
  return Math.max(...(Array.isArray(cell) ? cell.join('; ') : String(cell)).split('\n').map((line) => line.length));
}

/** The days since the last day of 1899, as Excel counts; null for a text that is no day, or one before March 1900. */
function serialOf(day: string): number | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  const serial = Number.isNaN(time) ? 0 : Math.round(time / 86_400_000) + 25_569;
  return /^\d{4}-\d\d-\d\d$/.test(day) && serial > 60 ? serial : null;
}

/** A, B, ..., Z, AA, AB, ... */
function columnName(index: number): string {
  const rest = index % 26;
  const own = String.fromCharCode(65 + rest);
  return index < 26 ? own : columnName((index - rest) / 26 - 1) + own;
}

/** At most 31 characters, none of those that a sheet must not have, no two alike. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]|\p{Cc}/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || `Sheet ${i + 1}`;
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` (${n})`;
      const candidate = clean.slice(0, 31 - end.length) + end;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}
