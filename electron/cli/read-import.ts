import path from 'node:path';
import { unreachable } from '#shared/domain/assert.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { AnyFolder, AnyOwn, AnyRead, AnyTalk, Inside, ReadFacts } from '#shared/exchange/any-read.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { type JsonRecords, RECORDS_FORMAT } from '#shared/exchange/export-json.ts';
import {
  countsOfDraft,
  draftOf,
  type ImportDraft,
  type ImportedRecords,
  type ImportProblem,
  joinDrafts,
} from '#shared/exchange/import-records.ts';
import { readAny, readFolder } from '#shared/exchange/read-any.ts';
import { choiceFor } from '#shared/exchange/speaker-choice.ts';
import { guessKind, guessRoles } from '#shared/exchange/table/column-roles.ts';
import { surveyToDraft } from '#shared/exchange/table/survey-draft.ts';
import { guessSurveyRoles, looksLikeSurvey } from '#shared/exchange/table/survey-roles.ts';
import type { Table } from '#shared/exchange/table/table.ts';
import { tableToDraft } from '#shared/exchange/table/table-draft.ts';
import { talkToDraft } from '#shared/exchange/talk-draft.ts';
import type { InputFile, InputFolder } from './input-files.ts';

/** One problem of a file, as `import --json` tells it. */
export interface FileProblem {
  readonly line: number | null;
  readonly what: string;
  readonly level: 'error' | 'warning';
  readonly entry?: string;
  readonly column?: string;
}

/** What became of one file. */
export interface FileReport {
  readonly name: string;
  readonly kind: string;
  readonly interviews: number;
  readonly segments: number;
  readonly speakers: readonly string[];
  readonly words: number;
  readonly durationMs: number;
  readonly problems: readonly FileProblem[];
}

export interface ReadFile {
  readonly report: FileReport;
  /** What it becomes where these people are known already. */
  readonly draft: (people: readonly Participant[]) => ImportDraft;
  /** Records that our own export wrote: they keep their ids. */
  readonly records: JsonRecords['rows'] | null;
}

/** Reads a file by its content, an archive or a folder of documents as all its files. Never throws for what a file holds. */
export async function readImport(
  input: InputFile | InputFolder,
  today: string,
  inside?: Inside,
): Promise<readonly ReadFile[]> {
  const { name } = input;
  if ('entries' in input) return filesOf(await readFolder(name, { entries: input.entries, refused: [] }), today, '');
  return filesOf(await readAny({ name, source: bytesSource(input.bytes) }, {}, inside), today, `${name}/`);
}

/** `prefix`: before the names of the files in it. */
async function filesOf(read: AnyRead, today: string, prefix: string): Promise<readonly ReadFile[]> {
  const { name } = read;
  switch (read.as) {
    case 'talk':
      return [ofTalk(read)];
    case 'records':
      return [ofRecords(name, read.read)];
    case 'tables':
      return [ofTables(name, read.tables, read.problems, today)];
    case 'own':
      return [ofJson(read)];
    case 'archive':
      return [nothing(name, 'throughline', [MERGE])];
    case 'nothing':
      return [nothing(name, 'nothing', read.problems.map(told))];
    case 'folder':
      return ofFolder(read, today, prefix);
    default:
      return unreachable(read);
  }
}

const MERGE: FileProblem = {
  line: null,
  level: 'error',
  what: 'It is an archive of Throughline: bring it in with `throughline merge`.',
};

/** One entry is unpacked at a time: an archive of a gigabyte is never held whole. */
async function ofFolder({ entries, inside, problems }: ReadFacts & AnyFolder, today: string, prefix: string) {
  const read: ReadFile[] = problems.map((one) =>
    nothing(`${prefix}${one.entry ?? ''}`, 'archive', [{ line: null, level: 'error', what: one.message }]),
  );
  for (const entry of entries) {
    const own = `${prefix}${entry.path}`;
    const bytes = await entry.read();
    if (bytes.ok) read.push(...(await readImport({ name: own, bytes: new Uint8Array(bytes.value) }, today, inside)));
    else read.push(nothing(own, 'archive', [{ line: null, what: bytes.problem, level: 'error' }]));
  }
  return read;
}

const NOTHING = { interviews: 0, segments: 0, speakers: [], words: 0, durationMs: 0 } as const;

