import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type OutTable, writeCsv } from '../csv-out.ts';
import { originalText, withoutFormula } from '../formula-rule.ts';
import { recordProblems } from '../record-problems.ts';
import { writeXlsx } from '../xlsx-out.ts';
import { readCsv } from './read-csv.ts';
import { readTables } from './read-table.ts';
import { readXlsx } from './read-xlsx.ts';
import { cellText } from './table.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const messages = (problems: ReturnType<typeof recordProblems>): readonly string[] =>
  problems.all().map(({ line, message }) => `${line}: ${message}`);

const TRAPS = [
  '=1+1',
  '-5 apples',
  '@x',
  '+49 30 1234',
  '\tled by a tab',
  "'=quoted",
  "''=twice",
  '＝full width',
  '\rcr',
  "'tis",
  '',
];

describe('the formula rule', () => {
  it('leaves nothing that a spreadsheet would calculate, and gives the text back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary' })), (text) => {
        expect(withoutFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(originalText(withoutFormula(text))).toBe(text);
      }),
    );
    expect(TRAPS.map(withoutFormula)).toContain("''=quoted");
    expect(withoutFormula("'tis")).toBe("'tis");
  });
});

describe('reading delimited text', () => {
  const read = (text: string) => {
    const problems = recordProblems('t.csv');
    return { table: readCsv({ name: 't.csv', bytes: bytesOf(text) }, {}, problems), messages: messages(problems) };
  };

  it.each([',', ';', '\t', '|'])('finds out that %j parts the cells', (delimiter) => {
    const { table } = read(`name${delimiter}note\nAnn${delimiter}"a${delimiter}b, c; d"\n`);
    expect([table.columns, table.rows[0]?.cells]).toEqual([
      ['name', 'note'],
      ['Ann', `a${delimiter}b, c; d`],
    ]);
  });

  it('takes headings as they come: a mark in front, quotes, line ends, hard spaces, nothing, twice', () => {
    const { table } = read('\u{feff}"a, ""b"""," c\n d\u{a0}e",,x,x\n1,2,3,4,5\n');
    expect(table.columns).toEqual(['a, "b"', 'c d e', 'Column 3', 'x', 'x (2)']);
  });

  it('keeps ragged rows, tells their line, and leaves out empty ones', () => {
    const { table, messages: told } = read('a,b\n"1\n1",2\n\n3\n4,5,6,7\n');
    expect(table.columns).toEqual(['a', 'b', 'Extra']);
    expect(table.rows).toEqual([
      { line: 2, cells: ['1\n1', '2', ''] },
      { line: 5, cells: ['3', '', ''] },
      { line: 6, cells: ['4', '5', '6; 7'] },
    ]);
    expect(told).toEqual(['6: The row has 4 cells and the header 2; the rest is kept in "Extra".']);
  });

  it('tells the line of a quotation mark that is never closed', () => {
    const { messages: told } = read('a,b\n1,2\n3,"4\n5,6\n');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^3: A quotation mark/);
  });

  it('reads Latin letters of an old file, and says so', () => {
    const problems = recordProblems('old.csv');
    const bytes = Uint8Array.from([...'name\nJ'].map((char) => char.charCodeAt(0)).concat([0xf6, 0x72, 0x67, 0x0a]));
    expect(readCsv({ name: 'old.csv', bytes }, {}, problems).rows[0]?.cells).toEqual(['Jörg']);
    expect(messages(problems)[0]).toContain('Windows-1252');
  });

  it('refuses an empty file and an old workbook with what to do', async () => {
    expect((await readTables({ name: 'a.csv', bytes: new Uint8Array() })).problems[0]?.message).toBe(
      'The file is empty.',
    );
    const old = await readTables({ name: 'a.xls', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]) });
    expect(old.problems[0]?.message).toContain('.xlsx');
  });
});

