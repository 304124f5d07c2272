import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { evidenceBehind, freeze } from '#shared/analysis/decision-evidence.ts';
import { anchorAt } from '#shared/domain/anchor.ts';
import { must } from '#shared/domain/assert.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { insert, type Op } from '#shared/domain/change.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import { type Id, type IdKind, idFrom } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { TableName } from '#shared/domain/records.ts';
import { sampleProject } from '#shared/domain/sample/sample-project.ts';
import { newTag } from '#shared/domain/tag.ts';
import { newSegment, newTranscript } from '#shared/domain/transcript.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import type { ImportedRecords } from '#shared/exchange/import-records.ts';
import { readQdpx } from '#shared/exchange/qda/read-project.ts';
import { writeQdc } from '#shared/exchange/qda/write-codes.ts';
import { writeQdpx } from '#shared/exchange/qda/write-project.ts';
import { ImportRounds } from './import-rounds.ts';
import { PLAIN, type ProjectTexts, projectOps, projectTexts } from './qda-project.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../shared/data');
const folder = path.join(data, 'refi-qda');
const here = fs.existsSync(path.join(folder, 'Project-mrt2019.xsd'));
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

describe.skipIf(!here)('REFI-QDA packages of ATLAS.ti', () => {
  const read = (name: string): Promise<ImportedRecords> =>
    readQdpx({ name, source: bytesSource(fs.readFileSync(path.join(folder, 'samples', name))) });

  test('reads a project with nothing but users', async () => {
    const { records, problems } = await read('blank-atlas-project.qdpx');
    expect([records.tags.length, records.authors.length, records.interviews.length]).toEqual([0, 2, 0]);
    expect(problems).toEqual([]);
  });

  test('reads a codebook-only project: one code with two under it', async () => {
    const { records, problems } = await read('target-atlas-project.qdpx');
    const rounds = new ImportRounds();
    rounds.import(records);
    const tags = rounds.rows.tags ?? [];
    const parent = tags.find(({ label }) => label === 'Commits');
    expect(parent?.id).toBe('tg_a182cd3a-d83c-4d8c-bc80-26d9103ec6d6');
    expect(tags.filter(({ parentId }) => parentId === parent?.id).map(({ label }) => label)).toEqual([
      '2022-05-10T02:05:59Z 19e4dce',
      '2022-02-11T10:39:25Z cdbfd92',
    ]);
    expect([tags.length, records.authors.length, problems]).toEqual([3, 2, []]);
    expect(rounds.plan(records).ops).toEqual([]);
  });
});

describe.skipIf(!here)('the published schema', () => {
  const schema = here ? fs.readFileSync(path.join(folder, 'Project-mrt2019.xsd'), 'utf8') : '';
  const problemsOf = async (...contents: readonly string[]): Promise<readonly string[]> => {
    const xml = contents.map((own, i) => ({ fileName: `project-${i}.qde`, contents: own }));
    return (await validateXML({ xml, schema: [schema] })).errors.map(({ message }) => message);
  };
  const written = (texts: ProjectTexts): string => {
    const rounds = new ImportRounds();
    rounds.write(projectOps(texts));
    return writeQdpx({ name: 'P', version: '0.1.0', rows: rounds.rows }).xml;
  };

  test('is held by a project with every kind of record', async () => {
    expect(await problemsOf(written(PLAIN))).toEqual([]);
    expect(await problemsOf(written(PLAIN).replace(/isCodable="true"/, ''))).not.toEqual([]);
  });

  test('is held by projects with odd texts', async () => {
    const projects = fc.sample(projectTexts, { numRuns: 25, seed: 7 }).map(written);
    expect(await problemsOf(...projects)).toEqual([]);
  });

  test('is held by an empty project', async () => {
    expect(await problemsOf(writeQdpx({ name: 'Empty', version: '0.1.0', rows: {} }).xml)).toEqual([]);
  });
});