const nothing = (name: string, kind: string, problems: readonly FileProblem[]): ReadFile => ({
  report: { name, kind, ...NOTHING, problems },
  draft: () => draftOf({}),
  records: null,
});

const told = ({ line, message, level, entry, column }: ImportProblem): FileProblem => ({
  line,
  what: message,
  level,
  ...(entry === null ? {} : { entry }),
  ...(column === null ? {} : { column }),
});

function ofTalk({ name, talk, document, format, contentHash, problems }: ReadFacts & AnyTalk): ReadFile {
  const speakers = talk.speakers.filter(({ ticked }) => ticked).map(({ label }) => label);
  const title = path.posix
    .basename(name)
    .replace(/\.[^.]+$/, '')
    .replace(/[_]+/g, ' ')
    .trim();
  const draft = (people: readonly Participant[]): ImportDraft =>
    talkToDraft(talk, {
      name,
      contentHash: contentHash ?? '',
      title: talk.title ?? title,
      heldAt: talk.heldAt,
      kind: 'conversation',
      document,
      speakers: Object.fromEntries(speakers.map((label) => [label, choiceFor(label, people)])),
    });
  const ends = talk.segments.map(({ endMs, startMs }) => endMs ?? startMs ?? 0);
  return {
    draft,
    records: null,
    report: {
      ...sized(name, format, draft([])),
      speakers,
      durationMs: ends.reduce((most, end) => Math.max(most, end), 0),
      problems: problems.map(told),
    },
  };
}

function sized(name: string, kind: string, draft: ImportDraft): Omit<FileReport, 'problems'> {
  const segments = draft.interviews.flatMap(({ transcript }) => transcript?.segments ?? []);
  const counts = countsOfDraft(draft);
  return {
    name,
    kind,
    interviews: draft.interviews.length,
    segments: segments.length,
    speakers: [],
    words: segments.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0),
    durationMs: 0,
    ...Object.fromEntries(Object.entries(counts).filter(([table]) => !['interviews', 'segments'].includes(table))),
  };
}

function ofRecords(name: string, { kind, records, problems }: ImportedRecords): ReadFile {
  const recordings = records.interviews.flatMap(({ media = [] }) => media);
  const notCopied: FileProblem[] =
    recordings.length === 0
      ? []
      : [
          {
            line: null,
            level: 'warning',
            what: `${recordings.length} recordings are named, but their sound and pictures were not copied: attach them in the app.`,
          },
        ];
  return {
    draft: () => records,
    records: null,
    report: { ...sized(name, kind, records), problems: [...problems.map(told), ...notCopied] },
  };
}

function ofTables(
  name: string,
  tables: readonly Table[],
  problems: ImportedRecords['problems'],
  today: string,
): ReadFile {
  const read = tables.map((table) => ofTable(name, table, today));
  const drafts = read.map(({ records }) => records);
  const kind = [...new Set(read.map((one) => one.kind))].join(', ') || 'table';
  return ofRecords(name, {
    kind,
    records: joinDrafts(drafts),
    problems: [...problems, ...read.flatMap((one) => one.problems)],
  });
}

function ofTable(file: string, table: Table, today: string): ImportedRecords {
  if (looksLikeSurvey(table)) {
    const title = path.posix.basename(table.name).replace(/\.[^.]+$/, '');
    return surveyToDraft(table, { file, title, roles: guessSurveyRoles(table), today });
  }
  const kind = guessKind(table);
  if (kind !== null) return tableToDraft(table, { file, kind, roles: guessRoles(table.columns, kind), today });
  const what = `No known headings: ${table.columns.slice(0, 8).join(', ')}. Name a column title, name, text or quote, or import it in the app and choose.`;
  return {
    kind: 'table',
    records: draftOf({}),
    problems: [{ level: 'error', file, entry: null, line: 1, column: null, message: what, kept: 'nothing' }],
  };
}

function ofJson({ name, rows, problems }: ReadFacts & AnyOwn): ReadFile {
  const segments = rows.get('segments') ?? [];
  return {
    draft: () => draftOf({}),
    records: rows,
    report: {
      name,
      kind: RECORDS_FORMAT,
      ...NOTHING,
      interviews: rows.get('interviews')?.length ?? 0,
      segments: segments.length,
      words: segments.reduce((sum, { text }) => sum + (String(text).match(/\S+/g)?.length ?? 0), 0),
      problems: problems.map(told),
    },
  };
}
