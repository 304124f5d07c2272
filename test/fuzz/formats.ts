import { strFromU8, strToU8 } from 'fflate';
import { packFiles, resealed, setText, textOf, unpackArchive } from '../archive-repack.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateSqlite } from './mutate-sqlite.ts';
import { mutateText } from './mutate-text.ts';
import { type MutateEntry, mutateZip } from './mutate-zip.ts';
import type { Random } from './random.ts';
import * as seeds from './seeds.ts';

export interface FuzzFormat {
  readonly suffix: string;
  /** A file of the format that is nearly right. */
  readonly make: (random: Random) => Uint8Array | Promise<Uint8Array>;
}

const TIMES = [
  '-->',
  '00:00:01.000 --> 00:00:02.000',
  '99:99:99,999',
  '0:0:0.570',
  '<v Ann>',
  '<v ->',
  '</v>',
  '<00:00:01.000>',
  'NOTE',
  'STYLE',
  'WEBVTT',
  'X-TIMESTAMP-MAP=',
  '{\\an8}',
  'Ann: ',
  '<c.a.b>',
  '&lt;',
];
const TALK = [
  'Ann: ',
  '[Ann] 00:00:05',
  'Bo  0:07',
  '(00:00:05)',
  '\\[04:01\\]',
  'Speaker 1',
  'SPEAKERS',
  'Unknown Speaker  0:01',
  '10:30 Meeting: x',
  '**Ann:** ',
  '-->',
  '：',
];
const MARKS = [
  '# ',
  '**',
  '__',
  '`',
  '```',
  '> ',
  '- [ ] ',
  '1. ',
  '[a](b)',
  '[',
  '](',
  '![',
  '[[',
  ']]',
  '<div>',
  '---',
  '| - |',
  '\\',
  '~~',
  '<!--',
  '&amp;',
];
const CELLS = [',', ';', '\t', '|', '"', '""', '"\n"', '\r', "'=1", 'name', 'text', 'tag', '2024-31-31', '1,5', '> '];
const TAGS = [
  '<a>',
  '</a>',
  '<Code guid="x">',
  '<!DOCTYPE x [<!ENTITY e "e">]>',
  '&e;',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '<!--',
  'guid="',
  ' startPosition="-1"',
  ' targetGUID="0"',
  'xmlns:w="',
  '<w:p>',
  '</w:p>',
  '<row r="9">',
];

const HTML_PARTS = [
  '<p>',
  '</p>',
  '<h2>',
  '<ul><li>',
  '</ul>',
  '<table><tr><td>',
  '</td>',
  '<pre>',
  '<a href="',
  '<a href=javascript:x>',
  '<br>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<script>',
  '</title>',
  '<blockquote>',
  '&#x1F44D;',
  '&#99999999;',
  '&amp',
  '<',
  '"',
  '<header><h1>',
  '<tr class="property-row">',
];
const RTF_PARTS = [
  '{',
  '}',
  String.raw`\par `,
  String.raw`\'e4`,
  String.raw`\u55357?`,
  String.raw`\uc0`,
  String.raw`\bin9999 `,
  String.raw`{\*\x `,
];

/** What a mutation may do to an entry of an archive. */
const entry: MutateEntry = (path, bytes, random) => {
  if (bytes.length > MOST_TEXT || random.chance(0.1)) return mutateBytes(bytes, random);
  const words = /\.(?:xml|qde|rels|html|opf)$/i.test(path) ? TAGS : /\.csv$/i.test(path) ? CELLS : MARKS;
  return strToU8(mutateText(new TextDecoder().decode(bytes), words, random));
};

const text = (suffix: string, list: readonly string[], words: readonly string[]): FuzzFormat => ({
  suffix,
  make(random) {
    let out = random.pick(list);
    for (let n = random.below(4) + 1; n > 0 && out.length < MOST_TEXT; n--) out = mutateText(out, words, random);
    const bytes = strToU8(out);
    return random.chance(0.15) ? mutateBytes(bytes, random) : bytes;
  },
});

