import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { must } from '../../domain/assert.ts';
import { type BodyContent, plainText } from '../../domain/body.ts';
import { bytesSource } from '../archive/byte-source.ts';
import type { DraftInterview, ImportDraft } from '../import-records.ts';
import { readAny } from '../read-any.ts';

const A = '152bb52ee2b58053ad50ffb72303b147';
const B = '1f8bb52ee2b581ff91fbd07d1f64c185';
const C = '20cbb52ee2b581fc83a7eedcf3229272';

/** A workspace as Notion exports it: an archive in an archive, ids behind the names. */
const NOTION = zipSync({
  'Export-1-Part-1.zip': zipSync({
    'Export-1/index.html': strToU8('<html><body><ul><li><a href="Research">Research</a></li></ul></body></html>'),
    [`Export-1/Research ${A}.md`]: strToU8(
      `# Research 🔬\n\nWhat **Ann** said: [the visit](Visits%20${A}/Visit%20${B}.md), and [a site](https://example.org/).\n\n- one\n    - two\n\n![Gate](Research%20${A}/gate%201.png)\n`,
    ),
    [`Export-1/Research ${A}/gate 1.png`]: new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    [`Export-1/Visits ${A}.csv`]: strToU8('Name,Date,Tags,Size\nVisit,2024-03-05,Waiting,12\n'),
    [`Export-1/Visits ${A}_all.csv`]: strToU8(
      'Name,Date,Tags,Size\nVisit,2024-03-05,"Waiting, Parts",12\nNot written yet,,,3\n',
    ),
    [`Export-1/Visits ${A}/Visit ${B}.md`]: strToU8(
      `# Visit\n\nDate: 2024-03-05\nTags: Waiting, Parts\nSize: 12\n\n**Ann Lee:** We wait for the parts.\n\n**Host:** How long?\n\n**Ann Lee:** Days.\n`,
    ),
    [`Export-1/People ${C}_all.csv`]: strToU8('name,email,company\nBo,bo@example.org,Yard Ltd\n'),
  }),
});

const VAULT: Readonly<Record<string, string>> = {
  'vault/.obsidian/app.json': '{}',
  'vault/.trash/Old.md': '# Old',
  'vault/Visit.md':
    '---\ntags: [field/yard, parts]\naliases: [The visit]\nplace: North gate\n---\n# Visit to the yard\n\nAnn waits. #waiting See [[Gate|the gate]], [[Gate#Queue]], [[The visit]], ![[map.png]] and [[Nowhere]].\n\n> [!note] Mind\n> The lift is slow.\n\n`#no-tag` issue #12\n',
  'vault/sub/Gate.md': 'It is ==loud==. [Back](../Visit.md)\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
  'vault/files/map.png': 'png',
  'vault/talk.vtt': 'WEBVTT',
};

async function draftOf(name: string, files: Uint8Array): Promise<{ draft: ImportDraft; problems: readonly string[] }> {
  const read = await readAny({ name, source: bytesSource(files) });
  if (read.as !== 'records') throw new Error(`expected: records, not ${read.as} ${JSON.stringify(read.problems)}`);
  return { draft: read.read.records, problems: read.problems.map(({ message }) => message) };
}

const named = (draft: ImportDraft, title: string): DraftInterview =>
  must(
    draft.interviews.find((one) => one.title === title),
    title,
  );

function contentOf({ notes = [] }: DraftInterview): BodyContent {
  const body = notes[0]?.body;
  if (body?.kind !== 'content') throw new Error('expected: a note');
  return body.content;
}

const nodesOf = (interview: DraftInterview): string => JSON.stringify(contentOf(interview));

describe('an export of Notion', () => {
  test('becomes an interview for each page, without ids in the titles and with the ids as what it is known by', async () => {
    const { draft, problems } = await draftOf('Export.zip', NOTION);
    expect(problems).toEqual([]);
    expect(draft.interviews.map(({ title }) => title)).toEqual(['Research 🔬', 'Visit', 'Not written yet']);
    expect(named(draft, 'Visit').origin).toMatchObject({ system: 'notion', externalId: B });
    expect(named(draft, 'Visit').uuid).toBe('1f8bb52e-e2b5-81ff-91fb-d07d1f64c185');
  });

  test('keeps headings, looks and lists, and links between pages lead to what they became', async () => {
    const { draft } = await draftOf('Export.zip', NOTION);
    const research = named(draft, 'Research 🔬');
    expect(plainText(contentOf(research))).toBe('What Ann said: the visit, and a site.\none\ntwo\nGate');
    expect(nodesOf(research)).toContain('"url":"#/interviews/iv_1f8bb52e-e2b5-81ff-91fb-d07d1f64c185"');
    expect(nodesOf(research)).toContain('"url":"https://example.org/"');
    expect(nodesOf(research)).toContain('"text":"Ann","format":1');
    expect(research.media?.map(({ name, kind, mime, entry }) => [name, kind, mime, entry])).toEqual([
      ['gate 1.png', 'image', 'image/png', `Export-1/Research ${A}/gate 1.png`],
    ]);
  });

  test('reads the whole view of a database, joins its rows to their pages, and makes rows without one interviews too', async () => {
    const { draft } = await draftOf('Export.zip', NOTION);
    const visit = named(draft, 'Visit');
    expect(visit).toMatchObject({ heldAt: '2024-03-05', attributes: { Date: '2024-03-05', Size: '12' } });
    expect(draft.tags.map(({ label }) => label)).toEqual(['Waiting', 'Parts']);
    expect(visit.tags).toHaveLength(2);
    expect(named(draft, 'Not written yet')).toMatchObject({ attributes: { Size: '3' } });
    expect(draft.participants.map(({ name }) => name).toSorted()).toEqual(['Ann Lee', 'Bo']);
  });

  test('takes a page in which people speak as a transcript', async () => {
    const { draft } = await draftOf('Export.zip', NOTION);
    const { transcript, notes, kind } = named(draft, 'Visit');
    expect(kind).toBe('conversation');
    expect(transcript?.segments.map(({ text }) => text)).toEqual(['We wait for the parts.', 'How long?', 'Days.']);
    expect(transcript?.speakers.map(({ name, participant }) => [name, participant !== null])).toEqual([
      ['Ann Lee', true],
      ['Host', false],
    ]);
    expect(notes).toEqual([]);
  });
});

