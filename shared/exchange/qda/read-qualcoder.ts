import type { Attribute } from '../../domain/participant.ts';
import { timeCode } from '../../domain/transcript.ts';
import type { ByteSource } from '../archive/byte-source.ts';
import { readForeignZip } from '../foreign-zip.ts';
import { groupBy } from '../group-by.ts';
import {
  type DraftAuthor,
  type DraftHighlight,
  type DraftInterview,
  type DraftMemo,
  type DraftNote,
  type DraftParticipant,
  type DraftTag,
  draftOf,
  type ImportDraft,
  type ImportedRecords,
  type Key,
  originOf,
} from '../import-records.ts';
import { codePointOffsets } from '../offsets.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { openSqlite, type SqliteFile, type SqlRow } from '../sqlite.ts';
import { parentsFirst } from '../table/claim-rows.ts';
import { hueOfColor } from '../tag-colors.ts';
import { type PlainSource, plainSource, sqlInstant } from './plain-source.ts';
import { flatOffsets } from './positions.ts';

const SYSTEM = 'qualcoder';

export const isQualcoder = ({ columns }: SqliteFile): boolean =>
  columns('source').has('fulltext') && columns('code_name').has('cid') && columns('code_text').has('pos0');

/** A ZIP of a project folder of QualCoder: `data.qda` is found in it, however deep the folder lies. */
export async function readQualcoderZip(file: {
  readonly name: string;
  readonly source: ByteSource;
}): Promise<ImportedRecords> {
  const problems = recordProblems(file.name);
  const zip = await readForeignZip(file.source);
  if (!zip.ok) return nothing(problems, zip.problem);
  for (const { path, message } of zip.value.refused) problems.warn(message, { entry: path, kept: 'nothing' });
  const entry = zip.value.entries.find(({ path }) => /(?:^|\/)data\.qda$/i.test(path));
  if (entry === undefined)
    return nothing(problems, 'There is no data.qda in the archive. Is it a project folder of QualCoder?');
  const bytes = await entry.read();
  if (!bytes.ok) return nothing(problems, bytes.problem, entry.path);
  return readDatabase({ name: file.name, bytes: bytes.value }, problems);
}

/** The `data.qda` of a project folder of QualCoder. Its places are code points, end exclusive, checked against the words it kept. */
export const readQualcoder = (file: { readonly name: string; readonly bytes: Uint8Array }): Promise<ImportedRecords> =>
  readDatabase(file, recordProblems(file.name));

async function readDatabase(
  file: { readonly name: string; readonly bytes: Uint8Array },
  problems: RecordProblems,
): Promise<ImportedRecords> {
  const opened = await openSqlite(file.bytes);
  if (!opened.ok) return nothing(problems, opened.problem);
  const database = opened.value;
  try {
    if (!isQualcoder(database)) {
      const names = [...database.tables].slice(0, 12).join(', ');
      return nothing(problems, `This database is not one of QualCoder; it has the tables ${names}.`);
    }
    return { kind: SYSTEM, records: draft(database, file.name, problems), problems: problems.all() };
  } finally {
    database.close();
  }
}

function nothing(problems: RecordProblems, message: string, entry: string | null = null): ImportedRecords {
  problems.error(message, { entry });
  return { kind: SYSTEM, records: draftOf({}), problems: problems.all() };
}

interface Reading {
  readonly database: SqliteFile;
  readonly problems: RecordProblems;
  readonly space: string;
  readonly file: string;
  readonly memos: DraftMemo[];
  readonly authors: Map<Key, DraftAuthor>;
  readonly attributes: ReadonlyMap<string, Readonly<Record<string, Attribute>>>;
}

