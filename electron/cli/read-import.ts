import { createHash } from 'node:crypto';
import path from 'node:path';
import { nameKey, type Participant } from '#shared/domain/participant.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { officeText } from '#shared/exchange/document/office-text.ts';
import { type JsonRecords, RECORDS_FORMAT, readExportedJson } from '#shared/exchange/export-json.ts';
import { countsOfDraft, draftOf, type ImportDraft, type ImportedRecords } from '#shared/exchange/import-records.ts';
import { readRecords } from '#shared/exchange/read-records.ts';
import { readTranscript } from '#shared/exchange/read-transcript.ts';
import { guessKind, guessRoles } from '#shared/exchange/table/column-roles.ts';
import { surveyToDraft } from '#shared/exchange/table/survey-draft.ts';
import { guessSurveyRoles, looksLikeSurvey } from '#shared/exchange/table/survey-roles.ts';
import type { Table } from '#shared/exchange/table/table.ts';
import { tableToDraft } from '#shared/exchange/table/table-draft.ts';
import { type SpeakerChoice, talkToDraft } from '#shared/exchange/talk-draft.ts';
import { type InputFile, unzipped } from './input-files.ts';

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

/** Reads a file by its content, an archive of documents as all its files. Never throws for what a file holds. */
export async function readImport(file: InputFile, today: string): Promise<readonly ReadFile[]> {
  const { name, bytes } = file;
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const found = await readRecords({ name, source: bytesSource(bytes) });
  if (found.as === 'records') return [ofRecords(name, found.read)];
  if (found.as === 'tables') return [ofTables(name, found.read.tables, found.read.problems, today)];
  if (isZip) {
    const office = await officeText(bytes);
    if (office?.text.ok) {
      return [talk({ name, bytes: new TextEncoder().encode(office.text.value) }, bytes, office.kind)];
    }
    if (office && !office.text.ok) return [nothing(name, office.kind, office.text.problem)];
    const { files, problems } = await unzipped(file);
    const ours = files.some((one) => one.name.endsWith('/bagit.txt'));
    if (ours)
      return [nothing(name, 'throughline', 'It is an archive of Throughline: bring it in with `throughline merge`.')];
    const read: ReadFile[] = [];
    for (const one of files) read.push(...(await readImport(one, today)));
    if (read.length + problems.length === 0) return [nothing(name, 'archive', 'The archive holds no files.')];
    return [...read, ...problems.map((one) => nothing(one.file, 'archive', one.what))];
  }
  const own = ownJson(bytes);
  if (own !== null) return [ofJson(name, own)];
  return [talk(file, bytes)];
}

const NOTHING = { interviews: 0, segments: 0, speakers: [], words: 0, durationMs: 0 } as const;

const nothing = (name: string, kind: string, what: string): ReadFile => ({
  report: { name, kind, ...NOTHING, problems: [{ line: null, what, level: 'error' }] },
  draft: () => draftOf({}),
  records: null,
});

function talk(
  file: InputFile | { readonly name: string; readonly bytes: Uint8Array },
  original: Uint8Array,
  kind?: string,
): ReadFile {
  const read = readTranscript(file);
  const speakers = read.speakers.filter(({ ticked }) => ticked).map(({ label }) => label);
  const title = path.posix
    .basename(file.name)
    .replace(/\.[^.]+$/, '')
    .replace(/[_]+/g, ' ')
    .trim();
  const contentHash = createHash('sha256').update(original).digest('hex');
  const draft = (people: readonly Participant[]): ImportDraft =>
    read.segments.length === 0 && read.preface === null
      ? draftOf({})
      : talkToDraft(read, {
          name: file.name,
          contentHash,
          title: read.title ?? title,
          heldAt: read.heldAt,
          kind: 'conversation',
          speakers: Object.fromEntries(speakers.map((label) => [label, choiceFor(label, people)])),
        });
  const ends = read.segments.map(({ endMs, startMs }) => endMs ?? startMs ?? 0);
  return {
    draft,
    records: null,
    report: {
      ...sized(file.name, kind ?? read.kind, draft([])),
      speakers,
      durationMs: ends.reduce((most, end) => Math.max(most, end), 0),
      problems: read.problems.map(({ line, message, level }) => ({ line, what: message, level })),
    },
  };
}

/** Labels of the person who asks, and of programs that did not know who spoke: nobody is invented for them. */
const ASKS = /^(?:host|interviewer|moderator|facilitator|researcher)(?: ?\d+)?$/i;
const UNNAMED = /^(?:(?:unknown )?speaker|unknown|participant|person|voice)(?: ?[\dA-Z])?$/i;

function choiceFor(label: string, people: readonly Participant[]): SpeakerChoice {
  const known = people.find((person) => person.nameKey === nameKey(label));
  if (known) return { kind: 'known', id: known.id };
  return ASKS.test(label) || UNNAMED.test(label) ? { kind: 'nobody' } : { kind: 'new', name: label };
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
  const told = problems.map(
    ({ line, message, level, entry, column }): FileProblem => ({
      line,
      what: message,
      level,
      ...(entry === null ? {} : { entry }),
      ...(column === null ? {} : { column }),
    }),
  );
  return {
    draft: () => records,
    records: null,
    report: { ...sized(name, kind, records), problems: [...told, ...notCopied] },
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
  const all = ofRecords(name, {
    kind,
    records: joined(drafts),
    problems: [...problems, ...read.flatMap((one) => one.problems)],
  });
  return all;
}

function joined(drafts: readonly ImportDraft[]): ImportDraft {
  const [first = draftOf({}), ...rest] = drafts;
  return rest.reduce((sum, draft) => {
    const lists = Object.entries(sum).map(([table, list]) => [table, [...list, ...draft[table as keyof ImportDraft]]]);
    // The same lists, longer.
    return Object.fromEntries(lists) as ImportDraft;
  }, first);
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

function ownJson(bytes: Uint8Array): unknown {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  if (!start.startsWith('{')) return null;
  const text = new TextDecoder().decode(bytes);
  if (!text.includes(`"${RECORDS_FORMAT}"`)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'format' in value && value.format === RECORDS_FORMAT
      ? value
      : null;
  } catch {
    return null;
  }
}

function ofJson(name: string, value: unknown): ReadFile {
  const read = readExportedJson(value);
  if (!read.ok) return nothing(name, RECORDS_FORMAT, read.problem);
  const { rows, problems } = read.value;
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
      problems: problems.map(({ table, index, message }) => ({
        line: null,
        level: 'error',
        entry: `${table}[${index}]`,
        what: message,
      })),
    },
  };
}
