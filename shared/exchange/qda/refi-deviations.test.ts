import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ImportRounds } from '../../../test/import-rounds.ts';
import { bytesSource } from '../archive/byte-source.ts';
import { readQdc, readQdpx } from './read-project.ts';
import { writeQdpx } from './write-project.ts';

const G = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A package of a `project.qde` with this content, beside these files. */
async function imported(content: string, files: Record<string, string | Uint8Array> = {}, attributes = '') {
  const qde = `<Project name="P" ${attributes} xmlns="urn:QDA-XML:project:1.0">${content}</Project>`;
  return importedFiles({ 'project.qde': qde, ...files });
}

async function importedFiles(files: Record<string, string | Uint8Array>) {
  const bytes = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, data]) => [path, typeof data === 'string' ? strToU8(data) : data]),
    ),
  );
  const { records, problems } = await readQdpx({ name: 'p.qdpx', source: bytesSource(bytes) });
  const rounds = new ImportRounds();
  const plan = rounds.import(records);
  expect(rounds.plan(records).ops).toEqual([]);
  const messages = [...problems, ...plan.problems].map(({ message }) => message);
  return {
    rows: rounds.rows,
    records,
    problems,
    messages,
    quotes: rounds.rows.highlights?.map(({ anchor }) => anchor.quote) ?? [],
  };
}

const CODES = `<CodeBook><Codes><Code guid="${G(1)}" name="Prices" isCodable="true" color="#ff0000"/></Codes></CodeBook>`;
const coding = (code = 1): string => `<Coding guid="${G(900)}"><CodeRef targetGUID="${G(code)}"/></Coding>`;
const selection = (n: number, start: number, end: number, inner = coding(), name = ''): string =>
  `<PlainTextSelection guid="${G(n)}" startPosition="${start}" endPosition="${end}" name="${name}">${inner}</PlainTextSelection>`;
const source = (n: number, name: string, inner: string, path = `plainTextPath="internal://${G(n)}.txt"`): string =>
  `<TextSource guid="${G(n)}" name="${name}" ${path}>${inner}</TextSource>`;

