import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTranscript } from '../read-transcript.ts';
import { officeText } from './office-text.ts';

/** One talk in the layout of Teams and Otter, as paragraphs of a document. */
const TALK = [
  'Visit to the yard',
  'Ann Lee  0:05',
  'We “wait” & hope – für Teile.',
  'Bo  0:12',
  'How long?',
  'Ann Lee  1:00:15',
  'Days.',
  'Weeks, even.',
];
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const docx = (paragraphs: readonly string[]): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${W}"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  });

const odt = (body: string, mime = 'application/vnd.oasis.opendocument.text'): Uint8Array =>
  zipSync({
    mimetype: strToU8(mime),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });

const rtf = (paragraphs: readonly string[]): string => {
  const coded = (text: string): string =>
    [...text]
      .map((char) => {
        const code = char.charCodeAt(0);
        if (code < 128) return /[\\{}]/.test(char) ? `\\${char}` : char;
        return code < 256 ? `\\'${code.toString(16)}` : `\\u${String(code)}?`;
      })
      .join('');
  return `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator Some;}\\pard\n${paragraphs.map((text) => `${coded(text)}\\par\n`).join('')}}`;
};

const html = (paragraphs: readonly string[]): string =>
  `<!DOCTYPE html><html><head><title>Yard &amp; gate</title><style>p{}</style></head><body><script>Ann: no</script>${paragraphs.map((text) => `<p>${escaped(text).replace('ü', '&uuml;')}</p>`).join('\n')}</body></html>`;

const read = (name: string, bytes: Uint8Array) => readTranscript({ name, bytes });

async function ofOffice(bytes: Uint8Array) {
  const office = await officeText(bytes);
  if (!office?.text.ok) throw new Error('no document');
  return { ...read('talk', strToU8(office.text.value)), kind: office.kind };
}

describe('one talk in another kind of file', () => {
  const expected = read('talk.txt', strToU8(TALK.join('\n\n')));

  test('is what its text file says: who, when, and every word', () => {
    expect(expected.segments).toEqual([
      { speaker: 'Ann Lee', startMs: 5000, endMs: null, text: 'We “wait” & hope – für Teile.' },
      { speaker: 'Bo', startMs: 12_000, endMs: null, text: 'How long?' },
      { speaker: 'Ann Lee', startMs: 3_615_000, endMs: null, text: 'Days.' },
      { speaker: 'Ann Lee', startMs: null, endMs: null, text: 'Weeks, even.' },
    ]);
  });

  test('DOCX', async () => {
    const talk = await ofOffice(docx(TALK));
    expect([talk.segments, talk.preface]).toEqual([expected.segments, expected.preface]);
  });

  test('ODT: spaces that are elements, remarks and deleted words left out', async () => {
    const body = TALK.map((text) => `<text:p>${escaped(text).replace('  ', '<text:s text:c="2"/>')}</text:p>`).join('');
    const more =
      '<text:tracked-changes><text:deletion><text:p>Ann: gone</text:p></text:deletion></text:tracked-changes>';
    const remark = '<office:annotation><text:p>a remark</text:p></office:annotation>';
    const talk = await ofOffice(odt(more + body.replace('Days.', `Days${remark}.`)));
    expect([talk.segments, talk.preface]).toEqual([expected.segments, expected.preface]);
  });

  test('RTF: letters by code page and by number', () => {
    const talk = read('talk.rtf', strToU8(rtf(TALK)));
    expect(talk.kind).toBe('rtf');
    expect([talk.segments, talk.preface, talk.problems]).toEqual([expected.segments, expected.preface, []]);
  });

  test('HTML: by its content, with its title, and nothing of its scripts', () => {
    // Two spaces in a row are one in a page: times stand in brackets there.
    const lines = ['Visit to the yard', 'Ann Lee (0:05): We “wait” & hope – für Teile.', 'Bo (0:12): How long?'];
    const talk = read('talk.txt', strToU8(html(lines)));
    const text = read('talk.txt', strToU8(lines.join('\n\n')));
    expect([talk.kind, talk.title, talk.segments.length]).toEqual(['html', 'Yard & gate', 2]);
    expect([talk.segments, talk.preface]).toEqual([text.segments, text.preface]);
  });
});

describe('documents that cannot be read as they are', () => {
  test('a table of OpenDocument is told to be no text', async () => {
    const sheet = await officeText(odt('', 'application/vnd.oasis.opendocument.spreadsheet'));
    expect(sheet?.text).toEqual({ ok: false, problem: expect.stringMatching(/no text/) });
  });

  test('a document type in one is refused by name', async () => {
    const evil = zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY e "boom">]><x>&e;</x>') });
    expect((await officeText(evil))?.text).toEqual({ ok: false, problem: expect.stringMatching(/document type/) });
  });

  test('rows of a table stand in one line each', async () => {
    const table = `<table:table><table:table-row><table:table-cell><text:p>Ann</text:p></table:table-cell><table:table-cell><text:p>waits</text:p></table:table-cell></table:table-row></table:table>`;
    const office = await officeText(odt(table));
    expect(office?.text).toEqual({ ok: true, value: 'Ann\twaits' });
  });

  test('an archive of anything else is none', async () => {
    expect(await officeText(zipSync({ 'a.txt': strToU8('x') }))).toBeNull();
  });

  test('half a rich text gives what is there, whatever it is cut to', () => {
    const whole = rtf(TALK);
    for (let length = 6; length < whole.length; length += 7) {
      const file = read('a.rtf', strToU8(whole.slice(0, length)));
      expect(file.problems.every(({ level }) => level === 'warning') || file.segments.length === 0).toBe(true);
    }
  });

  test('Markdown that begins with a tag stays Markdown', () => {
    expect(
      read('a.md', strToU8('<div align="center">\n\n# Visit\n\n**Ann:** We wait.\n\n**Ann:** Still.\n')).kind,
    ).toBe('markdown');
  });
});
