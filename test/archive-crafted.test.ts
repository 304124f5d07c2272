import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { memorySink, sameBytes } from '#shared/exchange/archive/byte-sink.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { type OpenedArchive, readArchive, verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import { contentHash } from '#shared/exchange/archive/workspace-content.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { type Files, packFiles, resealed, setText, textOf, unpackArchive } from './archive-repack.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const NEEDS = 'data/records/needs/0001.ndjson';
let whole: Files;

beforeAll(async () => {
  const sink = memorySink();
  await writeArchive(sampleWorkspace(), sink, { media: NO_MEDIA, appVersion: '1.0.0', readerPage: null });
  whole = await unpackArchive(sink.bytes());
});

/** `kind path:line` of each problem after an edit; `reseal` makes the manifests believe it. */
async function problemsAfter(edit: (files: Files) => void, reseal: boolean): Promise<readonly string[]> {
  const files = new Map(whole);
  edit(files);
  const report = await verifyArchive(bytesSource(packFiles(reseal ? resealed(files) : files)));
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems.map(({ kind, path, line }) =>
    `${kind} ${path ?? ''}${line === null ? '' : `:${line}`}`.trim(),
  );
}

const editLine = (files: Files, path: string, line: number, edit: (row: Record<string, unknown>) => unknown): void => {
  const lines = textOf(files, path).split('\n');
  const row = JSON.parse(must(lines[line - 1], 'the line')) as Record<string, unknown>;
  lines[line - 1] = JSON.stringify(edit(row));
  setText(files, path, lines.join('\n'));
};