describe('what programs do otherwise than the schema says', () => {
  it('1: takes capitals in folders, marks, no declaration, braces and odd GUIDs', async () => {
    const guid = `{${G(20).toUpperCase()}}`;
    const { rows, problems } = await importedFiles({
      'project.qde': `\u{feff}<Project name="P"><CodeBook><Codes><Code guid="{${G(1)}}" name="A" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid}" name="T" plainTextPath="internal://${G(20).toUpperCase()}.txt"><PlainTextSelection guid="{${G(21)}}" startPosition="0" endPosition="3"><Coding guid="x"><CodeRef targetGUID="${G(1)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`,
      [`Sources/${G(20)}.txt`]: '\u{feff}One two.',
    });
    expect(problems).toEqual([]);
    expect(rows.interviews?.[0]?.id).toBe(`iv_${G(20)}`);
    expect(rows.highlights?.[0]).toMatchObject({ id: `hl_${G(21)}`, tagIds: [`tg_${G(1)}`], anchor: { quote: 'One' } });
  });

  it('2: finds texts that are named without internal://, by other names than GUIDs, beside stray entries', async () => {
    const { quotes, problems } = await imported(
      `${CODES}<Sources>${source(20, 'T', selection(21, 0, 3), 'plainTextPath="My talk.txt"')}</Sources>`,
      { 'sources/My talk.txt': 'One two.', 'sources/.root': '', '__MACOSX/sources/._My talk.txt': 'no' },
    );
    expect([quotes, problems]).toEqual([['One'], []]);
  });

  it('3: takes the words of a DOCX where the text file is empty, and a .txt that is called rich', async () => {
    const docx = zipSync({
      'word/document.xml': strToU8(
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Ann &amp; Bob</w:t></w:r></w:p><w:p><w:r><w:t>say </w:t><w:tab/><w:t>it.</w:t></w:r></w:p></w:body></w:document>',
      ),
    });
    const { rows, quotes } = await imported(
      `${CODES}<Sources>${source(20, 'N', selection(21, 10, 14), `richTextPath="internal://a.docx" plainTextPath="internal://a.txt"`)}${source(30, 'R', '', 'richTextPath="internal://b.txt"')}</Sources>`,
      { 'sources/a.docx': docx, 'sources/a.txt': ' ', 'sources/b.txt': 'Plain.' },
    );
    expect(rows.segments?.map(({ text }) => text)).toEqual(['Ann & Bob', 'say \tit.', 'Plain.']);
    expect(quotes).toEqual(['say ']);
  });

  it.each([
    ['ATLAS.ti for Windows 23', 6, 11, ''],
    ['NVivo 14', 7, 12, ''],
    ['unknown, checked by the words', 6, 11, 'third'],
    ['ATLAS.ti, but the words say that it counts two', 7, 12, 'third'],
    ['unknown, and the last character is in', 6, 10, 'third'],
  ])('4: counts line ends as %s does', async (origin, start, end, words) => {
    const inner = `${words === '' ? '' : `<Description>${words}</Description>`}${coding()}`;
    const { quotes } = await imported(
      `${CODES}<Sources>${source(20, 'T', selection(21, start, end, inner))}</Sources>`,
      { [`sources/${G(20)}.txt`]: 'first\r\nthird\r\nx' },
      `origin="${origin}"`,
    );
    expect(quotes).toEqual(['third']);
  });

  it('4: counts code points, and clamps what reaches past the end', async () => {
    const { quotes, messages } = await imported(
      `${CODES}<Sources>${source(20, 'T', selection(21, 3, 4) + selection(22, 3, 99))}</Sources>`,
      {
        [`sources/${G(20)}.txt`]: '👍é👩x\u{301}y',
      },
    );
    expect(quotes).toEqual(['x', 'x\u{301}y']);
    expect(messages.join()).toContain('past the end');
  });

  it('5: reads a project without sources, with empty containers', async () => {
    const { rows, problems } = await imported(
      `<Users/>${CODES}<Variables/><Cases/><Sources/><Notes/><Links/><Sets/><Graphs/>`,
    );
    expect([rows.tags?.map(({ label, hue }) => [label, hue]), problems]).toEqual([[['Prices', 'red']], []]);
  });

  it('6: knows values on nameless cases, on sources and on people', async () => {
    const variable = (n: number, name: string, type: string): string =>
      `<Variable guid="${G(n)}" name="${name}" typeOfVariable="${type}"/>`;
    const value = (n: number, kind: string, words: string): string =>
      `<VariableValue><VariableRef targetGUID="${G(n)}"/><${kind}Value>${words}</${kind}Value></VariableValue>`;
    const { rows, messages } = await imported(
      `<Variables>${variable(50, 'Age', 'Integer')}${variable(51, 'Town', 'Text')}${variable(52, 'Glad', 'Boolean')}</Variables>
       <Cases>
         <Case guid="${G(60)}">${value(50, 'Integer', '41')}<SourceRef targetGUID="${G(20)}"/></Case>
         <Case guid="${G(61)}" name="Ann">${value(51, 'Text', 'Ulm')}${value(52, 'Boolean', 'true')}${value(99, 'Text', 'x')}<SourceRef targetGUID="${G(20)}"/><SelectionRef targetGUID="${G(21)}"/></Case>
       </Cases>
       <Sources>${source(20, 'T', `${selection(21, 0, 3, '')}${value(51, 'Text', 'Bonn')}`)}</Sources>`,
      { [`sources/${G(20)}.txt`]: 'One two.' },
    );
    expect(rows.interviews?.[0]?.attributes).toEqual({ Town: 'Bonn', Age: 41 });
    expect(rows.participants).toHaveLength(1);
    expect(rows.participants?.[0]).toMatchObject({ name: 'Ann', attributes: { Town: 'Ulm', Glad: true } });
    expect(rows.interviews?.[0]?.participantIds).toEqual([`pt_${G(61)}`]);
    expect(rows.highlights?.[0]?.participantId).toBe(`pt_${G(61)}`);
    expect(messages).toEqual([expect.stringContaining('variable that is not in the file')]);
  });

  it('7: numbers a second source of a name, and names a recording after its transcript', async () => {
    const { rows } = await imported(
      `<Sources>${source(20, 'T', '')}${source(30, 'T', '')}<AudioSource guid="${G(40)}" name="" path="internal://${G(40)}.mp3"><Transcript guid="${G(41)}" name="Call" plainTextPath="internal://${G(41)}.txt"><SyncPoint guid="${G(42)}" timeStamp="1500" position="0"/><SyncPoint guid="${G(43)}" timeStamp="4000" position="10"/><TranscriptSelection guid="${G(44)}" fromSyncPoint="${G(42)}" toSyncPoint="${G(43)}"/></Transcript></AudioSource></Sources>`,
      {
        [`sources/${G(20)}.txt`]: 'a',
        [`sources/${G(30)}.txt`]: 'b',
        [`sources/${G(41)}.txt`]: 'Ann: yes\n\nAnn: no',
        [`sources/${G(40)}.mp3`]: 'ID3',
      },
    );
    expect(rows.interviews?.map(({ title }) => title)).toEqual(['T', 'T (2)', 'Call']);
    expect(rows.segments?.slice(2).map(({ text, startMs, speaker }) => [text, startMs, speaker])).toEqual([
      ['yes', 1500, 's1'],
      ['no', 4000, 's1'],
    ]);
    expect(rows.media?.[0]).toMatchObject({ kind: 'audio', mime: 'audio/mpeg', size: 3 });
    expect(rows.transcripts?.[2]?.mediaId).toBe(rows.media?.[0]?.id);
    expect(rows.highlights?.[0]?.anchor.quote).toBe('yes');
  });

  it('8: keeps comments and annotations as memos, and a code on a whole source as a tag of the interview', async () => {
    const { rows, messages } = await imported(
      `${CODES}<Sources>${source(20, 'T', `${selection(21, 0, 3, '<Description>Why one?</Description>')}${selection(22, 4, 7, '<Description>two</Description>')}${coding()}`)}</Sources>
       <Notes><Note guid="${G(70)}" name="Anno"><PlainTextContent>Look here.</PlainTextContent></Note><Note guid="${G(71)}" name="Loose"><PlainTextContent>On its own.</PlainTextContent></Note></Notes>
       <Links><Link guid="${G(80)}" originGUID="${G(70)}" targetGUID="${G(22)}"/></Links>`,
      { [`sources/${G(20)}.txt`]: 'One two.' },
    );
    expect(rows.memos?.map(({ aboutId, text }) => [aboutId, text])).toEqual([
      [`hl_${G(21)}`, 'Why one?'],
      [`hl_${G(22)}`, 'Anno\n\nLook here.'],
    ]);
    expect(rows.interviews?.[0]?.tagIds).toEqual([`tg_${G(1)}`]);
    expect(rows.interviews?.[1]).toMatchObject({ kind: 'field-note', title: 'P' });
    expect(Object.values(rows.bodies?.[0]?.blocks ?? {}).map(({ text }) => text)).toEqual(['On its own.']);
    expect(messages).toEqual([]);
  });

  it('9: lists and leaves out what leads nowhere, and reads the rest', async () => {
    const { quotes, problems } = await imported(
      `${CODES}<Sources>${source(20, 'T', selection(21, 5, 5) + selection(22, 0, 3, coding(7)) + selection(23, 4, 7))}${source(30, 'Gone', selection(31, 0, 2))}</Sources><Links><Link guid="${G(80)}" name="about" originGUID="${G(23)}" targetGUID="${G(99)}"/></Links>`,
      { [`sources/${G(20)}.txt`]: 'One two.' },
    );
    expect(quotes).toEqual(['One', 'two']);
    expect(problems.map(({ message }) => message.replace(/ ".*"/, ''))).toEqual([
      'The selection holds no words of its text and was left out.',
      'A coding names a code that is not in the codebook and was left out.',
      expect.stringContaining('is not in the package'),
      expect.stringContaining('leads to something that is not in the file'),
    ]);
    expect(problems.every(({ line }) => line !== null)).toBe(true);
  });

  it('10: keeps pictures, drawings, sets of codes and foreign links, and writes them back', async () => {
    const picture = `<PictureSource guid="${G(40)}" name="Board" path="internal://${G(40)}.png"><PictureSelection guid="${G(41)}" firstX="1" firstY="2" secondX="30" secondY="40" name="corner">${coding()}</PictureSelection></PictureSource>`;
    const graph = `<Graph guid="${G(90)}" name="Map"><Vertex guid="${G(91)}" firstX="0" firstY="0" shape="Oval" representedGUID="${G(1)}"/></Graph>`;
    const { rows, records, messages } = await imported(
      `${CODES}<Sources>${picture}</Sources><Sets><Set guid="${G(95)}" name="Codes"><MemberCode targetGUID="${G(1)}"/></Set></Sets><Graphs>${graph}</Graphs>`,
      { [`sources/${G(40)}.png`]: 'PNG' },
    );
    expect(rows.highlights?.[0]).toMatchObject({
      tagIds: [`tg_${G(1)}`],
      anchor: { quote: '(1, 2)–(30, 40): corner' },
    });
    expect(rows.media?.[0]).toMatchObject({ kind: 'image', mime: 'image/png' });
    expect(messages).toHaveLength(2);
    const kept = records.attachments.map(({ bytes }) => new TextDecoder().decode(bytes));
    const { xml } = writeQdpx({ name: 'P', version: '1', rows, kept });
    for (const guid of [G(90), G(91), G(95)]) expect(xml).toContain(guid);
  });
});

