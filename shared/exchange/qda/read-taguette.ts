import { groupBy } from '../group-by.ts';
import {
  type DraftAuthor,
  type DraftHighlight,
  type DraftInterview,
  type DraftMemo,
  type DraftStudy,
  draftOf,
  type ImportedRecords,
  type Key,
  originOf,
} from '../import-records.ts';
import { utf8Offsets } from '../offsets.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { openSqlite, type SqliteFile, type SqlRow } from '../sqlite.ts';
import { TagList, tagPath } from '../table/tag-rows.ts';
import { htmlText } from './html-text.ts';
import { type PlainSource, plainSource, sqlInstant } from './plain-source.ts';

const SYSTEM = 'taguette';

/** Tables without which a SQLite file is no project of Taguette. */
const isTaguette = ({ tables, columns }: SqliteFile): boolean =>
  tables.has('documents') &&
  tables.has('highlights') &&
  columns('highlights').has('start_offset') &&
  columns('documents').has('contents');

/** A project file of Taguette (SQLite): documents, highlights and tags. Its places are UTF-8 bytes of the document without its tags. */
export async function readTaguette(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<ImportedRecords> {
  const problems = recordProblems(file.name);
  const opened = await openSqlite(file.bytes);
  if (!opened.ok) return { kind: SYSTEM, records: draftOf({}), problems: failure(problems, opened.problem) };
  const database = opened.value;
  try {
    if (!isTaguette(database)) {
      const names = [...database.tables].slice(0, 12).join(', ');
      return {
        kind: SYSTEM,
        records: draftOf({}),
        problems: failure(problems, `This database is not one of Taguette; it has the tables ${names}.`),
      };
    }
    return { kind: SYSTEM, records: draft(database, file.name, problems), problems: problems.all() };
  } finally {
    database.close();
  }
}

function failure(problems: RecordProblems, message: string) {
  problems.error(message);
  return problems.all();
}

function draft(database: SqliteFile, file: string, problems: RecordProblems) {
  const projects = database.rows('projects', ['id', 'name', 'description', 'created'], 'id');
  const studies = projects.map((row): DraftStudy => {
    const key = `study ${row.id}`;
    return {
      key,
      origin: originOf(SYSTEM, file, `${spaceOf(row)} ${key}`),
      title: text(row.name) || file,
      aim: text(row.description),
    };
  });
  const space = new Map(projects.map((row) => [row.id, spaceOf(row)]));
  const tags = new TagList(SYSTEM, file);
  const tagKeys = new Map<unknown, Key>();
  for (const row of database.rows('tags', ['id', 'path', 'description'], 'id')) {
    if (text(row.path).trim() === '') continue;
    tagKeys.set(row.id, tags.key(tagPath(text(row.path)), { definition: text(row.description) }));
  }
  const tagsOf = groupBy(database.rows('highlight_tags', ['highlight_id', 'tag_id']), ({ highlight_id: id }) => id);
  const highlightsOf = groupBy(
    database.rows('highlights', ['id', 'document_id', 'start_offset', 'end_offset', 'snippet'], 'id'),
    ({ document_id: id }) => id,
  );
  const interviews: DraftInterview[] = [];
  const highlights: DraftHighlight[] = [];
  const memos: DraftMemo[] = [];
  for (const row of database.rows(
    'documents',
    ['id', 'name', 'description', 'created', 'project_id', 'contents'],
    'id',
  )) {
    const own = `${space.get(row.project_id) ?? ''} document ${row.id}`;
    const document = documentOf(text(row.contents), { key: `${own} transcript`, system: SYSTEM, file });
    interviews.push({
      key: own,
      origin: originOf(SYSTEM, file, own),
      createdAt: sqlInstant(row.created),
      title: text(row.name) || `${row.id}`,
      study: studies.find(({ key }) => key === `study ${row.project_id}`)?.key,
      transcript: document.source.transcript,
    });
    if (text(row.description).trim() !== '') {
      memos.push({
        key: `memo ${own}`,
        origin: originOf(SYSTEM, file, `memo ${own}`),
        about: own,
        text: text(row.description),
      });
    }
    for (const highlight of highlightsOf.get(row.id) ?? []) {
      const key = `${own} highlight ${highlight.id}`;
      const placed = document.place(
        Number(highlight.start_offset),
        Number(highlight.end_offset),
        htmlText(text(highlight.snippet)).text,
      );
      if (placed.quote.trim() === '') {
        problems.warn('A highlight without any words was left out.', {
          entry: `highlights, id ${highlight.id}`,
          kept: 'nothing',
        });
        continue;
      }
      if (placed.place === null) {
        problems.warn('The words of a highlight are not where it points; it is kept for you to place.', {
          entry: `highlights, id ${highlight.id}`,
        });
      }
      const names = (tagsOf.get(highlight.id) ?? []).flatMap((link) => tagKeys.get(link.tag_id) ?? []);
      const base = { key, origin: originOf(SYSTEM, file, key), interview: own, source: `${own} transcript` };
      highlights.push({ ...base, ...placed, tags: names });
    }
  }
  const authors = database.rows('users', ['login'], 'login').flatMap(({ login }): DraftAuthor[] => {
    // The local program knows one user, `admin`, who is nobody in particular.
    const name = text(login);
    return name === '' || name === 'admin'
      ? []
      : [{ key: `user ${name}`, origin: originOf(SYSTEM, file, `user ${name}`), name }];
  });
  return draftOf({ authors, studies, tags: tags.all(), interviews, highlights, memos });
}

/** Ids of Taguette start at 1 in each file: the project's name and birth tell two files apart. */
const spaceOf = (row: SqlRow): string => `${text(row.name)} ${text(row.created)}`;

const text = (value: SqlRow[string] | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

interface Document {
  readonly source: PlainSource;
  /** The place of a stretch in UTF-8 bytes, and its words: those of the snippet when the place does not hold them. */
  readonly place: (start: number, end: number, snippet: string) => Pick<DraftHighlight, 'place' | 'quote'>;
}

function documentOf(html: string, names: Parameters<typeof plainSource>[1]): Document {
  const { text: raw, breaks } = htmlText(html);
  // Blocks follow each other without a line end in the HTML: one is put in between, so that they become segments of their own.
  const inserted = breaks.filter((at) => at > 0 && at < raw.length && raw[at - 1] !== '\n' && raw[at] !== '\n');
  const whole = inserted
    .map((at, i) => raw.slice(inserted[i - 1] ?? 0, at))
    .concat(raw.slice(inserted.at(-1) ?? 0))
    .join('\n');
  const source = plainSource(whole, names);
  const offsets = utf8Offsets(raw);
  const shifted = (at: number, edge: 'from' | 'to'): number =>
    at + inserted.filter((own) => (edge === 'from' ? own <= at : own < at)).length;
  return {
    source,
    place(start, end, snippet) {
      const [from, to] = [offsets.toUtf16(start), offsets.toUtf16(end)];
      const wanted = folded(snippet);
      if (wanted === '' || folded(raw.slice(from, to)) === wanted) {
        const found = source.place(shifted(from, 'from'), shifted(to, 'to'));
        if (found) return { place: { from: found.from, to: found.to }, quote: found.quote };
      }
      const [at, last] = [raw.indexOf(snippet), raw.lastIndexOf(snippet)];
      const found =
        snippet !== '' && at >= 0 && at === last
          ? source.place(shifted(at, 'from'), shifted(at + snippet.length, 'to'))
          : null;
      return found
        ? { place: { from: found.from, to: found.to }, quote: found.quote }
        : { place: null, quote: snippet };
    },
  };
}

const folded = (words: string): string => words.replace(/\s+/g, '');