describe('a large project', () => {
  test('of 200 texts and 20,000 codings is written and read whole', async () => {
    const rounds = new ImportRounds();
    rounds.write(largeProject(200, 100));
    const start = performance.now();
    const { bytes } = writeQdpx({ name: 'Large', version: '0.1.0', rows: rounds.rows });
    const wrote = performance.now();
    const { records, problems } = await readQdpx({ name: 'large.qdpx', source: bytesSource(bytes) });
    const plan = new ImportRounds().plan(records);
    const took = [wrote - start, performance.now() - wrote].map(Math.round);
    console.log(
      `large project: ${plan.ops.length} ops, written in ${took[0]} ms, read and planned in ${took[1]} ms, ${bytes.length} bytes`,
    );
    expect([problems, plan.made.get('highlights'), plan.made.get('interviews')]).toEqual([[], 20_000, 200]);
  });
});

describe('a codebook file', () => {
  test('holds to the schema of the specification, 5.2', async () => {
    const rounds = new ImportRounds();
    rounds.write(projectOps(PLAIN));
    const xml = writeQdc(rounds.rows.tags ?? [], { version: '0.1.0' }) ?? '';
    const check = (contents: string) =>
      validateXML({ xml: [{ fileName: 'c.qdc', contents }], schema: [CODEBOOK_SCHEMA] });
    expect((await check(xml)).errors).toEqual([]);
    expect((await check(xml.replaceAll('guid=', 'id='))).valid).toBe(false);
  });
});

