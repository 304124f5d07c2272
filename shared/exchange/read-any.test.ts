import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { plainText } from '../domain/body.ts';
import type { AnyTalk, ReadFacts } from './any-read.ts';
import { bytesSource } from './archive/byte-source.ts';
import { type FileReadOptions, readAny, readFolder } from './read-any.ts';
import { talkToDraft } from './talk-draft.ts';

const read = (name: string, content: string | Uint8Array, options: FileReadOptions = {}) =>
  readAny({ name, source: bytesSource(typeof content === 'string' ? strToU8(content) : content) }, options);

async function talk(name: string, content: string, options: FileReadOptions = {}): Promise<ReadFacts & AnyTalk> {
  const found = await read(name, content, options);
  if (found.as !== 'talk') throw new Error(`expected: a talk, not ${found.as} ${JSON.stringify(found.problems)}`);
  return found;
}

/** The words of the note that the file becomes, and its nodes. */
function noteOf({ talk: own, document }: AnyTalk) {
  const options = {
    name: 'a',
    contentHash: 'h',
    title: 't',
    heldAt: null,
    kind: 'conversation',
    speakers: {},
  } as const;
  const draft = talkToDraft(own, { ...options, document });
  const body = draft.interviews[0]?.notes?.[0]?.body;
  if (body?.kind !== 'content') throw new Error('expected: a note with looks');
  const nodes = body.content.order.map((id) => JSON.stringify(body.content.blocks[id]?.node));
  return { text: plainText(body.content), nodes, draft };
}

const MARKDOWN = `---
title: Visit
tags: [yard, parts]
place: North gate
---
# Visit

A *calm* day with **many** [lifts](https://example.org/a_(b)) &amp; \`code\`.

## What we saw

1. First
2. Second
   - inner

> Quoted
> words

| a | b |
| - | - |
| 1 | 2 |

#channel is no tag here.
`;

describe('a document in which nobody speaks', () => {
  test('becomes a note with its headings, lists, quotes, tables and looks', async () => {
    const found = await talk('visit.md', MARKDOWN);
    expect(found.talk.segments).toEqual([]);
    expect(found.talk.title).toBe('Visit');
    const { text, nodes, draft } = noteOf(found);
    expect(text).toBe(
      [
        'A calm day with many lifts & code.',
        'What we saw',
        'First\nSecond\ninner',
        'Quoted\nwords',
        'a\tb',
        '1\t2',
        '#channel is no tag here.',
      ].join('\n'),
    );
    expect(nodes[0]).toContain('"text":"many","format":1');
    expect(nodes[0]).toContain('"url":"https://example.org/a_(b)"');
    expect(nodes[1]).toContain('"tag":"h2"');
    expect(nodes[2]).toContain('"listType":"number"');
    expect(nodes[3]).toContain('"type":"quote"');
    expect(draft.tags.map(({ label }) => label)).toEqual(['yard', 'parts']);
    expect(draft.interviews[0]).toMatchObject({ attributes: { place: 'North gate' }, transcript: null });
  });

  test('keeps nothing of a page but its words and their looks', async () => {
    const found = await talk(
      'visit.html',
      '<!doctype html><html><head><title>Visit</title><style>p{}</style></head><body><h2 onclick="x()">Seen</h2><script>alert(1)</script><p>A <b>slow</b> lift<br>and <a href="javascript:x">loud</a>.</p><ul><li>one<ul><li>two</li></ul></li></ul><iframe src="https://example.org"></iframe></body></html>',
    );
    const { text, nodes } = noteOf(found);
    expect(text).toBe('Seen\nA slow lift\nand loud.\none\ntwo');
    expect(nodes.join('')).not.toMatch(/javascript|alert|onclick|iframe/);
    expect(nodes[1]).toContain('"text":"slow","format":1');
  });

  test('of Word keeps its headings, lists, quotes, tables, looks and links, and nothing that was deleted', async () => {
    const p = (inner: string, style = ''): string => `<w:p><w:pPr>${style}</w:pPr>${inner}</w:p>`;
    const r = (text: string, looks = ''): string =>
      `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    const item = (list: number, depth: number): string =>
      `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`;
    const body = [
      p(r('Visit to the yard'), styled('Titel')),
      p(r('What we saw'), styled('berschrift2')),
      p(
        `${r('A ')}${r('slow', '<w:b/>')}${r(' lift', '<w:i w:val="0"/>')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>`,
      ),
      p(`${r('See ')}<w:hyperlink r:id="r1">${r('the site')}</w:hyperlink>`),
      p(r('one'), item(1, 0)),
      p(r('two'), item(1, 1)),
      p(r('first'), item(2, 0)),
      p(r('quoted'), styled('Zitat')),
      `<w:tbl><w:tr><w:tc>${p(r('a'))}</w:tc><w:tc>${p(r('b'))}${p(r('c'))}</w:tc></w:tr></w:tbl>`,
    ].join('');
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const parts = {
      'word/document.xml': `<w:document ${w} xmlns:r="r"><w:body>${body}</w:body></w:document>`,
      'word/styles.xml': `<w:styles ${w}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>`,
      'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>`,
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="r1" Target="https://example.org/" TargetMode="External"/></Relationships>',
    };
    const zip = zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
    const found = await read('visit.docx', zip);
    if (found.as !== 'talk') throw new Error(`expected: a document, not ${found.as}`);
    expect(found.talk.title).toBe('Visit to the yard');
    const { text, nodes } = noteOf(found);
    expect(text).toBe('What we saw\nA slow lift\nSee the site\none\ntwo\nfirst\nquoted\na\tb c');
    expect(nodes[0]).toContain('"tag":"h2"');
    expect(nodes[1]).toContain('"text":"slow","format":1');
    expect(nodes[1]).toContain('"text":" lift","format":0');
    expect(nodes[2]).toContain('"url":"https://example.org/"');
    expect(nodes[3]).toContain('"listType":"bullet"');
    expect(nodes[4]).toContain('"listType":"number"');
    expect(nodes[5]).toContain('"type":"quote"');
  });

  test('is a talk again as soon as somebody is said to speak in it', async () => {
    const words = '**Ann:** We wait.\n\nFor parts.\n';
    expect((await talk('a.md', words)).talk.segments).toEqual([]);
    const spoken = await talk('a.md', words, { speakers: ['Ann'] });
    expect(spoken.talk.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann', 'We wait.'],
      ['Ann', 'For parts.'],
    ]);
  });

  test('that stands before a talk is the note of it', async () => {
    const found = await talk(
      'a.md',
      '# Visit\n\n## Summary\n\n- slow\n\n**Ann:** We wait.\n\n**Bo:** Why?\n\n**Ann:** Parts.\n',
    );
    expect(found.talk.segments).toHaveLength(3);
    const { text, nodes } = noteOf(found);
    expect(text).toBe('Summary\nslow');
    expect(nodes[1]).toContain('"listType":"bullet"');
  });
});