/** Speed is another test's: a file of this size says enough about a reader. */
const MOST_TEXT = 400_000;

const kept = new Map<string, Uint8Array | Promise<Uint8Array>>();

/** A seed is made when the first case wants it. */
function once(name: string, make: () => Uint8Array | Promise<Uint8Array>): Uint8Array | Promise<Uint8Array> {
  const known = kept.get(name) ?? make();
  kept.set(name, known);
  return known;
}

const zipped = (suffix: string, make: () => Uint8Array): FuzzFormat => ({
  suffix,
  make: async (random) => mutateZip(await once(make.name, make), entry, random),
});

export const FORMATS: Readonly<Record<string, FuzzFormat>> = {
  vtt: text('vtt', seeds.VTT, TIMES),
  srt: text('srt', seeds.SRT, TIMES),
  txt: text('txt', seeds.TXT, TALK),
  md: text('md', seeds.MD, [...MARKS, ...TALK]),
  html: text('html', seeds.HTML, HTML_PARTS),
  rtf: text('rtf', seeds.RTF, RTF_PARTS),
  csv: text('csv', seeds.CSV, [...CELLS, '0:01', '99:99', 'Speaker', 'Start']),
  json: {
    suffix: 'json',
    make(random) {
      let out = random.pick(seeds.JSON_TALK);
      for (let n = random.below(3); n > 0 && out.length < 8_000; n--) out = mutateJson(out, random);
      if (random.chance(0.25))
        out = mutateText(out, ['{', '}', '[', ']', '"', ':', ',', '"__proto__":', 'null'], random);
      return strToU8(out);
    },
  },
  docx: {
    suffix: 'docx',
    make: async (random) => {
      const [name, seed] = random.pick([['talk', seeds.docx] as const, ['document', seeds.document] as const]);
      return mutateZip(await once(name, seed), entry, random);
    },
  },
  odt: zipped('odt', seeds.odt),
  obsidian: zipped('zip', seeds.obsidian),
  xlsx: zipped('xlsx', seeds.xlsx),
  qdpx: zipped('qdpx', seeds.qdpx),
  qdc: {
    suffix: 'qdc',
    make: async (random) => {
      const whole = strFromU8(await once('qdc', () => strToU8(seeds.qdc())));
      return strToU8(mutateText(mutateText(whole, TAGS, random), TAGS, random));
    },
  },
  taguette: {
    suffix: 'sqlite3',
    make: async (random) => mutateSqlite(await once('taguette', seeds.taguette), random),
  },
  notion: {
    suffix: 'zip',
    make: async (random) => {
      const outer = await once('notion', seeds.notion);
      const inner: MutateEntry = (path, bytes, own) =>
        path.endsWith('.zip') ? mutateZip(bytes, entry, own) : entry(path, bytes, own);
      return mutateZip(outer, inner, random);
    },
  },
  throughline: { suffix: 'throughline', make: changedArchive },
};

/** An archive whose records were changed, mostly with hashes that are true again: what somebody would make who wants to be believed. */
async function changedArchive(random: Random): Promise<Uint8Array> {
  const whole = await once('throughline', seeds.throughline);
  if (random.chance(0.3)) return mutateBytes(whole, random);
  const files = await unpackArchive(whole);
  for (let n = random.below(3) + 1; n > 0; n--) {
    const path = random.pick([...files.keys()]);
    const own = textOf(files, path);
    const lines = own.split('\n').filter((line) => line.startsWith('{'));
    if (lines.length > 0 && random.chance(0.7)) {
      const line = random.pick(lines);
      setText(
        files,
        path,
        own.replace(line, () => mutateJson(line, random)),
      );
    } else if (random.chance(0.2) && files.size > 8) files.delete(path);
    else setText(files, path, mutateText(own, ['{', '"id":', 'null', 'data/x', '../x'], random));
  }
  const complete = files.has('bag-info.txt') && files.has('bagit.txt');
  return packFiles(complete && random.chance(0.8) ? resealed(files) : files);
}