describe('broken packages', () => {
  it.each([
    [{ 'a.txt': 'x' }, /no project\.qde/],
    [{ 'project.qde': '<!DOCTYPE x><Project/>' }, /document type/],
    [{ 'project.qde': '<Project name="x">' }, /broken/],
    [{ 'project.qde': '<html/>' }, /not with a Project/],
  ])('is refused by a sentence: %j', async (files, message) => {
    const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
    const { problems, records } = await readQdpx({ name: 'p.qdpx', source: bytesSource(bytes) });
    expect(problems[0]?.message).toMatch(message);
    expect(records.tags).toEqual([]);
  });
});

describe('a codebook alone', () => {
  const read = (xml: string) => readQdc({ name: 'c.qdc', bytes: strToU8(xml) });

  it('makes groups of the paths that Taguette writes for names', () => {
    const { records, problems } = read(
      `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4"><Codes><Code guid="${G(1).toUpperCase()}" name="money/prices" isCodable="true"/><Code guid="${G(2)}" name="time" isCodable="true"/></Codes><Sets/></CodeBook>`,
    );
    const rounds = new ImportRounds();
    rounds.import(records);
    const [money, prices, time] = rounds.rows.tags ?? [];
    expect([money?.label, prices?.label, prices?.parentId, time?.id]).toEqual([
      'money',
      'prices',
      money?.id,
      `tg_${G(2)}`,
    ]);
    expect(problems).toEqual([]);
    expect(rounds.plan(records).ops).toEqual([]);
  });

  it('keeps a path for a name where another program wrote it', () => {
    const { records } = read(
      `<CodeBook><Codes><Code guid="${G(1)}" name="and/or" isCodable="true"/></Codes></CodeBook>`,
    );
    expect(records.tags.map(({ label }) => label)).toEqual(['and/or']);
  });
});
