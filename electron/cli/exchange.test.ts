import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { sampleWorkspace } from '../../test/sample-workspace.ts';
import { runCli } from './cli.ts';
import type { CliIo } from './command.ts';
import { recordsOf, saveWorkspace } from './workspace-file.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data');
const here = existsSync(path.join(data, 'captions'));
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

let folder = '';
let serial = 0;
const at = (name: string): string => path.join(folder, name);
const io: () => CliIo = () => ({
  cwd: folder,
  env: {},
  now: () => '2026-04-01T08:00:00Z',
  newUuid: () => `00000000-0000-7000-9000-${String(++serial).padStart(12, '0')}`,
  say: () => {},
});

async function run(...argv: readonly string[]) {
  const { code, out, error } = await runCli([...argv, '--json'], io());
  return { code, error, json: out === '' ? null : JSON.parse(out) };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-exchange-'));
  await saveWorkspace(at('sample.throughline'), sampleWorkspace(), {}, io());
  await saveWorkspace(at('unasked.throughline'), sampleWorkspace('unasked'), {}, io());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const VTT =
  'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann Bell>We wait for invoices every single month.\n\n00:00:05.000 --> 00:00:09.000\n<v Bo Chan>Call me at bo@example.org, Ann Bell knows.\n';

describe('import', () => {
  test('makes the archive, tells what it found, and the same again changes nothing', async () => {
    writeFileSync(at('a.vtt'), VTT);
    const first = await run('import', 'a.vtt', '--into', 'new.throughline', '--study', 'Invoices');
    expect(first).toMatchObject({
      code: 0,
      json: {
        into: 'new.throughline',
        files: [
          {
            name: 'a.vtt',
            kind: 'webvtt',
            interviews: 1,
            segments: 2,
            speakers: ['Ann Bell', 'Bo Chan'],
            words: 14,
            durationMs: 9000,
            problems: [],
          },
        ],
        counts: { interviews: 1, segments: 2, participants: 2 },
        problems: 0,
      },
    });
    expect(await run('verify', at('new.throughline'))).toMatchObject({ code: 0, json: { ok: true } });
    const bytes = readFileSync(at('new.throughline'));
    expect(Object.keys(unzipSync(bytes)).some((name) => name.endsWith('.html'))).toBe(true);
    const again = await run('import', 'a.vtt', '--into', 'new.throughline', '--study', 'Invoices');
    expect(again.json).toMatchObject({ changed: false, counts: first.json.counts });
    expect(readFileSync(at('new.throughline')).equals(bytes)).toBe(true);
  });

  test('adds to an archive under a copy of its own, and knows people again', async () => {
    writeFileSync(at('b.vtt'), VTT.replace('every single month', 'all the time'));
    const { json } = await run('import', 'b.vtt', '--into', 'new.throughline');
    expect(json.counts).toMatchObject({ interviews: 2, participants: 2 });
    expect(await run('verify', at('new.throughline'))).toMatchObject({ code: 0 });
  });

  test('reads folders and zips; problems have file and line, and the rest is imported', async () => {
    mkdirSync(at('talks/deep'), { recursive: true });
    writeFileSync(
      at('talks/one.srt'),
      '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nA word.\n',
    );
    writeFileSync(at('talks/deep/empty.vtt'), '');
    writeFileSync(
      at('talks/notes.zip'),
      zipSync({
        'x/two.txt': strToU8('Cy: One.\n\nDi: Two.\n\nCy: Three.\n\nDi: Four.\n'),
        'inner.zip': zipSync({ 'three.vtt': strToU8(VTT) }),
      }),
    );
    const { code, json } = await run('import', 'talks', '--into', 'talks.throughline');
    expect(code).toBe(1);
    expect(json.files.map(({ name }: { name: string }) => name)).toEqual([
      'deep/empty.vtt',
      'notes.zip/x/two.txt',
      'notes.zip/inner.zip/three.vtt',
      'one.srt',
    ]);
    expect(json.problems).toBeGreaterThanOrEqual(2);
    const [empty, , , srt] = json.files;
    expect(empty.problems).toMatchObject([{ level: 'error' }]);
    expect(srt.problems).toMatchObject([{ line: 2 }]);
    expect(json.counts.interviews).toBe(3);
  });

  test('reads a folder of notes that name each other as one vault, and the same again changes nothing', async () => {
    mkdirSync(at('vault/sub'), { recursive: true });
    mkdirSync(at('vault/.obsidian'), { recursive: true });
    writeFileSync(at('vault/.obsidian/app.json'), '{}');
    writeFileSync(
      at('vault/Visit.md'),
      '---\ntags: [yard]\n---\n# Visit\n\nWe **wait**, see [[Gate]] and [[Nowhere]].\n',
    );
    writeFileSync(at('vault/sub/Gate.md'), 'It is loud.\n');
    const first = await run('import', 'vault', '--into', 'vault.throughline');
    expect(first.json.files).toMatchObject([
      { name: 'vault', kind: 'obsidian', interviews: 2, problems: [{ entry: 'Visit.md', level: 'warning' }] },
    ]);
    expect(first.json.counts).toMatchObject({ interviews: 2, tags: 1 });
    expect((await run('import', 'vault', '--into', 'vault.throughline')).json).toMatchObject({ changed: false });
  });

  test('takes records that an export wrote as JSON, and tells which of them are none', async () => {
    const out = await run('export', 'sample.throughline', '--format', 'json', '--out', 'sample.json');
    expect(out.code).toBeLessThan(2);
    const records = JSON.parse(readFileSync(at('sample.json'), 'utf8'));
    records.tags.push({ id: 'tg_broken' });
    // A board keeps the places of quotes that may not go out.
    records.boards = [];
    writeFileSync(at('sample.json'), JSON.stringify(records));
    const { code, json, error } = await run('import', 'sample.json', '--into', 'again.throughline');
    expect([code, error]).toEqual([1, '']);
    expect(json.files).toMatchObject([
      { kind: 'throughline-records', problems: [{ entry: expect.stringMatching(/^tags\[\d+\]$/) }] },
    ]);
    expect(json.counts.interviews).toBe(records.interviews.length);
  });

  test('refuses what is not there, or no archive, and writes nothing', async () => {
    writeFileSync(at('broken.throughline'), 'no archive');
    expect(await run('import', 'missing.vtt', '--into', 'never.throughline')).toMatchObject({ code: 2 });
    expect(await run('import', 'a.vtt', '--into', 'broken.throughline')).toMatchObject({ code: 2 });
    expect(await run('import', 'a.vtt')).toMatchObject({ code: 2 });
    expect(readFileSync(at('broken.throughline'), 'utf8')).toBe('no archive');
    expect(readdirSync(folder).filter((name) => name.startsWith('never') || name.endsWith('-part'))).toEqual([]);
  });

  test.skipIf(!here)('takes the real talks, survey and projects of other programs', async () => {
    const talks = await run('import', path.join(data, 'otel-end-user/transcripts'), '--into', 'real.throughline');
    expect(talks.json.counts).toMatchObject({ interviews: 17 });
    const survey = path.join(data, 'jupyter-surveys/2016-05-education-survey');
    const csv = readdirSync(survey).filter((name) => name.endsWith('.csv'))[0] ?? '';
    const answers = await run('import', path.join(survey, csv), '--into', 'real.throughline');
    expect(answers.json.counts.interviews).toBe(17 + 125);
    const codes = await run(
      'import',
      path.join(data, 'refi-qda/samples/target-atlas-project.qdpx'),
      '--into',
      'real.throughline',
    );
    expect(codes.json.counts.tags).toBe(3);
    expect(await run('verify', at('real.throughline'))).toMatchObject({ code: 0 });
  });
});

describe('export', () => {
  test('writes a summary in each format, with its quotes counted', async () => {
    for (const format of ['md', 'html', 'docx', 'pptx', 'xlsx', 'csv', 'json']) {
      const { code, json } = await run(
        'export',
        'sample.throughline',
        '--report',
        'discovery-summary',
        '--format',
        format,
        '--out',
        `summary.${format}`,
      );
      expect(code, format).toBe(0);
      expect(json).toMatchObject({
        out: `summary.${format}`,
        format,
        bytes: statSync(at(`summary.${format}`)).size,
        withheld: [{ reason: 'consent', why: 'consent-expired', count: 2 }],
      });
      expect(json.quotes, format).toBeGreaterThan(10);
    }
    const words = (await mammoth.extractRawText({ path: at('summary.docx') })).value;
    const told = readFileSync(at('summary.md'), 'utf8').match(/^#+ (?:Need|Insight|Goal): (.*)$/gm) ?? [];
    expect(told.length).toBeGreaterThan(5);
    for (const heading of told.slice(0, 5)) expect(words).toContain(heading.replace(/^#+ /, '').replaceAll('\\', ''));
  });

  test('each template can be written; one that needs a goal says so', async () => {
    const records = recordsOf(sampleWorkspace());
    const goal = records.goals[0]?.id ?? '';
    const interview = records.interviews[0]?.id ?? '';
    for (const more of [
      ['study-readout'],
      ['strategy-digest'],
      ['goal-brief', '--goal', goal],
      ['interview-snapshot', '--interview', interview],
    ]) {
      const { code, error } = await run(
        'export',
        'sample.throughline',
        '--report',
        ...more,
        '--format',
        'html',
        '--out',
        'one.html',
      );
      expect({ code, error }, more.join(' ')).toEqual({ code: 0, error: '' });
    }
    expect(
      await run('export', 'sample.throughline', '--report', 'goal-brief', '--format', 'html', '--out', 'none.html'),
    ).toMatchObject({ code: 2, error: expect.stringContaining('--goal') });
  });

  test('outside nothing goes without consent, and it is said why', async () => {
    const { json } = await run(
      'export',
      'unasked.throughline',
      '--report',
      'discovery-summary',
      '--audience',
      'outside',
      '--format',
      'md',
      '--out',
      'outside.md',
    );
    expect(json).toMatchObject({ quotes: 0, withheld: [{ reason: 'consent', why: 'consent-none' }] });
    expect(readFileSync(at('outside.md'), 'utf8')).toMatch(/\d+ quotes are withheld/);
    const asked = ['--report', 'discovery-summary', '--audience', 'outside', '--format', 'md', '--out', 'asked.md'];
    const some = (await run('export', 'sample.throughline', ...asked)).json;
    expect(some.quotes).toBeGreaterThan(0);
    expect(some.withheld.map(({ why }: { why: string }) => why).sort()).toEqual([
      'consent-expired',
      'consent-none',
      'consent-withdrawn',
    ]);
  });

  test('anonymised files hold no name of a participant, whatever the format', async () => {
    const people = recordsOf(sampleWorkspace()).participants.map(({ name }) => name);
    for (const format of ['json', 'csv', 'qdpx', 'html', 'md']) {
      await run(
        'export',
        'sample.throughline',
        ...(format === 'html' || format === 'md' ? ['--report', 'discovery-summary'] : []),
        '--format',
        format,
        '--anonymise',
        '--out',
        `anon.${format}`,
      );
      const bytes = readFileSync(at(`anon.${format}`));
      const text =
        format === 'qdpx'
          ? Object.values(unzipSync(bytes))
              .map((part) => Buffer.from(part).toString('utf8'))
              .join('\n')
          : bytes.toString('utf8');
      for (const name of people) expect(text, `${format} ${name}`).not.toContain(name);
    }
  });

  test('records as JSON go into an empty archive and give the same content', async () => {
    await run('export', 'unasked.throughline', '--format', 'json', '--out', 'records.json');
    const into = await run('import', 'records.json', '--into', 'again.throughline');
    expect(into.code).toBe(0);
    const [before, after] = [
      (await run('info', at('unasked.throughline'))).json,
      (await run('info', at('again.throughline'))).json,
    ];
    expect(after.counts).toEqual(before.counts);
    expect((await run('import', 'records.json', '--into', 'again.throughline')).json.changed).toBe(false);
  });

  test.skipIf(!existsSync(path.join(data, 'refi-qda/Project-mrt2019.xsd')))(
    'a QDA project holds to the published schema',
    async () => {
      await run('export', 'sample.throughline', '--format', 'qdpx', '--out', 'p.qdpx');
      const contents = Buffer.from(unzipSync(readFileSync(at('p.qdpx')))['project.qde'] ?? []).toString('utf8');
      const schema = readFileSync(path.join(data, 'refi-qda/Project-mrt2019.xsd'), 'utf8');
      expect((await validateXML({ xml: [{ fileName: 'project.qde', contents }], schema: [schema] })).errors).toEqual(
        [],
      );
    },
  );

  test('refuses a format, a report and an audience that there is not', async () => {
    const cases = [
      ['--format', 'pdf'],
      ['--format', 'md', '--report', 'gossip'],
      ['--format', 'md', '--audience', 'everybody'],
      ['--format', 'md', '--goal', 'gl_none'],
    ];
    for (const more of cases)
      expect(await run('export', 'sample.throughline', ...more, '--out', 'no.file'), more.join(' ')).toMatchObject({
        code: 2,
      });
    expect(existsSync(at('no.file'))).toBe(false);
  });
});

describe('convert', () => {
  test('goes by the endings', async () => {
    const json = await run('convert', 'a.vtt', 'a.json');
    expect(json.code).toBe(0);
    const records = JSON.parse(readFileSync(at('a.json'), 'utf8'));
    expect(
      records.segments.map(({ speaker, startMs, endMs }: Record<string, unknown>) => [speaker, startMs, endMs]),
    ).toEqual([
      ['Ann Bell', 1000, 4000],
      ['Bo Chan', 5000, 9000],
    ]);
    await run('convert', 'unasked.throughline', 'c.qdpx');
    expect(await run('convert', 'c.qdpx', 'c.throughline')).toMatchObject({ json: { format: 'throughline' } });
    const [before, after] = [
      (await run('info', at('unasked.throughline'))).json,
      (await run('info', at('c.throughline'))).json,
    ];
    for (const kind of ['interviews', 'segments', 'tags', 'highlights', 'insights', 'needs', 'goals'])
      expect(after.counts[kind], kind).toBe(before.counts[kind]);
    expect(await run('convert', 'a.vtt', 'a.doc')).toMatchObject({ code: 2 });
    expect(await run('convert', 'sample.throughline', 'copy.throughline')).toMatchObject({ code: 2 });
  });
});
