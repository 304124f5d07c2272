import { Refusal } from './zip-file.js';

/** The records of an archive outside the trash, by table and by id, with the ways up and down the line. */
export async function readProject(zip) {
  const info = await zip.text('bag-info.txt');
  const version = /^Format-Version: (\d+)\.\d+$/m.exec(info);
  if (version === null) throw new Refusal('foreign');
  if (Number(version[1]) > 1) throw new Refusal('newer', { cause: version[0] });
  const tables = new Map();
  for (const path of [...zip.entries.keys()].sort()) {
    const [, table] = /^data\/records\/(\w+)\/\d+\.ndjson$/.exec(path) ?? [];
    if (table === undefined) continue;
    const rows = tables.get(table) ?? [];
    tables.set(table, rows);
    for (const line of (await textOrNothing(zip, path)).split('\n')) {
      const row = parsed(line);
      if (row !== null && row.deletedAt === null) rows.push(row);
    }
  }
  const texts = new Map();
  for (const { id, ownerId } of tables.get('bodies') ?? []) {
    texts.set(ownerId, await textOrNothing(zip, `data/bodies/${id}.md`));
  }
  return { ...indexed(tables), texts };
}

/** Rows of one list: a page of many thousand is slow to draw and to read. */
export const MOST_ROWS = 500;

/** What a record is called in a list. */
export const titleOf = (row) => row.anchor?.quote ?? row.title ?? row.label ?? row.alias ?? row.name ?? '';

/** Places where all words stand, best tables first. */
export function searchProject(project, words, most) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const hits = [];
  if (wanted.length === 0) return { hits, count: 0 };
  let count = 0;
  for (const [table, textOf] of SEARCHED) {
    for (const row of project.rows(table)) {
      const text = textOf(row, project);
      const plain = folded(text);
      if (!wanted.every((word) => plain.includes(word))) continue;
      count++;
      if (hits.length < most) hits.push({ table, row, text: around(text, plain, wanted[0]) });
    }
  }
  return { hits, count };
}

const SEARCHED = [
  ['goals', (row) => row.title],
  ['needs', (row) => row.title],
  ['insights', (row, project) => `${row.title}\n${project.texts.get(row.id) ?? ''}`],
  ['highlights', (row) => row.anchor.quote],
  ['interviews', (row) => row.title],
  ['notes', (row, project) => `${row.title}\n${project.texts.get(row.id) ?? ''}`],
  ['segments', (row) => row.text],
];

function indexed(tables) {
  const byId = new Map();
  for (const [table, rows] of tables) for (const row of rows) byId.set(row.id, { table, row });
  const rows = (table) => tables.get(table) ?? [];
  const group = (table, field) => {
    const groups = new Map();
    for (const row of rows(table)) groups.set(row[field], [...(groups.get(row[field]) ?? []), row]);
    return (id) => groups.get(id) ?? [];
  };
  const edges = [
    ...rows('evidence').flatMap(({ from, to, stance, status }) =>
      status === 'accepted' ? [{ from, to, stance }] : [],
    ),
    ...rows('needs').flatMap(({ id, parentId }) => (parentId ? [{ from: id, to: parentId, stance: 'part' }] : [])),
  ].filter(({ from, to }) => byId.has(from) && byId.has(to));
  const segments = new Map();
  for (const row of rows('segments')) {
    const list = segments.get(row.transcriptId);
    if (list) list.push(row);
    else segments.set(row.transcriptId, [row]);
  }
  for (const list of segments.values()) list.sort((a, b) => (a.order < b.order ? -1 : 1));
  return {
    rows,
    find: (id) => byId.get(id) ?? null,
    up: (id) => edges.filter(({ from }) => from === id),
    down: (id) => edges.filter(({ to }) => to === id),
    segmentsOf: (id) => segments.get(id) ?? [],
    transcriptsOf: group('transcripts', 'interviewId'),
    notesOf: group('notes', 'interviewId'),
    highlightsOf: group('highlights', 'interviewId'),
    mediaOf: group('media', 'interviewId'),
    metricsOf: group('metrics', 'goalId'),
  };
}

async function textOrNothing(zip, path) {
  try {
    return await zip.text(path);
  } catch {
    // The check of the hashes names the file.
    return '';
  }
}

function parsed(line) {
  try {
    return line === '' ? null : JSON.parse(line);
  } catch {
    return null;
  }
}

const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function around(text, plain, word) {
  const at = plain.indexOf(word);
  return text.length <= 240 ? text : `${at > 80 ? '…' : ''}${text.slice(Math.max(0, at - 80), at + 160)}…`;
}
