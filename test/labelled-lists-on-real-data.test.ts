import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { readAny } from '#shared/exchange/read-any.ts';
import { guessKind, guessRoles } from '#shared/exchange/table/column-roles.ts';
import { cellText } from '#shared/exchange/table/table.ts';
import { tableToDraft } from '#shared/exchange/table/table-draft.ts';

const DATA = process.env.THROUGHLINE_DATA ?? path.resolve('../shared/data');
const here = fs.existsSync(path.join(DATA, 'nlupp'));
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

async function tableIn(file: string) {
  const bytes = new Uint8Array(fs.readFileSync(path.join(DATA, file)));
  const read = await readAny({ name: path.basename(file), source: bytesSource(bytes) });
  const [table] = read.as === 'tables' ? read.tables : [];
  if (!table) throw new Error(`expected: a table in ${file}, not ${read.as}`);
  return table;
}

describe.runIf(here)('labelled lists in JSON', () => {
  test('the 1,009 utterances of hotel guests, 274 of them without a label', async () => {
    const folds = fs.readdirSync(path.join(DATA, 'nlupp/hotels')).filter((name) => /^fold\d+\.json$/.test(name));
    const tables = await Promise.all(folds.map((name) => tableIn(`nlupp/hotels/${name}`)));
    const rows = tables.flatMap(({ columns, rows: own }) =>
      own.map(({ cells }) => ({
        text: cellText(cells[columns.indexOf('text')]),
        labels: cellText(cells[columns.indexOf('intents')]),
      })),
    );
    expect(rows).toHaveLength(1_009);
    expect(rows.filter(({ text }) => text === '')).toEqual([]);
    expect(rows.filter(({ labels }) => labels === '')).toHaveLength(274);
  });

  test('35 needs of developers with 55 links to stories under 6 themes, which become needs', async () => {
    const table = await tableIn('wg-async/needs-to-stories.json');
    const column = (name: string) => table.rows.map(({ cells }) => cellText(cells[table.columns.indexOf(name)]));
    expect(table.rows).toHaveLength(35);
    expect(new Set(column('theme')).size).toBe(6);
    expect(column('stories').flatMap((list) => list.split('; ').filter((story) => story !== ''))).toHaveLength(55);
    expect(guessKind(table)).toBe('needs');
    const roles = guessRoles(table.columns, 'needs');
    const { records } = tableToDraft(table, { kind: 'needs', file: 'needs.json', roles, today: '2026-03-02' });
    expect(records.needs.map(({ title }) => title)).toEqual(expect.arrayContaining([...new Set(column('need'))]));
  });
});
