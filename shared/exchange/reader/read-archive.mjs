#!/usr/bin/env node
// Reads a .throughline archive without the app: node read-archive.mjs ARCHIVE [FOLDER]
// Checks every file against the archive's SHA-256 manifests, then writes the project as Markdown. Needs Node 18 or newer, nothing else.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const [archive, folder = `${path.basename(archive ?? '', '.throughline')}-markdown`] = process.argv.slice(2);
if (archive === undefined) stop('Usage: node read-archive.mjs ARCHIVE [FOLDER]');

const file = openSync(archive, 'r');
const entries = readEntries();
const damaged = checkManifests();
const tables = readTables();
const written = writeProject();
closeSync(file);
for (const line of damaged) console.error(`damaged: ${line}`);
console.log(`${written} files in ${folder}; ${entries.size} files checked, ${damaged.length} damaged or missing`);
process.exitCode = damaged.length > 0 ? 1 : 0;

function stop(why) {
  console.error(why);
  process.exit(2);
}

function bytesAt(offset, length) {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
}

/** The central directory of the ZIP: path -> where its bytes are. */
function readEntries() {
  const size = fstatSync(file).size;
  const tail = bytesAt(Math.max(0, size - 98), Math.min(size, 98));
  const end = tail.length - 22;
  if (bytesAt(0, 22).toString('latin1').startsWith('age-encryption.org')) {
    stop(`${archive} is encrypted. Decrypt it first: age -d -o plain.throughline ${archive}`);
  }
  if (end < 0 || tail.readUInt32LE(end) !== 0x06054b50) stop(`${archive} is no archive, or its end is missing.`);
  let [count, length, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    [count, length, offset] = [32, 40, 48].map((at) => Number(tail.readBigUInt64LE(end - 76 + at)));
  }
  const directory = bytesAt(offset, length);
  const found = new Map();
  for (let at = 0, n = 0; n < count; n++) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    let wide = at + 46 + name + 4;
    const figure = (field) => {
      const narrow = directory.readUInt32LE(at + field);
      if (narrow !== 0xffffffff) return narrow;
      wide += 8;
      return Number(directory.readBigUInt64LE(wide - 8));
    };
    // In this order they stand in the ZIP64 field too.
    const [full, packed, header] = [24, 20, 42].map(figure);
    const entryPath = directory.toString('utf8', at + 46, at + 46 + name);
    found.set(entryPath, { full, packed, header, method: directory.readUInt16LE(at + 10) });
    at += 46 + name + extra + comment;
  }
  return found;
}

function dataStart({ header }) {
  const local = bytesAt(header, 30);
  return header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
}

function textOf(name) {
  const entry = entries.get(name);
  if (entry === undefined) return '';
  try {
    const bytes = bytesAt(dataStart(entry), entry.packed);
    return (entry.method === 8 ? inflateRawSync(bytes, { maxOutputLength: 1 << 28 }) : bytes).toString('utf8');
  } catch {
    return '';
  }
}

function hashOf(name, entry) {
  const hash = createHash('sha256');
  if (entry.method === 8) return hash.update(textOf(name)).digest('hex');
  const start = dataStart(entry);
  const most = 1 << 20;
  for (let at = 0; at < entry.packed; at += most) hash.update(bytesAt(start + at, Math.min(most, entry.packed - at)));
  return hash.digest('hex');
}

function checkManifests() {
  const listed = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].flatMap((name) =>
    textOf(name).split('\n').filter(Boolean),
  );
  const elsewhere = textOf('fetch.txt');
  if (listed.length === 0) return ['manifest-sha256.txt'];
  return listed.flatMap((line) => {
    const [hash, name] = line.split('  ');
    const entry = entries.get(name);
    if (entry === undefined) return elsewhere.includes(`${name}\n`) ? [] : [name];
    return hashOf(name, entry) === hash ? [] : [name];
  });
}

/** table -> rows that are not in the trash. Lines that cannot be read are left out and named. */
function readTables() {
  const read = {};
  for (const name of entries.keys()) {
    const [, table] = /^data\/records\/(\w+)\/\d+\.ndjson$/.exec(name) ?? [];
    if (table === undefined) continue;
    for (const [i, line] of textOf(name).split('\n').entries()) {
      if (line === '') continue;
      try {
        const row = JSON.parse(line);
        read[table] ??= [];
        if (!row.deletedAt) read[table].push(row);
      } catch {
        damaged.push(`${name}, line ${i + 1}`);
      }
    }
  }
  return read;
}