describe('a vault of Obsidian', () => {
  const zip = () => zipSync(Object.fromEntries(Object.entries(VAULT).map(([path, text]) => [path, strToU8(text)])));

  test('follows links by name, heading, alias and path, and lists those that lead nowhere', async () => {
    const { draft, problems } = await draftOf('vault.zip', zip());
    expect(draft.interviews.map(({ title }) => title)).toEqual(['Visit to the yard', 'Gate']);
    const [visit, gate] = [named(draft, 'Visit to the yard'), named(draft, 'Gate')];
    const links = [...nodesOf(visit).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url);
    expect(links).toEqual([
      `#/interviews/iv_${gate.uuid}`,
      `#/interviews/iv_${gate.uuid}`,
      `#/interviews/iv_${visit.uuid}`,
    ]);
    expect(nodesOf(gate)).toContain(`#/interviews/iv_${visit.uuid}`);
    expect(problems).toEqual([
      expect.stringMatching(/^"Nowhere" is no page/),
      expect.stringMatching(/^No page links to this file/),
    ]);
    expect(plainText(contentOf(visit))).toContain('See the gate, Gate#Queue, The visit, map.png and Nowhere.');
    expect(visit.media?.map(({ entry }) => entry)).toEqual(['vault/files/map.png']);
  });

  test('takes tags from the front matter and the words, nested ones with their groups, and callouts as quotes', async () => {
    const { draft } = await draftOf('vault.zip', zip());
    const parent = new Map(draft.tags.map(({ key, label }) => [key, label]));
    expect(draft.tags.map(({ label, parent: own }) => [label, own ? parent.get(own) : null])).toEqual([
      ['field', null],
      ['yard', 'field'],
      ['parts', null],
      ['waiting', null],
    ]);
    expect(named(draft, 'Visit to the yard').attributes).toEqual({ aliases: 'The visit', place: 'North gate' });
    expect(nodesOf(named(draft, 'Visit to the yard'))).toContain('"type":"quote"');
    expect(plainText(contentOf(named(draft, 'Gate')))).toBe('It is loud. Back\na\tb\n1\t2');
  });

  test('gives the same notes the same ids, so that importing again changes nothing', async () => {
    expect((await draftOf('vault.zip', zip())).draft).toEqual((await draftOf('vault.zip', zip())).draft);
  });
});

describe('files that only lie together', () => {
  test('are no vault: each is read by itself', async () => {
    const bytes = zipSync({ 'a.md': strToU8('**Ann:** Hi.\n\n**Bo:** Ho.\n'), 'b.vtt': strToU8('WEBVTT\n') });
    expect(await readAny({ name: 'talks.zip', source: bytesSource(bytes) })).toMatchObject({ as: 'folder' });
  });

  test('in archives three deep are refused with a sentence', async () => {
    let bytes = zipSync({ 'a.txt': strToU8('words') });
    for (let i = 0; i < 3; i++) bytes = zipSync({ 'b.txt': strToU8('x'), 'in.zip': bytes });
    const outer = await readAny({ name: 'a.zip', source: bytesSource(bytes) });
    if (outer.as !== 'folder') throw new Error('expected: a folder');
    let at = outer;
    for (let i = 0; i < 2; i++) {
      const inner = await must(
        at.entries.find(({ path }) => path === 'in.zip'),
        'an archive',
      ).read();
      const read = await readAny(
        { name: 'in.zip', source: bytesSource(inner.ok ? inner.value : new Uint8Array()) },
        {},
        at.inside,
      );
      if (read.as !== 'folder') {
        expect(read).toMatchObject({
          as: 'nothing',
          problems: [{ message: expect.stringMatching(/within archives/) }],
        });
        return;
      }
      at = read;
    }
    throw new Error('expected: a refusal');
  });
});