describe('a transcript in a table', () => {
  test.each([
    [
      'Speaker,Start,End,Text\nAnn,00:00:01.000,00:00:03.500,We wait.\nBo,0:04,0:06,How long?\n',
      [1000, 3500, 4000, 6000],
    ],
    ['text;speaker;start time;end time\nWe wait.;Ann;1;3,5\nHow long?;Bo;4;6\n', [1000, 3500, 4000, 6000]],
    ['start\tend\tspeaker\ttext\n1000\t3500\tAnn\tWe wait.\n4000\t6000\tBo\tHow long?\n', [1000, 3500, 4000, 6000]],
  ])('is one interview, whatever the order of its columns: %j', async (csv, times) => {
    const found = await talk('talk.csv', csv);
    expect(found.format).toBe('table');
    expect(found.talk.speakers).toEqual([
      { label: 'Ann', turns: 1, ticked: true },
      { label: 'Bo', turns: 1, ticked: true },
    ]);
    expect(found.talk.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann', 'We wait.'],
      ['Bo', 'How long?'],
    ]);
    expect(found.talk.segments.flatMap(({ startMs, endMs }) => [startMs, endMs])).toEqual(times);
  });

  test('tells the line of a time that is none, and keeps the words', async () => {
    const rows = ['0:01,Ann,a', '0:02,Bo,b', '0:03,Ann,c', '0:04,Bo,d', 'soon,Ann,e'];
    const found = await read('talk.csv', `time,speaker,text\n${rows.join('\n')}\n`);
    expect(found).toMatchObject({ as: 'talk', problems: [{ line: 6, message: '"soon" is no time.' }] });
    expect(found.as === 'talk' && found.talk.segments.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('is none where its times are days, or nobody speaks', async () => {
    expect(await read('a.csv', 'time,name,text\n2024-01-02,Ann,Hello\n')).toMatchObject({ as: 'tables' });
    expect(await read('a.csv', 'start,text\n0:01,Hello\n')).toMatchObject({ as: 'tables' });
  });
});

describe('one road', () => {
  test('tells what a file is by what it holds', async () => {
    expect(await read('a.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi\n')).toMatchObject({
      as: 'talk',
      format: 'webvtt',
    });
    expect(await read('a.bin', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toMatchObject({ as: 'nothing' });
    expect(await read('a.zip', zipSync({ 'x/bagit.txt': strToU8('BagIt-Version: 1.0') }))).toMatchObject({
      as: 'archive',
    });
    expect(await read('a.zip', zipSync({ '.hidden': strToU8('x') }))).toMatchObject({ as: 'nothing', problems: [{}] });
    expect(await read('a.json', '{"format":"throughline-records","version":1}')).toMatchObject({ as: 'nothing' });
    expect(await readFolder('f', { entries: [], refused: [] })).toMatchObject({ as: 'nothing' });
  });

  test('knows the same bytes again, whatever they are called', async () => {
    const [one, other] = [await talk('a.vtt', 'Ann: Hi.\nBo: Ho.\n'), await talk('b.txt', 'Ann: Hi.\nBo: Ho.\n')];
    expect(one.contentHash).toBe(other.contentHash);
  });
});

describe('a list of records in JSON', () => {
  test('is a table, whose columns are its keys', async () => {
    const list = [
      { title: 'Gate', tags: ['slow', 'loud'], customer: { email: 'a@example.org' }, deep: { a: { b: 1 } } },
      { title: 'Lift', votes: 3, customer: null },
    ];
    const found = await read('a.json', JSON.stringify({ page: 1, items: list }));
    if (found.as !== 'tables') throw new Error(`expected: a table, not ${found.as}`);
    expect(found.tables[0]).toMatchObject({
      columns: ['title', 'tags', 'customer.email', 'votes'],
      rows: [{ cells: ['Gate', 'slow; loud', 'a@example.org', ''] }, { cells: ['Lift', '', '', 3] }],
    });
  });

  test('is none where it holds no objects, or is talk, or could do harm', async () => {
    expect(await read('a.json', '[1,2,3]')).toMatchObject({ as: 'nothing', problems: [{}] });
    expect(await read('a.json', '[{"__proto__":{"x":1}},{"a":1}]')).toMatchObject({ as: 'nothing', problems: [{}] });
    expect(await read('a.json', '[{"speaker":"Ann","text":"Hi"},{"speaker":"Bo","text":"Ho"}]')).toMatchObject({
      as: 'talk',
    });
  });
});
