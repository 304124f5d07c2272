import { zipSync } from 'fflate';
import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js';
import { describe, expect, it } from 'vitest';
import { ImportRounds } from '../../../test/import-rounds.ts';
import { bytesSource } from '../archive/byte-source.ts';
import type { ImportedRecords } from '../import-records.ts';
import { readRecords } from '../read-records.ts';
import { openSqlite } from '../sqlite.ts';
import { htmlText } from './html-text.ts';
import { readQualcoder } from './read-qualcoder.ts';
import { readTaguette } from './read-taguette.ts';

/** A database file with these statements. */
async function databaseOf(
  statements: readonly (readonly [sql: string, ...values: (string | number | null)[]])[],
): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  for (const [sql, ...values] of statements) database.run(sql, values);
  const bytes = database.export();
  database.close();
  return bytes;
}

function imported({ records, problems }: ImportedRecords) {
  const rounds = new ImportRounds();
  rounds.import(records);
  expect(rounds.plan(records).ops).toEqual([]);
  return { rows: rounds.rows, problems, quotes: rounds.rows.highlights?.map(({ anchor }) => anchor.quote) ?? [] };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe('a project of Taguette', () => {
  const HTML = '<h1>Visit 👩‍🔧</h1><p>Ann:&nbsp;we “wait” &amp; hope</p>\n<p><b>Bob</b>: and <i>wait</i> again</p>';
  const plain = 'Visit 👩‍🔧Ann:\u{a0}we “wait” & hope\nBob: and wait again';
  const at = (words: string): readonly [number, number] => {
    const start = bytesOf(plain.slice(0, plain.indexOf(words)));
    return [start, start + bytesOf(words)];
  };
  const project = () =>
    databaseOf([
      ['CREATE TABLE users (login TEXT)'],
      ['INSERT INTO users VALUES (?)', 'mira'],
      ['INSERT INTO users VALUES (?)', 'admin'],
      ['CREATE TABLE projects (id INTEGER, name TEXT, description TEXT, created TEXT)'],
      ['INSERT INTO projects VALUES (1, ?, ?, ?)', 'Waiting', 'Why people wait', '2024-01-02 03:04:05.678'],
      [
        'CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, filename TEXT, created TEXT, project_id INTEGER, text_direction TEXT, contents TEXT)',
      ],
      [
        'INSERT INTO documents VALUES (1, ?, ?, ?, ?, 1, ?, ?)',
        'Workshop',
        'In the hall',
        'a.docx',
        '2024-01-03 00:00:00',
        'LEFT_TO_RIGHT',
        HTML,
      ],
      ['CREATE TABLE tags (id INTEGER, project_id INTEGER, path TEXT, description TEXT)'],
      ['INSERT INTO tags VALUES (1, 1, ?, ?)', 'time/waiting', 'Time lost'],
      ['INSERT INTO tags VALUES (2, 1, ?, ?)', 'mood', ''],
      [
        'CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT)',
      ],
      ['INSERT INTO highlights VALUES (1, 1, ?, ?, ?)', ...at('we “wait” & hope'), 'we “wait” &amp; hope'],
      [
        'INSERT INTO highlights VALUES (2, 1, ?, ?, ?)',
        ...at('hope\nBob: and wait'),
        'hope</p>\n<p><b>Bob</b>: and <i>wait</i>',
      ],
      ['INSERT INTO highlights VALUES (3, 1, 1, 4, ?)', 'wait again'],
      ['INSERT INTO highlights VALUES (4, 1, 1, 4, ?)', 'never written'],
      ['CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER)'],
      ['INSERT INTO highlight_tags VALUES (1, 1)'],
      ['INSERT INTO highlight_tags VALUES (1, 2)'],
    ]);

  it('is read whole, its places counted in UTF-8 bytes', async () => {
    const { rows, problems, quotes } = imported(await readTaguette({ name: 'p.sqlite3', bytes: await project() }));
    expect(rows.studies?.[0]).toMatchObject({ title: 'Waiting', aim: 'Why people wait' });
    expect(rows.interviews?.[0]).toMatchObject({
      title: 'Workshop',
      studyId: rows.studies?.[0]?.id,
      createdAt: '2024-01-03T00:00:00Z',
    });
    expect(rows.segments?.map(({ text }) => text)).toEqual([
      'Visit 👩‍🔧',
      'Ann:\u{a0}we “wait” & hope',
      'Bob: and wait again',
    ]);
    expect(quotes).toEqual(['we “wait” & hope', 'hope\nBob: and wait', 'wait again', 'never written']);
    expect(rows.highlights?.map(({ needsReview, tagIds }) => [needsReview, tagIds.length])).toEqual([
      [false, 2],
      [false, 0],
      [false, 0],
      [true, 0],
    ]);
    expect(rows.tags?.map(({ label, definition }) => [label, definition])).toEqual([
      ['time', ''],
      ['waiting', 'Time lost'],
      ['mood', ''],
    ]);
    expect([rows.authors?.map(({ name }) => name), rows.memos?.[0]?.text]).toEqual([['mira'], 'In the hall']);
    expect(problems.map(({ entry }) => entry)).toEqual(['highlights, id 4']);
  });

  it('is told from other databases by its tables', async () => {
    const read = await readRecords({ name: 'x.db', source: bytesSource(await project()) });
    expect(read.as === 'records' && read.read.kind).toBe('taguette');
    const other = await readTaguette({ name: 'x.db', bytes: await databaseOf([['CREATE TABLE t (a)']]) });
    expect(other.problems[0]?.message).toContain('not one of Taguette; it has the tables t.');
  });

  it('refuses what is no database, or a damaged one', async () => {
    expect(await openSqlite(new Uint8Array([1, 2, 3]))).toEqual({ ok: false, problem: 'This is no SQLite file.' });
    const bytes = (await project()).slice(0, 5_000);
    bytes.fill(0x5a, 100, 2_000);
    const broken = await readTaguette({ name: 'x.db', bytes });
    expect(broken.problems[0]?.message).toMatch(/damaged/);
  });
});

describe('text of HTML', () => {
  it('counts text nodes as a browser does, and hides what is not shown', () => {
    expect(
      htmlText('<p title="a>b">x<!-- <p> -->&lt;y&#x1F44D;&unknown;</p><script>if (a<b) {}</script>a < b'),
    ).toEqual({
      text: 'x<y👍&unknown;a < b',
      breaks: [0, 14],
    });
  });
});

describe('a project of QualCoder', () => {
  const TEXT = 'Ann: 👍 yes\r\nBob: no, never\r\n';
  const project = () =>
    databaseOf([
      ['CREATE TABLE project (databaseversion text, date text, memo text, about text)'],
      ['INSERT INTO project VALUES (?, ?, ?, ?)', 'v11', '2024-01-01 10:00:00', 'What it is about', 'QualCoder 3.6'],
      [
        'CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text)',
      ],
      [
        'INSERT INTO source VALUES (1, ?, ?, NULL, ?, ?, ?)',
        'call.txt',
        TEXT,
        'A short call',
        'mira',
        '2024-01-02 10:00:00',
      ],
      [
        'INSERT INTO source VALUES (2, ?, NULL, ?, ?, ?, ?)',
        'call.mp3',
        '/audio/call.mp3',
        '',
        'mira',
        '2024-01-02 10:00:00',
      ],
      [
        'CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer)',
      ],
      ['INSERT INTO code_cat VALUES (1, ?, ?, ?, ?, NULL)', 'Answers', 'mira', '2024-01-02 10:00:00', ''],
      ['INSERT INTO code_cat VALUES (2, ?, ?, ?, ?, 1)', 'Refusals', 'mira', '2024-01-02 10:00:00', ''],
      [
        'CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text)',
      ],
      [
        'INSERT INTO code_name VALUES (1, ?, ?, 1, ?, ?, ?)',
        'Yes',
        'They agree',
        'mira',
        '2024-01-02 10:00:00',
        '#00AA44',
      ],
      ['INSERT INTO code_name VALUES (2, ?, ?, 2, ?, ?, ?)', 'No', '', 'mira', '2024-01-02 10:00:00', '#CC0000'],
      [
        'CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text)',
      ],
      ['INSERT INTO code_text VALUES (1, 1, 1, ?, 5, 10, ?, ?, ?)', '👍 yes', 'mira', '2024-01-03 10:00:00', 'clear'],
      ['INSERT INTO code_text VALUES (2, 2, 1, ?, 5, 10, ?, ?, ?)', '👍 yes', 'jon', '2024-01-04 10:00:00', ''],
      ['INSERT INTO code_text VALUES (3, 2, 1, ?, 17, 26, ?, ?, ?)', 'no, never', 'mira', '2024-01-03 10:00:00', ''],
      ['INSERT INTO code_text VALUES (4, 2, 9, ?, 0, 1, ?, ?, ?)', 'x', 'mira', '2024-01-03 10:00:00', ''],
      [
        'CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text)',
      ],
      ['INSERT INTO code_av VALUES (1, 2, 61000, 65000, 1, ?, ?, ?)', 'laughs', '2024-01-03 10:00:00', 'mira'],
      [
        'CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text)',
      ],
      ['INSERT INTO annotation VALUES (1, 1, 12, 15, ?, ?, ?)', 'Who is Bob?', 'mira', '2024-01-03 10:00:00'],
      ['CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text)'],
      ['INSERT INTO cases VALUES (1, ?, ?, ?, ?)', 'Ann', 'A customer', 'mira', '2024-01-03 10:00:00'],
      ['CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer)'],
      ['INSERT INTO case_text VALUES (1, 1, 1, 0, 27)'],
      ['CREATE TABLE attribute_type (name text, date text, owner text, memo text, caseOrFile text, valuetype text)'],
      ['INSERT INTO attribute_type VALUES (?, ?, ?, ?, ?, ?)', 'Age', '', '', '', 'case', 'numeric'],
      [
        'CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text)',
      ],
      ['INSERT INTO attribute VALUES (1, ?, ?, ?, 1, ?, ?)', 'Age', 'case', '41', '', ''],
      ['INSERT INTO attribute VALUES (2, ?, ?, ?, 1, ?, ?)', 'Place', 'file', 'hall', '', ''],
      ['CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text)'],
      ['INSERT INTO journal VALUES (1, ?, ?, ?, ?)', 'Day one', 'We began.', '2024-01-02 10:00:00', 'mira'],
    ]);

  it('is read whole, its places counted in code points of the text as it stands', async () => {
    const { rows, problems, quotes } = imported(await readQualcoder({ name: 'data.qda', bytes: await project() }));
    expect(quotes).toEqual(['👍 yes', 'no, never', 'Bob', '01:01–01:05: laughs']);
    expect(rows.segments?.map(({ text }) => text)).toEqual(['Ann: 👍 yes', 'Bob: no, never']);
    const tag = (label: string) => rows.tags?.find((own) => own.label === label);
    expect([tag('Answers')?.codable, tag('No')?.parentId, tag('Yes')?.hue]).toEqual([
      false,
      tag('Refusals')?.id,
      'green',
    ]);
    expect(rows.highlights?.[0]?.tagIds).toEqual([tag('Yes')?.id, tag('No')?.id]);
    const authors = new Map(rows.authors?.map(({ id, name }) => [id as string, name]));
    expect(Object.values(rows.highlights?.[0]?.tagging ?? {}).map(({ by, at }) => [authors.get(by), at])).toEqual([
      ['mira', '2024-01-03T10:00:00Z'],
      ['jon', '2024-01-04T10:00:00Z'],
    ]);
    expect(rows.participants?.[0]).toMatchObject({ name: 'Ann', attributes: { Age: 41 } });
    expect(rows.interviews?.[0]).toMatchObject({
      participantIds: [rows.participants?.[0]?.id],
      attributes: { Place: 'hall' },
    });
    expect(rows.interviews?.map(({ title }) => title)).toEqual(['call.txt', 'call.mp3', 'Journal']);
    expect(rows.memos?.map(({ text }) => text).sort()).toEqual(
      ['A customer', 'A short call', 'Who is Bob?', 'clear'].sort(),
    );
    expect(problems.map(({ entry }) => entry)).toEqual(['source, id 2', 'code_text, ctid 4']);
  });

  it('is found in a ZIP of its folder', async () => {
    const zip = zipSync({
      'My project.qda/data.qda': await project(),
      'My project.qda/images/a.png': new Uint8Array(3),
    });
    const read = await readRecords({ name: 'My project.zip', source: bytesSource(zip) });
    expect(read.as === 'records' && [read.read.kind, read.read.records.tags.length]).toEqual(['qualcoder', 4]);
  });
});