describe('a whole project as REFI-QDA package', () => {
  const rows = sampleRows();
  const written = writeQdpx({ name: 'Sample', version: '0.1.0', rows });

  test.skipIf(!here)('holds to the published schema', async () => {
    const schema = fs.readFileSync(path.join(folder, 'Project-mrt2019.xsd'), 'utf8');
    const result = await validateXML({ xml: [{ fileName: 'project.qde', contents: written.xml }], schema: [schema] });
    expect(result.errors.map(({ message }) => message)).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test('is the same bytes for the same rows', () => {
    expect(writeQdpx({ name: 'Sample', version: '0.1.0', rows }).bytes).toEqual(written.bytes);
    expect(written.left).toEqual({ boards: 1, consents: 7, ratings: 3, rounds: 1 });
  });

  test('gives the same project when it is read into an empty one, ids included', async () => {
    const { records, problems } = await readQdpx({ name: 'sample.qdpx', source: bytesSource(written.bytes) });
    expect(problems).toEqual([]);
    const rounds = new ImportRounds();
    const plan = rounds.import(records);
    expect([plan.problems, plan.conflicts]).toEqual([[], []]);
    for (const table of CARRIED) expect(contentOf(rounds.rows, table), table).toEqual(contentOf(rows, table));
    expect(rounds.plan(records).ops).toEqual([]);
  });

  test('changes nothing in the project that it came from', async () => {
    const { records } = await readQdpx({ name: 'sample.qdpx', source: bytesSource(written.bytes) });
    const rounds = new ImportRounds();
    rounds.write(sampleOps());
    expect(rounds.plan(records).ops).toEqual([]);
  });
});

/** The rules of the codebook schema, in words of our own: the specification prints it, the data folder has that of projects only. */
const CODEBOOK_SCHEMA = `<xs:schema xmlns="urn:QDA-XML:codebook:1.0" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:QDA-XML:codebook:1.0" elementFormDefault="qualified">
<xs:simpleType name="guid"><xs:restriction base="xs:token"><xs:pattern value="\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?"/></xs:restriction></xs:simpleType>
<xs:simpleType name="rgb"><xs:restriction base="xs:token"><xs:pattern value="#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"/></xs:restriction></xs:simpleType>
<xs:complexType name="code"><xs:sequence>
<xs:element name="Description" type="xs:string" minOccurs="0"/><xs:element name="Code" type="code" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence><xs:attribute name="guid" type="guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/>
<xs:attribute name="isCodable" type="xs:boolean" use="required"/><xs:attribute name="color" type="rgb"/></xs:complexType>
<xs:element name="CodeBook"><xs:complexType><xs:sequence>
<xs:element name="Codes"><xs:complexType><xs:sequence><xs:element name="Code" type="code" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="origin" type="xs:string"/></xs:complexType></xs:element></xs:schema>`;

/** Interviews of forty turns, each with so many highlights of one tag. */
function largeProject(interviews: number, each: number): readonly Op[] {
  let n = 0;
  const id = <K extends IdKind>(kind: K): Id<K> =>
    idFrom(kind, `33333333-0000-7000-8000-${String(++n).padStart(12, '0')}`);
  const who = { now: '2026-03-02T08:00:00Z', by: id('author') };
  const orders = generateNKeysBetween(null, null, 100);
  const tags = orders.map((order, i) => newTag(id('tag'), { label: `Tag ${i}`, order }, who));
  const words = 'They tell me by phone that it is late again, and then I look for the paper. ';
  return [
    ...tags.map((tag) => insert('tags', tag)),
    ...Array.from({ length: interviews }, (_, i): readonly Op[] => {
      const interview = newInterview(id('interview'), { title: `Talk ${i}` }, who);
      const transcript = newTranscript(
        id('transcript'),
        { interviewId: interview.id, speakers: [{ key: 'a', name: 'Ann', participantId: null }] },
        who,
      );
      const segments = orders
        .slice(0, 40)
        .map((order, at) =>
          newSegment(
            id('segment'),
            { transcriptId: transcript.id, order, text: words.repeat(1 + (at % 4)), speaker: 'a' },
            who,
          ),
        );
      const highlights = Array.from({ length: each }, (__, at) => {
        const block = segments[at % 40]?.id ?? '';
        const anchor = anchorAt(transcript.id, segments, { block, offset: at % 30 }, { block, offset: 40 + (at % 30) });
        return newHighlight(
          id('highlight'),
          { interviewId: interview.id, anchor: must(anchor, 'a place'), tagIds: [tags[at % 100]?.id ?? id('tag')] },
          who,
        );
      });
      return [
        insert('interviews', interview),
        insert('transcripts', transcript),
        ...segments.map((segment) => insert('segments', segment)),
        ...highlights.map((highlight) => insert('highlights', highlight)),
      ];
    }).flat(),
  ];
}

const CARRIED: readonly TableName[] = [
  'studies',
  'participants',
  'tags',
  'interviews',
  'transcripts',
  'segments',
  'notes',
  'bodies',
  'highlights',
  'insights',
  'needs',
  'goals',
  'metrics',
  'evidence',
  'solutions',
  'experiments',
  'decisions',
  'guides',
  'memos',
  'scores',
];

/** The rows of a table without what the format does not carry: where they came from, their order keys, when they were written here. */
function contentOf(rows: ProjectRows, table: TableName): readonly JsonObject[] {
  const list = (rows[table] ?? []) as unknown as readonly JsonObject[];
  return list
    .map(({ origin: _origin, rev: _rev, updatedAt: _updated, order, createdAt: _at, by: _by, id, ...fields }) => ({
      ...fields,
      // A body is known by its owner; its order is that of its blocks.
      ...(table === 'bodies' ? { order: order ?? null } : { id: id ?? null }),
    }))
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

function sampleOps() {
  let n = 0;
  const uuid = (): string => `11111111-0000-7000-8000-${String(++n).padStart(12, '0')}`;
  return sampleProject({
    now: '2026-03-02T08:00:00Z',
    by: idFrom('author', '00000000-0000-7000-8000-aaaaaaaaaaaa'),
    day: (offset) => new Date(Date.parse('2026-03-02T00:00:00Z') + offset * 86_400_000).toISOString().slice(0, 10),
    newId: (kind) => idFrom(kind, uuid()),
    newBlockId: uuid,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    after: { studies: null, tags: null, needs: null, goals: null, guides: null, boards: null, savedViews: null },
    freeze: (graph, ids, day) => freeze(evidenceBehind(graph, ids, day), `${day}T12:00:00Z`),
    aliasesInUse: [],
  });
}

function sampleRows(): ProjectRows {
  const rounds = new ImportRounds();
  rounds.write(sampleOps());
  return rounds.rows;
}
