import { strToU8, zipSync } from 'fflate';
import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js';
import { must } from '#shared/domain/assert.ts';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { writeQdc } from '#shared/exchange/qda/write-codes.ts';
import { writeQdpx } from '#shared/exchange/qda/write-project.ts';
import { writeXlsx } from '#shared/exchange/xlsx-out.ts';
import { recordsOf } from '../../electron/cli/workspace-file.ts';
import { sampleWorkspace } from '../sample-workspace.ts';

export const VTT = [
  `WEBVTT - Visit\nKind: captions\nLanguage: en\n\nNOTE not said\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n<v Ann>We <i>wait</i> for the&nbsp;parts.</v>\n\n00:05.500 --> 00:09.000\n<v Bo>How long?\n<v Ann>Days. <00:00:07.100><c.red>Weeks.</c>\n`,
  `WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAnn Lee: It stops at the gate.\n\n2\n00:00:03.500 --> 00:00:06.000\nBo: Which gate?\n\n3\n00:00:06.000 --> 00:00:08.000\nAnn Lee: The north one.\n`,
];
export const SRT = [
  '1\n00:00:01,000 --> 00:00:03,000\nAnn: {\\an8}<b>We wait.</b>\n\n2\n00:00:03.500 --> 00:00:06,000\nBo: For whom?\n\n3\n00:00:07,000 --> 00:00:06,000\n\n',
  '0:00:00.378,0:00:11.378\nThe lift is slow\nand loud.\n\n0:00:12.000,0:00:14.000\nYes.\n',
];
export const TXT = [
  'Visit to the yard\nDate: 2024-03-05\n\nAnn Lee  0:05\nWe wait for the parts.\n\nBo  1:02:10\nHow long?\n\nAnn Lee  1:02:15\nDays.\n',
  '[Ann] 10:00:05\nWe wait.\n[Bo] 10:00:09\nHow long?\n[00:00:12] Ann: Days.\nUnknown Speaker: Weeks.\n',
  '10:00:05\tAnn\tWe wait.\n10:00:09\tBo\tHow long?\n\nSpeaker 1 (00:00:05): Hello.\nSpeaker 2 (00:00:07): Hello.\n',
];
export const MD = [
  '---\ntitle: Visit\ndate: 2024-03-05\ntags: [yard, "parts"]\n---\n# Visit\n\nA summary.\n\n**Ann:** We *wait* for [parts](https://example.org/a_(b)).\n\n**Bo**: How long?\n\n**Ann:** `Days`.\n\n> quoted\n',
  '# Notes\n\n- [ ] one\n  - two **bold**\n- [x] three\n\n| a | b |\n| - | - |\n| 1 | \\| |\n\n```js\nconst a = 1;\n```\n\n[[Other note|label]] ![[p.png]] #tag/sub ~~no~~\n',
];
export const CSV = [
  'name,email,company,segment,consent\n"Lee, Ann",ann@example.org,Yard Ltd,large,yes\nBo,bo@example.org,,small,\n"C ""the"" D",c@example.org,"Two\nlines",,no\n',
  'id;document;tag;content\n1;Visit;waiting;"We wait; always"\n1;Visit;parts;"We wait; always"\n2;Visit;;Days\n',
  'Response ID,How do you plan your week at work?,How often do you wait for parts?,What would you change first?\n1,On paper,Often,"The gate; the lift"\n2,With a list,Never,\n3,,Often,Parts\n',
  'Speaker,Start,End,Text\nAnn,00:00:01.000,00:00:03.500,We wait.\nBo,0:04,0:06,"How, long?"\nAnn,7,9,Days\n',
  'title\tparent\timportance\tsatisfaction\nKnow when parts come\t\t9\t2\nHear of delays\tKnow when parts come\t7\t3,5\n',
];
export const HTML = [
  '<!DOCTYPE html><html lang="en"><head><title>Visit &amp; yard</title><style>p{}</style></head><body><h1>Visit</h1><p>We <b>wait</b> for <a href="https://example.org/?a=1&amp;b">parts</a>.<br>Days</p><ul><li>one<ol><li>two</li></ol></li><li><input type=checkbox checked> done</li></ul><blockquote><p>quoted</p></blockquote><table><tr><th>a</th><td>1</td></tr></table><pre>x = 1 &lt; 2</pre><img src="a.png"><script>alert(1)</script></body></html>',
  '<html><body><p><strong>Ann:</strong> We wait.</p><p><strong>Bo:</strong> How long?</p><p><strong>Ann:</strong> Days.</p></body></html>',
];
export const RTF = [
  String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Some;}\pard Visit to the yard\par Ann Lee  0:05\par We \'93wait\'94 f\u252?r parts {\b bold}\line next\par Bo  0:12\par How long?\tab x\par Ann Lee  0:20\par Days.\par}`,
];
/** Speech to text as the engines write it. */
export const JSON_TALK = [
  {
    language: 'en',
    segments: [
      { start: 0.5, end: 2, text: ' We wait.', words: [{ word: ' We', start: 0.5, end: 0.7 }] },
      { start: 2, end: 4.5, text: ' For parts.', speaker: 'SPEAKER_01' },
    ],
  },
  {
    transcription: [
      { offsets: { from: 0, to: 1200 }, text: ' We wait.' },
      { offsets: { from: 1200, to: 2000 }, text: ' For parts.' },
    ],
  },
  {
    utterances: [
      { speaker: 'A', start: 100, end: 2000, text: 'We wait.', words: [] },
      { speaker: 'B', start: 2100, end: 3000, text: 'How long?' },
    ],
    text: 'We wait. How long?',
  },
  {
    results: {
      items: [
        {
          type: 'pronunciation',
          start_time: '0.1',
          end_time: '0.5',
          alternatives: [{ content: 'We', confidence: '0.9' }],
          speaker_label: 'spk_0',
        },
        { type: 'punctuation', alternatives: [{ content: '.' }] },
      ],
      speaker_labels: { segments: [{ start_time: '0.1', end_time: '0.5', speaker_label: 'spk_0', items: [] }] },
    },
  },
  {
    results: [
      {
        alternatives: [
          {
            transcript: 'We wait',
            words: [
              { word: 'We', startTime: '1.2s', endTime: '1.4s', speakerTag: 1 },
              { word: 'wait', startOffset: '1.4s', speakerLabel: '2' },
            ],
          },
        ],
      },
    ],
  },
  {
    results: {
      channels: [
        { alternatives: [{ words: [{ word: 'we', punctuated_word: 'We', start: 0.1, end: 0.2, speaker: 0 }] }] },
      ],
      utterances: [{ start: 0.1, end: 2, speaker: 0, transcript: 'We wait.' }],
    },
  },
  {
    monologues: [
      {
        speaker: 0,
        elements: [
          { type: 'text', value: 'We', ts: 0.1, end_ts: 0.3 },
          { type: 'punct', value: '.' },
        ],
      },
    ],
  },
  {
    meeting_transcripts: [
      { speaker: 'Ann', content: 'We wait {vocalsound} .' },
      { speaker: 'Bo', content: 'How long ?' },
    ],
  },
  {
    title: 'Shopping',
    listContent: [{ text: 'bread', isChecked: true }],
    textContent: 'x',
    labels: [{ name: 'a' }],
    createdTimestampUsec: 1690426307496000,
  },
  {
    page: 1,
    items: [
      { title: 'Gate', tags: ['slow', 'loud'], customer: { email: 'a@example.org' }, text: 'We wait.' },
      { title: 'Lift', votes: 3, customer: null, text: 'It stops.' },
    ],
  },
].map((value) => JSON.stringify(value));