describe('writing tables', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\r/g, ''));
  const cell = fc.oneof(
    words,
    fc.constantFrom(...TRAPS.filter((trap) => !trap.includes('\r'))),
    fc.constantFrom('a,b', 'say "x"', 'two\nlines', ' led'),
  );
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  const columns = ['id', 'quote', 'note'];
  const full = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
    rows.filter((row) => row.some((own) => own !== ''));

  it('gives the same cells when CSV is read back', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, forExcel) => {
        const text = writeCsv({ name: 't', columns, rows }, { forExcel });
        const back = readCsv({ name: 't.csv', bytes: bytesOf(text) }, { delimiter: ',' });
        expect(back.rows.map(({ cells }) => cells)).toEqual(full(rows).map((row) => row.map(printable)));
      }),
    );
  });

  it('gives the same cells when a workbook is read back', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const [back] = await readXlsx({ name: 't.xlsx', bytes: writeXlsx([{ name: 't', columns, rows }]) });
        expect(back?.rows.map(({ cells }) => cells)).toEqual(full(rows).map((row) => row.map(wellFormed)));
      }),
      { numRuns: 60 },
    );
  });

  it('writes figures, days and lists as what they are, each sheet under its name', async () => {
    const tables: OutTable[] = [
      {
        name: 'Needs: all/of [them]',
        columns: ['id', 'n', 'day', 'yes', 'list'],
        rows: [['nd_1', 2.5, { day: '2024-02-29' }, true, ['a', '=b']]],
      },
      { name: 'needs  all of  them', columns: ['x'], rows: [] },
    ];
    const bytes = writeXlsx(tables);
    expect(writeXlsx(tables)).toEqual(bytes);
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain('<c r="C2" s="2"><v>45351</v></c>');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A1:E2"/>');
    expect(sheet).not.toContain('<f');
    const [first, second] = await readXlsx({ name: 'x.xlsx', bytes });
    expect(first?.rows[0]?.cells).toEqual(['nd_1', 2.5, '2024-02-29', true, 'a; =b']);
    expect([first?.name, second?.columns]).toEqual(['Needs  all of  them', ['x']]);
    expect(writeCsv(tables[0] ?? { name: '', columns: [], rows: [] })).toBe(
      'id,n,day,yes,list\r\nnd_1,2.5,2024-02-29,true,a; =b\r\n',
    );
  });
});

describe('a workbook of ours, opened by another reader', () => {
  it('has the same texts, figures and days', async () => {
    const rows = [['=1+1', 2.5, { day: '2024-02-29' }, 'two\nlines & <more> 👍']];
    const bytes = writeXlsx([{ name: 'Needs', columns: ['a', 'b', 'c', 'd'], rows }]);
    expect(await readExcel(Buffer.from(bytes))).toEqual([
      {
        sheet: 'Needs',
        data: [
          ['a', 'b', 'c', 'd'],
          ["'=1+1", 2.5, new Date('2024-02-29T00:00:00Z'), 'two\nlines & <more> 👍'],
        ],
      },
    ]);
  });
});

describe('reading a workbook of another program', () => {
  const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const workbook = (sheet: string, more: Record<string, string> = {}): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Ann" sheetId="4" r:id="rId9"/><x:sheet name="H" state="hidden" sheetId="5" r:id="rId10"/></x:sheets></x:workbook>`,
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId9" Target="/xl/worksheets/own.xml"/></Relationships>',
          'xl/worksheets/own.xml': `<worksheet ${NS}><sheetData>${sheet}</sheetData></worksheet>`,
          'xl/sharedStrings.xml': `<sst ${NS}><si><t>name</t></si><si><r><t>An</t></r><r><t>n_x000A_B</t></r><rPh><t>no</t></rPh></si></sst>`,
          'xl/styles.xml': `<styleSheet ${NS}><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="171" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
          ...more,
        }).map(([path, text]) => [path, strToU8(text)]),
      ),
    );

  it('knows shared strings, days, instants, truth, stored values of formulas and gaps', async () => {
    const [table] = await readXlsx({
      name: 'o.xlsx',
      bytes: workbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>day</t></is></c></row>' +
          '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" s="1"><v>45351</v></c><c r="D3" s="2"><v>45351.5</v></c><c r="E3" s="3"><v>2</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="str"><f>A1&amp;"x"</f><v>namex</v></c></row>',
      ),
    });
    expect(table?.columns.slice(0, 3)).toEqual(['name', 'Column 2', 'day']);
    expect(table?.rows).toHaveLength(1);
    expect(table?.rows[0]?.line).toBe(3);
    expect(table?.rows[0]?.cells.slice(0, 3)).toEqual(['Ann\nB', '', '2024-02-29']);
    expect(cellText(table?.rows[0]?.cells[3])).toBe('2024-02-29T12:00:00; 2; true; namex');
  });

  it('refuses a document type, and a file that is no workbook, by a sentence', async () => {
    const problems = recordProblems('o.xlsx');
    const evil = '<!DOCTYPE x [<!ENTITY e "boom">]><worksheet><sheetData/></worksheet>';
    expect(
      await readXlsx({ name: 'o.xlsx', bytes: workbook('', { 'xl/worksheets/own.xml': evil }) }, problems),
    ).toEqual([]);
    expect(messages(problems)[0]).toMatch(/document type/);
    const other = recordProblems('o.xlsx');
    await readXlsx({ name: 'o.xlsx', bytes: zipSync({ 'a.txt': strToU8('x') }) }, other);
    expect(messages(other)[0]).toMatch(/no workbook/);
  });
});

/** What UTF-8 and the reader's rule for control characters leave of a text. */
const printable = (text: string): string =>
  wellFormed(text).replace(/\p{Cc}/gu, (char) =>
    /[\n\t\u{80}-\u{9f}]/u.test(char) ? char : /[\v\f]/.test(char) ? ' ' : '',
  );
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\u{fffd}');