describe('an archive in a sound container', () => {
  it('is whole as it was written', async () => {
    expect(await problemsAfter(() => {}, false)).toEqual([]);
    expect(await problemsAfter(() => {}, true)).toEqual([]);
  });

  it('is refused without one of its files, whichever it is', async () => {
    for (const path of whole.keys()) {
      const problems = await problemsAfter((files) => files.delete(path), false);
      expect(problems, path).toContain(`missing ${path}`);
    }
  });

  it('is refused with a file more', async () => {
    expect(await problemsAfter((files) => setText(files, 'data/notes.txt', 'hello'), false)).toContain(
      'unlisted data/notes.txt',
    );
    expect(await problemsAfter((files) => setText(files, 'hello.txt', 'hello'), false)).toContain('unlisted hello.txt');
  });

  it('is refused with a file that is not the listed one', async () => {
    const edit = (files: Files): void => setText(files, 'README.txt', `${textOf(files, 'README.txt')} `);
    expect(await problemsAfter(edit, false)).toEqual(['damaged README.txt']);
  });

  it('names the file and line of a record that is none', async () => {
    const edit = (files: Files): void => editLine(files, NEEDS, 2, (row) => ({ ...row, title: 7 }));
    expect(await problemsAfter(edit, true)).toEqual([`record ${NEEDS}:2`, 'count']);
  });

  it('sees that a record was changed although the manifests say otherwise', async () => {
    const edit = (files: Files): void => editLine(files, NEEDS, 1, (row) => ({ ...row, title: 'something else' }));
    expect(await problemsAfter(edit, true)).toEqual(['sum']);
  });

  it('sees that the history was changed', async () => {
    const path = 'data/history/changes/0001.ndjson';
    const edit = (files: Files): void => editLine(files, path, 1, (row) => ({ ...row, at: '2020-01-01T00:00:00Z' }));
    expect(await problemsAfter(edit, true)).toEqual([`history ${path}:1`]);
  });

  it('refuses what is no plain JSON object', async () => {
    for (const line of ['{"__proto__":{"a":1}}', '[]', 'null', '{', '"x"', `${'['.repeat(500)}${']'.repeat(500)}`]) {
      const problems = await problemsAfter((files) => setText(files, NEEDS, `${line}\n`), true);
      expect(problems, line).toContain(`record ${NEEDS}:1`);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('refuses names that lead elsewhere, and names that differ in capitals', async () => {
    for (const path of [
      '../x',
      '/x',
      'data/../x',
      'data\\x',
      'C:x',
      'data/.hidden',
      'data/con.txt',
      'a//b',
      'a\u0000b',
    ]) {
      expect(await problemsAfter((files) => setText(files, path, 'x'), true), path).toEqual(['name']);
    }
    expect(await problemsAfter((files) => setText(files, 'readme.txt', 'x'), true)).toEqual(['name readme.txt']);
  });

  it('refuses a text that would unpack to more than is allowed', async () => {
    const edit = (files: Files): void => void files.set('data/big.txt', new Uint8Array(65 * 1024 * 1024));
    expect(await problemsAfter(edit, true)).toEqual(['damaged data/big.txt']);
  });
});

describe('versions', () => {
  const setInfo = (files: Files, label: string, value: string): void =>
    setText(
      files,
      'bag-info.txt',
      textOf(files, 'bag-info.txt').replace(new RegExp(`${label}: .*`), `${label}: ${value}`),
    );

  it('a newer major and a newer schema are refused with one plain sentence', async () => {
    for (const [name, value] of [
      ['Format-Version', '2.0'],
      ['Schema-Epoch', '99'],
    ] as const) {
      const files = new Map(whole);
      setInfo(files, name, value);
      const report = await verifyArchive(bytesSource(packFiles(resealed(files))));
      expect(report.problems.map(({ kind }) => kind)).toEqual(['newer']);
      expect(report.problems[0]?.what).toMatch(/newer version of Throughline .* Update the app/);
    }
  });

  it('what a newer minor added comes through and goes back as it came', async () => {
    const files = new Map(whole);
    setInfo(files, 'Format-Version', '1.3');
    setText(files, 'bag-info.txt', `${textOf(files, 'bag-info.txt')}Audit-Head: abc\n`);
    setText(files, 'data/future/plan.json', '{"later":true}\n');
    setText(files, 'schema/dreams.json', '{}\n');
    const opened = await read(packFiles(resealed(files)));
    const { content } = opened;
    expect(content.unknown.minor).toBe(3);
    const again = await unpackArchive(await written(opened));
    expect(textOf(again, 'bag-info.txt')).toContain('Format-Version: 1.3\n');
    expect(textOf(again, 'bag-info.txt')).toContain('Audit-Head: abc\n');
    expect(textOf(again, 'data/future/plan.json')).toBe('{"later":true}\n');
    expect(textOf(again, 'schema/dreams.json')).toBe('{}\n');
  });

  it('a table and a field that this build does not know come through too', async () => {
    const dream = { id: 'dr_1', text: 'flying' };
    const known = sampleWorkspace();
    const needs = must(known.rows.get('needs'), 'needs').map((row) => ({ ...row, mood: 'hopeful' }));
    const unknown = { ...known.unknown, minor: 1, tables: new Map([['dreams', [dream]]]) };
    const rows = new Map([...known.rows, ['needs', needs] as const]);

    const content = { ...known, rows, unknown };
    const sealed = { ...content, head: { ...content.head, stateSum: contentHash(content) } };
    const first = await written({ content: sealed, media: NO_MEDIA });
    const opened = await read(first);
    expect(opened.content.unknown.tables.get('dreams')).toEqual([dream]);
    expect(opened.content.rows.get('needs')?.[0]).toHaveProperty('mood', 'hopeful');
    expect(sameBytes(await written(opened), first)).toBe(true);
  });

  it('an archive of an older schema is brought to this one', async () => {
    const known = sampleWorkspace();

    const notes = must(known.rows.get('notes'), 'notes').map(({ marks: _marks, ...row }) => row);
    const unmarked = {
      ...known,
      rows: new Map([...known.rows, ['notes', notes.map((row) => ({ ...row, marks: {} }))] as const]),
    };
    const content = { ...known, rows: new Map([...known.rows, ['notes', notes] as const]) };
    const head = { ...known.head, schemaEpoch: 1, stateSum: contentHash(content) };
    const opened = await read(await written({ content: { ...content, head }, media: NO_MEDIA }));
    expect(opened.schemaEpoch).toBe(1);
    expect(opened.content.head).toMatchObject({ schemaEpoch: 2, stateSum: contentHash(unmarked) });
    expect(opened.content.rows.get('notes')?.[0]).toHaveProperty('marks', {});
  });
});

describe('references', () => {
  it('to nothing are refused, or listed for whoever restores a backup', async () => {
    const known = sampleWorkspace();

    const rows = new Map([...known.rows, ['goals', []] as const]);
    const content = { ...known, rows };
    const head = { ...known.head, stateSum: contentHash(content) };
    const bytes = await written({ content: { ...content, head }, media: NO_MEDIA });
    const report = await verifyArchive(bytesSource(bytes));
    expect(new Set(report.problems.map(({ kind }) => kind))).toEqual(new Set(['reference']));
    const listed = await readArchive(bytesSource(bytes), { references: 'listed' });
    expect(listed.ok && listed.value.warnings.length).toBe(report.problems.length);
  });

  it('to what was purged from the trash are no problem', async () => {
    const known = sampleWorkspace();

    const goals = must(known.rows.get('goals'), 'goals').map((row) => String(row.id));
    const metrics = must(known.rows.get('metrics'), 'metrics').map((row) => String(row.id));
    const rows = new Map([...known.rows, ['goals', []] as const, ['metrics', []] as const]);
    const content = { ...known, rows, purged: [...goals, ...metrics].map((id) => ({ id, stamp: [1, 'copy-1'] })) };
    const head = { ...known.head, stateSum: contentHash(content) };
    const report = await verifyArchive(bytesSource(await written({ content: { ...content, head }, media: NO_MEDIA })));
    expect(report.problems).toEqual([]);
  });
});

describe('other files', () => {
  it('are told apart by a sentence', async () => {
    const kindOf = async (bytes: Uint8Array): Promise<string | undefined> =>
      (await verifyArchive(bytesSource(bytes))).problems.map(({ kind }) => kind).join();
    expect(await kindOf(new Uint8Array(0))).toBe('not-an-archive');
    expect(await kindOf(new TextEncoder().encode('WEBVTT\n\nhello'))).toBe('not-an-archive');
    expect(await kindOf(new TextEncoder().encode('age-encryption.org/v1\n-> scrypt'))).toBe('encrypted');
    expect(await kindOf(packFiles(new Map([['hello.txt', new Uint8Array(3)]])))).toBe('not-an-archive');

    expect(await kindOf(zipSync({ 'bag-info.txt': new Uint8Array(3) }))).toBe('container');
  });
});

async function read(bytes: Uint8Array): Promise<OpenedArchive> {
  const opened = await readArchive(bytesSource(bytes));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem.slice(0, 5)));
  return opened.value;
}

async function written({ content, media }: Pick<OpenedArchive, 'content' | 'media'>): Promise<Uint8Array> {
  const sink = memorySink();
  await writeArchive(content, sink, { media, appVersion: '1.0.0', readerPage: null });
  return sink.bytes();
}