const documentXml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${['Visit to the yard', 'Ann Lee  0:05', 'We wait &amp; hope.', 'Bo  0:12', 'How long?', 'Ann Lee  0:15', 'Days.'].map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;

export const docx = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(documentXml),
  });

/** A document in which nobody speaks: styles, lists, a table and a link. */
export function document(): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const run = (text: string, looks = ''): string =>
    `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const p = (inner: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
  const body = [
    p(run('Visit'), '<w:pStyle w:val="T"/>'),
    p(run('Seen'), '<w:pStyle w:val="H"/>'),
    p(`${run('A ')}${run('slow', '<w:b/><w:i w:val="0"/>')}<w:hyperlink r:id="r1">${run('lift')}</w:hyperlink>`),
    p(run('one'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    p(run('two'), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
    `<w:tbl><w:tr><w:tc>${p(run('a'))}</w:tc><w:tc>${p(run('b'))}</w:tc></w:tr></w:tbl>`,
  ].join('');
  return zipSync({
    'word/document.xml': strToU8(`<w:document ${w} xmlns:r="r"><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(
      `<w:styles ${w}><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>`,
    ),
    'word/numbering.xml': strToU8(
      `<w:numbering ${w}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="https://example.org/" TargetMode="External"/></Relationships>',
    ),
  });
}

export const xlsx = (): Uint8Array =>
  writeXlsx([
    {
      name: 'Participants',
      columns: ['name', 'email', 'since', 'size'],
      rows: [
        ['Ann', 'ann@example.org', { day: '2024-02-29' }, 12.5],
        ['Bo', '=bo', null, true],
      ],
    },
    {
      name: 'Tags',
      columns: ['name', 'group'],
      rows: [
        ['Waiting', 'Time'],
        ['Parts', 'Things'],
      ],
    },
  ]);

export const qdpx = (): Uint8Array =>
  writeQdpx({ name: 'Sample', version: '0.1.0', rows: recordsOf(sampleWorkspace()) }).bytes;

export const qdc = (): string => must(writeQdc(recordsOf(sampleWorkspace()).tags, { version: '0.1.0' }), 'a codebook');

export async function throughline(): Promise<Uint8Array> {
  const sink = memorySink();
  const done = await writeArchive(sampleWorkspace(), sink, { media: NO_MEDIA, appVersion: '0.1.0', readerPage: null });
  must(done.ok ? done.value : null, 'an archive');
  return sink.bytes();
}

/** A database of Taguette with one document, two highlights and their tags. */
export async function taguette(): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  const html = '<h1>Visit 👩‍🔧</h1><p>Ann:&nbsp;we wait</p>\n<p><b>Bo</b>: how <i>long</i></p>';
  for (const sql of [
    'CREATE TABLE users (login TEXT)',
    "INSERT INTO users VALUES ('mira')",
    'CREATE TABLE projects (id INTEGER, name TEXT, description TEXT, created TEXT)',
    "INSERT INTO projects VALUES (1, 'Waiting', 'Why', '2024-01-02 03:04:05')",
    'CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, filename TEXT, created TEXT, project_id INTEGER, text_direction TEXT, contents TEXT)',
    `INSERT INTO documents VALUES (1, 'Yard', 'In the yard', 'a.docx', '2024-01-03 00:00:00', 1, 'LEFT_TO_RIGHT', '${html}')`,
    'CREATE TABLE tags (id INTEGER, project_id INTEGER, path TEXT, description TEXT)',
    "INSERT INTO tags VALUES (1, 1, 'time/waiting', 'Time lost')",
    "INSERT INTO tags VALUES (2, 1, 'mood', '')",
    'CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT)',
    "INSERT INTO highlights VALUES (1, 1, 22, 29, 'we wait')",
    "INSERT INTO highlights VALUES (2, 1, 0, 5, 'Visit')",
    'CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER)',
    'INSERT INTO highlight_tags VALUES (1, 1)',
    'INSERT INTO highlight_tags VALUES (2, 2)',
  ]) {
    database.run(sql);
  }
  const bytes = database.export();
  database.close();
  return bytes;
}

const PAGE = '0123456789abcdef0123456789abcdef';

/** A workspace as Notion gives it: an archive in an archive, with ids in the names. */
export const notion = (): Uint8Array =>
  zipSync({
    'Export-1-Part-1.zip': zipSync({
      [`Export-1/Visit ${PAGE}.md`]: strToU8(
        `# Visit\n\nWhen: March 5, 2024\n\n${MD[0] ?? ''}\n[Sub](Visit%20${PAGE}/Sub%20${PAGE}.md)\n`,
      ),
      [`Export-1/Visit ${PAGE}/Sub ${PAGE}.md`]: strToU8(
        '# Sub\n\n**Ann:** We wait.\n\n**Bo:** Long?\n\n**Ann:** Days.\n',
      ),
      [`Export-1/People ${PAGE}_all.csv`]: strToU8(CSV[0] ?? ''),
      [`Export-1/Visits ${PAGE}_all.csv`]: strToU8(
        'Name,Date,Tags,Size\nVisit,2024-03-05,"Waiting, Parts",12\nSub,,,\n',
      ),
      [`Export-1/Visits ${PAGE}/Visit ${PAGE.replace('0', '1')}.md`]: strToU8(
        '# Visit\n\nDate: 2024-03-05\nTags: Waiting, Parts\n\nWords of the [page](../Visit.md).\n',
      ),
      [`Export-1/Page ${PAGE}.html`]: strToU8(
        '<html><head><title>Page</title></head><body><article><h1 class="page-title">Page</h1><p>Words &amp; more</p></article></body></html>',
      ),
    }),
  });

