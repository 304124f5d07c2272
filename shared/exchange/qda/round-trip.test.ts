import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportRounds } from '../../../test/import-rounds.ts';
import { PLAIN, projectOps, projectTexts } from '../../../test/qda-project.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { TableName } from '../../domain/records.ts';
import { bytesSource } from '../archive/byte-source.ts';
import type { ProjectRows } from '../import-known.ts';
import { readQdc, readQdpx } from './read-project.ts';
import { writeQdc } from './write-codes.ts';
import { writeQdpx } from './write-project.ts';

const TABLES: readonly TableName[] = [
  ...([
    'studies',
    'participants',
    'tags',
    'guides',
    'interviews',
    'transcripts',
    'segments',
    'notes',
    'bodies',
    'highlights',
  ] as const),
  ...([
    'insights',
    'needs',
    'goals',
    'metrics',
    'solutions',
    'experiments',
    'decisions',
    'memos',
    'scores',
    'evidence',
    'authors',
  ] as const),
];

/** The rows of a table without what belongs to this workspace: where they came from, order keys, when they were written here. */
function contentOf(rows: ProjectRows, table: TableName): readonly JsonObject[] {
  const list = (rows[table] ?? []) as unknown as readonly JsonObject[];
  return list
    .map(
      ({
        origin: _origin,
        rev: _rev,
        updatedAt: _at,
        createdAt: _made,
        by: _by,
        order,
        id,
        mediaId: _media,
        ...fields
      }) => ({
        ...fields,
        ...(table === 'bodies' ? { order: order ?? null } : { id: id ?? null }),
      }),
    )
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

async function roundTrip(ops: ReturnType<typeof projectOps>) {
  const before = new ImportRounds();
  before.write(ops);
  const written = writeQdpx({ name: 'P', version: '1', rows: before.rows });
  const { records, problems } = await readQdpx({ name: 'p.qdpx', source: bytesSource(written.bytes) });
  const after = new ImportRounds();
  const plan = after.import(records);
  return { before, after, written, records, problems: [...problems, ...plan.problems] };
}

describe('a project written as REFI-QDA package and read again', () => {
  it('is the same project, ids included', async () => {
    const { before, after, written, records, problems } = await roundTrip(projectOps(PLAIN));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"call 1.mp3" is not in the package'),
    ]);
    expect(written.left).toEqual({});
    for (const table of TABLES) expect(contentOf(after.rows, table), table).toEqual(contentOf(before.rows, table));
    expect(after.plan(records).ops).toEqual([]);
    expect(after.plan(records).conflicts).toEqual([]);
    expect(before.plan(records).ops).toEqual(
      before.plan(records).ops.filter(({ table }) => table === 'media' || table === 'transcripts'),
    );
  });

  it('is the same for texts with emoji, joiners, CRLF, control characters and halves of pairs', async () => {
    await fc.assert(
      fc.asyncProperty(projectTexts, async (texts) => {
        const { before, after, records } = await roundTrip(projectOps(texts));
        for (const table of TABLES) expect(contentOf(after.rows, table), table).toEqual(contentOf(before.rows, table));
        expect(after.plan(records).ops).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('loses only our own words when another program drops the Descriptions', async () => {
    const before = new ImportRounds();
    before.write(projectOps({ ...PLAIN, withRecording: false }));
    const { bytes } = writeQdpx({ name: 'P', version: '1', rows: before.rows });
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate');
    const files = unzipSync(bytes);
    const bare = strFromU8(files['project.qde'] ?? new Uint8Array()).replace(
      /\s*<Description>throughline\/1[^<]*<\/Description>/g,
      '',
    );
    const { records } = await readQdpx({
      name: 'p.qdpx',
      source: bytesSource(zipSync({ ...files, 'project.qde': strToU8(bare) })),
    });
    const after = new ImportRounds();
    after.import(records);
    const quotes = (rows: ProjectRows): string[] =>
      (rows.highlights ?? [])
        .filter(({ anchor }) => anchor.source.startsWith('tr_'))
        .map(({ id }) => id)
        .sort();
    expect(quotes(after.rows)).toEqual(quotes(before.rows));
    expect(after.rows.tags?.map(({ id, label }) => [id, label])).toEqual(
      before.rows.tags?.map(({ id, label }) => [id, label]),
    );
    expect(after.rows.participants?.[0]).toMatchObject({
      company: 'X & Y',
      email: 'a@x.io',
      attributes: { seats: '3', rate: 2.5, pro: true },
    });
    const words = (after.rows.segments ?? []).map(({ text }) => text);
    expect(words).toContain('Then I look for the paper.');
  });
});

describe('a codebook written as .qdc and read again', () => {
  it('is the same codebook', () => {
    const before = new ImportRounds();
    before.write(projectOps(PLAIN));
    const xml = writeQdc(before.rows.tags ?? [], { version: '1' });
    const { records, problems } = readQdc({ name: 'c.qdc', bytes: new TextEncoder().encode(xml ?? '') });
    const after = new ImportRounds();
    after.import(records);
    expect(problems).toEqual([]);
    expect(contentOf(after.rows, 'tags')).toEqual(contentOf(before.rows, 'tags'));
    expect(writeQdc([], { version: '1' })).toBeNull();
  });
});