function writeProject() {
  const rows = (table) => tables[table] ?? [];
  const by = (table, field, id) => rows(table).filter((row) => row[field] === id);
  const named = (table, field) => new Map(rows(table).map((row) => [row.id, row[field]]));
  const [people, tags] = [named('participants', 'alias'), named('tags', 'label')];
  const words = (text) => String(text).replace(/\s*\n\s*|[\\`*_[\]<>]/g, (c) => (c.trim() === '' ? ' ' : `\\${c}`));
  const bodyOf = (id) =>
    by('bodies', 'ownerId', id)
      .map((body) => textOf(`data/bodies/${body.id}.md`))
      .join('\n');
  const time = (ms) => (ms === null ? '' : ` (${new Date(ms).toISOString().slice(11, 19)})`);
  const sorted = (list) => [...list].sort((a, b) => (a.order < b.order ? -1 : 1));
  const quote = (h) =>
    `> ${words(h.anchor.quote)}\n> ${[people.get(h.participantId), ...h.tagIds.map((id) => tags.get(id))].filter(Boolean).map(words).join(' · ')}`;
  let count = 0;
  const write = (name, lines) => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `${lines.filter((line) => line !== null).join('\n\n')}\n`);
    count++;
  };

  const linked = new Set();
  for (const [i, interview] of rows('interviews').entries()) {
    const { id, title, heldAt, participantIds } = interview;
    const slug = (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60);
    const transcripts = by('transcripts', 'interviewId', id).flatMap(({ id: transcript, speakers }) => {
      const names = new Map(speakers.map(({ key, name }) => [key, name]));
      const turn = (s) => `**${words(names.get(s.speaker) ?? 'Unknown')}**${time(s.startMs)}: ${words(s.text)}`;
      return ['## Transcript', ...sorted(by('segments', 'transcriptId', transcript)).map(turn)];
    });
    const notes = by('notes', 'interviewId', id).flatMap((note) => [`## Notes: ${words(note.title)}`, bodyOf(note.id)]);
    const quotes = by('highlights', 'interviewId', id).map(quote);
    const head = [heldAt, ...participantIds.map((person) => people.get(person))].filter(Boolean).map(words).join(' · ');
    const marked = quotes.length > 0 ? ['## Highlights', ...quotes] : [];
    const name = `interviews/${String(i + 1).padStart(3, '0')}-${slug}.md`;
    write(name, [`# ${words(title)}`, head, ...notes, ...marked, ...transcripts]);
  }

  const records = new Map(
    ['highlights', 'insights', 'needs', 'goals'].flatMap((table) => rows(table).map((row) => [row.id, row])),
  );
  const links = rows('evidence').filter((link) => link.status === 'accepted' && records.has(link.from));
  const nested = rows('needs').map((need) => ({ from: need.id, to: need.parentId, stance: 'part of' }));
  const below = (id, depth, seen) =>
    [...links, ...nested]
      .filter((link) => link.to === id && !seen.includes(link.from))
      .flatMap(({ from, stance }) => {
        linked.add(from);
        const row = records.get(from);
        const line = `${'  '.repeat(depth)}- _${stance}_: ${words(row.title ?? row.anchor.quote)}`;
        return [line, ...below(from, depth + 1, [...seen, id])];
      });
  const line = rows('goals').map((goal) => [`## ${words(goal.title)}`, below(goal.id, 0, []).join('\n')]);
  const loose = ['needs', 'insights'].flatMap((table) =>
    rows(table)
      .filter((row) => !linked.has(row.id))
      .map((row) => [`## ${words(row.title)}`, below(row.id, 0, []).join('\n')]),
  );
  write('the-line.md', [
    '# From goals down to what was said',
    ...line.flat(),
    '# Not joined to a goal',
    ...loose.flat(),
  ]);
  const insights = rows('insights').flatMap((row) => [`## ${words(row.title)}`, bodyOf(row.id) || null]);
  write('insights.md', ['# Insights', ...insights]);
  const tagLines = rows('tags').map((tag) => `- **${words(tag.label)}** ${words(tag.definition)}`);
  write('codebook.md', ['# Codebook', ...tagLines]);
  return count;
}