export const odt = (): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:h>Visit</text:h>${['Ann Lee  0:05', 'We <text:span>wait</text:span> &amp; hope.', 'Bo<text:tab/>0:12', 'How<text:s text:c="2"/>long?', 'Ann Lee  0:15', 'Days.'].map((text) => `<text:p>${text}</text:p>`).join('')}<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></office:text></office:body></office:document-content>`,
    ),
  });

/** A vault whose notes name each other. */
export const obsidian = (): Uint8Array =>
  zipSync({
    'vault/.obsidian/app.json': strToU8('{}'),
    'vault/Visit.md': strToU8(
      `---\ntags: [yard/gate, "parts"]\naliases:\n  - The visit\ndate: 2024-03-05\n---\n# Visit\n\nWe *wait*, see [[Gate|the gate]], [[sub/Gate#Queue]], [[Nowhere]] and ![[map.png]]. #waiting/long\n\n> [!note] Mind\n> the lift\n\n- [ ] one\n    - [x] two\n\n${MD[1] ?? ''}`,
    ),
    'vault/sub/Gate.md': strToU8('**Ann:** It is loud. [Back](../Visit.md)\n\n**Bo:** Long?\n\n**Ann:** Days.\n'),
    'vault/map.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    'vault/People.csv': strToU8(CSV[0] ?? ''),
  });