function draft(database: SqliteFile, file: string, problems: RecordProblems): ImportDraft {
  const [project] = database.rows('project', ['date', 'memo']);
  const reading: Reading = {
    ...{ database, problems, file },
    // Ids start at 1 in each project: its birth tells two of them apart.
    space: text(project?.date),
    memos: [],
    authors: new Map(),
    attributes: attributesOf(database),
  };
  const tags = tagsOf(reading);
  const sources = sourcesOf(reading);
  const highlights = [...codedWords(reading, sources), ...annotations(reading, sources)];
  const regions = codedRegions(reading, sources);
  const participants = casesOf(reading, sources);
  const interviews = [...sources.values()].map(({ interview }) => interview);
  return draftOf({
    tags: parentsFirst(tags, problems),
    participants,
    interviews: [...interviews, ...journal(reading, project)],
    highlights: [...highlights, ...regions],
    memos: reading.memos,
    authors: [...reading.authors.values()],
  });
}

const text = (value: SqlRow[string] | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function base({ space, file, authors }: Reading, key: Key, row: SqlRow = {}) {
  const owner = text(row.owner).trim();
  const by = owner === '' || owner === 'default' ? null : `user ${owner}`;
  if (by !== null && !authors.has(by)) authors.set(by, { key: by, origin: originOf(SYSTEM, file, by), name: owner });
  return { key, origin: originOf(SYSTEM, file, `${space} ${key}`), createdAt: sqlInstant(row.date), by };
}

function memoOn(reading: Reading, about: Key, row: SqlRow): void {
  if (text(row.memo).trim() !== '')
    reading.memos.push({ ...base(reading, `memo ${about}`, row), about, text: text(row.memo) });
}

/** Categories are groups; a code may hang under a category, in newer projects under another code. */
function tagsOf(reading: Reading): readonly DraftTag[] {
  const groups = reading.database
    .rows('code_cat', ['catid', 'name', 'memo', 'owner', 'date', 'supercatid'], 'catid')
    .map(
      (row): DraftTag => ({
        ...base(reading, `category ${row.catid}`, row),
        label: text(row.name),
        definition: text(row.memo),
        codable: false,
        parent: row.supercatid === null ? null : `category ${row.supercatid}`,
      }),
    );
  const columns = ['cid', 'name', 'memo', 'catid', 'supercid', 'owner', 'date', 'color'];
  const codes = reading.database.rows('code_name', columns, 'cid').map(
    (row): DraftTag => ({
      ...base(reading, `code ${row.cid}`, row),
      label: text(row.name),
      definition: text(row.memo),
      hue: hueOfColor(text(row.color)) ?? undefined,
      parent: row.supercid !== null ? `code ${row.supercid}` : row.catid === null ? null : `category ${row.catid}`,
    }),
  );
  return [...groups, ...codes].filter(({ label }) => label.trim() !== '');
}

interface Source {
  interview: DraftInterview;
  readonly flat: string;
  readonly plain: PlainSource;
  /** From code points of the stored text to UTF-16 offsets of the one with LF only. */
  readonly at: (position: number) => number;
}

function sourcesOf(reading: Reading): ReadonlyMap<unknown, Source> {
  const columns = ['id', 'name', 'fulltext', 'mediapath', 'memo', 'owner', 'date'];
  return new Map(
    reading.database.rows('source', columns, 'id').map((row) => {
      const key = `source ${row.id}`;
      const stored = text(row.fulltext).replace(/^\u{feff}/u, '');
      const flat = stored.replace(/\r\n?/g, '\n');
      const offsets = codePointOffsets(stored);
      const plain = plainSource(flat, {
        key: `${key} transcript`,
        system: `${SYSTEM} ${reading.space}`,
        file: reading.file,
      });
      const media = text(row.mediapath);
      if (stored === '' && media !== '') {
        reading.problems.warn(
          `The file "${media.slice(0, 80)}" belongs to a source; only its name was read. Add the file to the interview by hand.`,
          {
            entry: `source, id ${row.id}`,
          },
        );
      }
      memoOn(reading, key, row);
      const interview: DraftInterview = {
        ...base(reading, key, row),
        title: text(row.name) || key,
        attributes: reading.attributes.get(`file ${row.id}`) ?? {},
        transcript: plain.transcript,
      };
      const inFlat = flatOffsets(stored);
      return [row.id, { interview, flat, plain, at: (position: number) => inFlat(offsets.toUtf16(position)) }] as const;
    }),
  );
}

const CODED = ['ctid', 'cid', 'fid', 'seltext', 'pos0', 'pos1', 'owner', 'date', 'memo'];

/** Codings of the same words are one highlight with several tags. */
function codedWords(reading: Reading, sources: ReadonlyMap<unknown, Source>): readonly DraftHighlight[] {
  const rows = reading.database.rows('code_text', CODED, 'ctid');
  const groups = groupBy(rows, ({ fid, pos0, pos1 }) => `${fid} ${pos0} ${pos1}`);
  return [...groups].flatMap(([place, own]): DraftHighlight[] => {
    const [first] = own;
    const source = sources.get(first?.fid);
    const key = `coded ${place}`;
    if (first === undefined || source === undefined) {
      reading.problems.warn('A coding belongs to a source that is not in the project and was left out.', {
        entry: `code_text, ctid ${first?.ctid}`,
        kept: 'nothing',
      });
      return [];
    }
    const placed = placeOf(reading, source, first, `code_text, ctid ${first.ctid}`);
    if (placed === null) return [];
    for (const row of own) memoOn(reading, key, row);
    const taggings = own.flatMap((row) => {
      const { by, createdAt } = base(reading, key, row);
      return by === null || createdAt === null ? [] : [{ tag: `code ${row.cid}`, by, at: createdAt }];
    });
    const tags = [...new Set(own.map(({ cid }) => `code ${cid}`))];
    return [
      {
        ...base(reading, key, first),
        interview: source.interview.key,
        source: `${source.interview.key} transcript`,
        ...placed,
        tags,
        taggings,
      },
    ];
  });
}

/** The place of a selection. Where it does not hold the words that the program kept, those words are looked for. */
function placeOf(
  reading: Reading,
  source: Source,
  row: SqlRow,
  entry: string,
): Pick<DraftHighlight, 'place' | 'quote'> | null {
  const [from, to] = [source.at(Number(row.pos0)), source.at(Number(row.pos1))];
  const words = text(row.seltext).replace(/\r\n?/g, '\n');
  const fits = words === '' || source.flat.slice(from, to) === words;
  const at = fits ? from : source.flat.indexOf(words);
  const isOnly = fits || (at >= 0 && source.flat.lastIndexOf(words) === at);
  const found = isOnly ? source.plain.place(at, fits ? to : at + words.length) : null;
  if (found) return { place: { from: found.from, to: found.to }, quote: found.quote };
  if (words.trim() === '') {
    reading.problems.warn('A coding without any words was left out.', { entry, kept: 'nothing' });
    return null;
  }
  reading.problems.warn('The words of a coding are not where it points; it is kept for you to place.', { entry });
  return { place: null, quote: words };
}

function annotations(reading: Reading, sources: ReadonlyMap<unknown, Source>): readonly DraftHighlight[] {
  return reading.database
    .rows('annotation', ['anid', 'fid', 'pos0', 'pos1', 'memo', 'owner', 'date'], 'anid')
    .flatMap((row): DraftHighlight[] => {
      const source = sources.get(row.fid);
      const key = `annotation ${row.anid}`;
      const placed = source && placeOf(reading, source, row, `annotation, anid ${row.anid}`);
      if (!source || !placed) return [];
      memoOn(reading, key, row);
      return [
        {
          ...base(reading, key, row),
          interview: source.interview.key,
          source: `${source.interview.key} transcript`,
          ...placed,
          tags: [],
        },
      ];
    });
}

/** Codes on stretches of a recording and on parts of a picture: a line of a note for each. */
function codedRegions(reading: Reading, sources: ReadonlyMap<unknown, Source>): readonly DraftHighlight[] {
  const time = reading.database
    .rows('code_av', ['avid', 'id', 'pos0', 'pos1', 'cid', 'memo', 'owner', 'date'], 'avid')
    .map((row) => {
      return {
        row,
        key: `coded time ${row.avid}`,
        line: `${timeCode(Number(row.pos0))}–${timeCode(Number(row.pos1))}`,
      };
    });
  const pictures = reading.database
    .rows('code_image', ['imid', 'id', 'x1', 'y1', 'width', 'height', 'cid', 'memo', 'owner', 'date'], 'imid')
    .map((row) => {
      const [x, y, width, height] = [row.x1, row.y1, row.width, row.height].map(Number);
      return {
        row,
        key: `coded area ${row.imid}`,
        line: `(${x}, ${y})–(${(x ?? 0) + (width ?? 0)}, ${(y ?? 0) + (height ?? 0)})`,
      };
    });
  return [...groupBy([...time, ...pictures], ({ row }) => row.id)].flatMap(([id, regions]) => {
    const source = sources.get(id);
    if (source === undefined) return [];
    const noteKey = `regions ${id}`;
    const lines = regions.map(({ line, row }) =>
      [line, text(row.memo).replace(/\s+/g, ' ').trim()].filter((part) => part !== '').join(': '),
    );
    const note: DraftNote = { ...base(reading, noteKey), title: '', body: { kind: 'lines', lines } };
    source.interview = { ...source.interview, notes: [note] };
    return regions.map(({ row, key }, block): DraftHighlight => {
      const quote = lines[block] ?? '';
      const place = { from: { block, offset: 0 }, to: { block, offset: quote.length } };
      return {
        ...base(reading, key, row),
        interview: source.interview.key,
        source: noteKey,
        place,
        quote,
        tags: [`code ${row.cid}`],
      };
    });
  });
}

function casesOf(reading: Reading, sources: ReadonlyMap<unknown, Source>): readonly DraftParticipant[] {
  const texts = groupBy(reading.database.rows('case_text', ['caseid', 'fid']), ({ caseid }) => caseid);
  return reading.database
    .rows('cases', ['caseid', 'name', 'memo', 'owner', 'date'], 'caseid')
    .flatMap((row): DraftParticipant[] => {
      const key = `case ${row.caseid}`;
      if (text(row.name).trim() === '') return [];
      memoOn(reading, key, row);
      for (const { fid } of texts.get(row.caseid) ?? []) {
        const source = sources.get(fid);
        const people = source?.interview.participants ?? [];
        if (source && !people.includes(key)) source.interview = { ...source.interview, participants: [...people, key] };
      }
      return [
        {
          ...base(reading, key, row),
          name: text(row.name),
          attributes: reading.attributes.get(`case ${row.caseid}`) ?? {},
        },
      ];
    });
}

/** Values of cases and files, figures as figures. */
function attributesOf(database: SqliteFile): Reading['attributes'] {
  const types = new Map(
    database.rows('attribute_type', ['name', 'valuetype']).map(({ name, valuetype }) => [name, valuetype]),
  );
  const found = new Map<string, Record<string, Attribute>>();
  for (const { name, attr_type: kind, value, id } of database.rows('attribute', ['name', 'attr_type', 'value', 'id'])) {
    const words = text(value).trim();
    if (words === '' || text(name) === '') continue;
    const figure = types.get(name) === 'numeric' ? Number(words.replace(',', '.')) : Number.NaN;
    const key = `${text(kind)} ${id}`;
    const own = found.get(key) ?? {};
    own[text(name)] = Number.isFinite(figure) ? figure : words;
    found.set(key, own);
  }
  return found;
}

/** The journal and the memo of the project, as notes of a field note. */
function journal(reading: Reading, project: SqlRow | undefined): readonly DraftInterview[] {
  const lines = (words: string): readonly string[] => words.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const notes = reading.database.rows('journal', ['jid', 'name', 'jentry', 'date', 'owner'], 'jid').map(
    (row): DraftNote => ({
      ...base(reading, `journal ${row.jid}`, row),
      title: text(row.name),
      body: { kind: 'lines', lines: lines(text(row.jentry)) },
    }),
  );
  const about = text(project?.memo).trim();
  const memo: DraftNote[] =
    about === '' ? [] : [{ ...base(reading, 'project memo'), title: '', body: { kind: 'lines', lines: lines(about) } }];
  const all = [...memo, ...notes];
  return all.length === 0 ? [] : [{ ...base(reading, 'journal'), kind: 'field-note', title: 'Journal', notes: all }];
}
