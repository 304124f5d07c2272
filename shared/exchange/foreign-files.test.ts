import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from './archive/byte-source.ts';
import { readForeignZip, zipBudget } from './foreign-zip.ts';
import { readXml } from './xml/read-xml.ts';
import { decodeXml } from './xml/walk-xml.ts';
import { writeXml } from './xml/write-xml.ts';

const open = (bytes: Uint8Array) => readForeignZip(bytesSource(bytes));
const paths = async (bytes: Uint8Array) => {
  const zip = await open(bytes);
  return zip.ok ? [zip.value.entries.map(({ path }) => path), zip.value.refused.map(({ path }) => path)] : zip.problem;
};

describe('archives of other programs', () => {
  it('gives packed and stored entries, and nothing for folders', async () => {
    const bytes = zipSync({
      'a/b.txt': strToU8('words '.repeat(99)),
      'a/': new Uint8Array(),
      'ü 👍.txt': [strToU8('x'), { level: 0 }],
    });
    const zip = await open(bytes);
    if (!zip.ok) throw new Error(zip.problem);
    const read = await Promise.all(zip.value.entries.map((entry) => entry.read()));
    expect(read.map((own) => own.ok && new TextDecoder().decode(own.value))).toEqual(['words '.repeat(99), 'x']);
  });

  it('refuses single entries by name and reads the rest', async () => {
    const text = strToU8('x');
    const bytes = zipSync({
      '../up': text,
      '/abs': text,
      'c:\\x': text,
      'a\\b': text,
      'con.txt': text,
      'A.txt': text,
      'a.txt': text,
      ok: text,
    });
    expect(await paths(bytes)).toEqual([
      ['A.txt', 'ok'],
      ['../up', '/abs', 'c:\\x', 'a\\b', 'con.txt', 'a.txt'],
    ]);
  });

  it('says of what is no archive, or half of one, that it is', async () => {
    const bytes = zipSync({ a: strToU8('x') });
    expect(await paths(strToU8('hello'))).toMatch(/no ZIP archive/);
    expect(await paths(bytes.slice(0, bytes.length - 10))).toMatch(/cut off/);
    expect(await paths(new Uint8Array())).toMatch(/no ZIP archive/);
  });

  it('refuses an archive whose entries share their bytes', async () => {
    const bytes = zipSync({ a: [strToU8('xxxx'), { level: 0 }], b: [strToU8('yyyy'), { level: 0 }] });
    const view = new DataView(bytes.buffer);
    const second = bytes.length - 22 - 47;
    expect(view.getUint32(second, true)).toBe(0x02014b50);
    view.setUint32(second + 42, 2, true);
    expect(await paths(bytes)).toMatch(/share bytes/);
  });

  it('stops a bomb while it grows, whatever its headers say', async () => {
    const bomb = zipSync({ bomb: [new Uint8Array(150 * 1024 * 1024), { level: 6 }] });
    const view = new DataView(bomb.buffer);
    view.setUint32(bomb.length - 22 - 50 + 24, 10, true);
    const budget = zipBudget();
    const zip = await readForeignZip(bytesSource(bomb), budget);
    const read = zip.ok ? await zip.value.entries[0]?.read() : undefined;
    expect(read).toEqual({ ok: false, problem: expect.stringMatching(/two hundred times/) });
    expect(budget.out).toBeLessThan(120 * 1024 * 1024);
  });

  it('finds an entry whose bytes were damaged', async () => {
    const bytes = zipSync({ a: [strToU8('abcdefgh'), { level: 0 }] });
    bytes[35] = (bytes[35] ?? 0) ^ 1;
    const zip = await open(bytes);
    expect(zip.ok && (await zip.value.entries[0]?.read())).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/damaged/),
    });
  });
});

describe('XML', () => {
  it('reads elements without their prefixes, text of all parts, and lines', () => {
    const read = readXml(
      '\u{feff}<q:a xmlns:q="u" x:id="1">\n<b>one<!-- no --><![CDATA[ <two>]]> &amp; &#x1F44D;</b></q:a>',
    );
    expect(read).toMatchObject({
      ok: true,
      value: { name: 'a', attributes: { id: '1' }, children: [{ name: 'b', text: 'one <two> & 👍', line: 2 }] },
    });
  });

  it.each([
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', /document type/],
    ['<?xml version="1.0"?>\n<!doctype html><a/>', /document type/],
    ['<a><!ENTITY x "y"></a>', /entity/],
    ['<a>&undefined;</a>', /broken/],
    ['<a><b></a>', /broken/],
    ['', /broken|no XML/],
    [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, /deeper/],
    [`<a ${Array.from({ length: 300 }, (_, i) => `a${i}=""`).join(' ')}/>`, /attributes/],
  ])('refuses %.40s', (text, message) => {
    const read = readXml(text);
    expect(read.ok ? 'read' : read.problem.message).toMatch(message);
  });

  it('writes what it reads, with what XML cannot hold replaced', () => {
    const text = 'a<b>&"\' ]]> \u{0}\u{b} \u{d83d} 👍 \r\n\t é\u{ffff}';
    const xml = writeXml({ name: 'a', attributes: { x: text, none: null }, children: [{ name: 'b', text }, null] });
    const plain = 'a<b>&"\' ]]> \u{fffd}\u{fffd} \u{fffd} 👍 \r\n\t é\u{fffd}';
    expect(readXml(xml)).toMatchObject({ ok: true, value: { attributes: { x: plain }, children: [{ text: plain }] } });
  });

  it('takes the encoding from the mark, else from the declaration', () => {
    const latin = Uint8Array.from(
      [...'<?xml version="1.0" encoding="iso-8859-1"?><a>'].map((char) => char.charCodeAt(0)).concat([0xe9]),
    );
    expect(decodeXml(latin)).toMatch(/é$/);
    expect(decodeXml(Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x61, 0]))).toBe('<a');
  });
});
