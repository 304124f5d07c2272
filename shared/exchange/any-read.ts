import type { DocumentText } from './document/blocks.ts';
import { isTalk } from './document/read-document.ts';
import type { JsonRecords } from './export-json.ts';
import type { ForeignEntry, ZipBudget } from './foreign-zip.ts';
import { countsOfDraft, type ImportedRecords, type ImportProblem } from './import-records.ts';
import type { ReadTables } from './table/read-table.ts';
import type { Table } from './table/table.ts';
import type { TranscriptFile, TranscriptKind } from './transcript.ts';

/** What a file turned out to be, and what it holds. Nothing has been decided about it yet. */
export type AnyRead = ReadFacts & (AnyTalk | AnyRecords | AnyTables | AnyOwn | AnyFolder | AnyNothing);

export interface ReadFacts {
  readonly name: string;
  /** SHA-256 of the file's bytes, lower-case hex: how it is known again. Null for what is never read whole. */
  readonly contentHash: string | null;
  readonly problems: readonly ImportProblem[];
}

export interface AnyTalk {
  readonly as: 'talk';
  readonly format: TalkFormat;
  readonly talk: TranscriptFile;
  /** What is nobody's turn, with its looks: in place of the talk's `preface`. Null where the preface says it all. */
  readonly document: DocumentText | null;
}

export type TalkFormat = TranscriptKind | 'docx' | 'odt' | 'table';

/** Records of another program. `format`: which reader it was, `refi-qda`, `taguette`, ... */
export interface AnyRecords {
  readonly as: 'records';
  readonly format: string;
  readonly read: ImportedRecords;
  /** The files in which its pictures and recordings stand; null where that is the package itself. */
  readonly entries: readonly ForeignEntry[] | null;
}

export interface AnyTables {
  readonly as: 'tables';
  readonly tables: readonly Table[];
  /** A workbook has no delimiter and no encoding to choose. */
  readonly delimited: boolean;
}

/** Records that an export of ours wrote as JSON: they keep their ids. */
export interface AnyOwn {
  readonly as: 'own';
  readonly rows: JsonRecords['rows'];
}

/** Files that belong together only because they lie together: each is read by itself, `inside` this folder. */
export interface AnyFolder {
  readonly as: 'folder';
  readonly entries: readonly ForeignEntry[];
  readonly inside: Inside;
}

/** `archive`: a workspace of ours, which is opened or merged, not imported. */
type AnyNothing = { readonly as: 'archive' } | { readonly as: 'nothing' };

/** Where an entry of an archive stands: what it may still unpack, and how many archives in it are opened. */
export interface Inside {
  readonly budget: ZipBudget;
  readonly levels: number;
}

export function ofTalk(
  name: string,
  talk: TranscriptFile,
  contentHash: string,
  {
    format = talk.kind,
    document = null,
  }: { readonly format?: TalkFormat; readonly document?: DocumentText | null | undefined },
): AnyRead {
  // Lines of a document are those of its paragraphs, which nobody can look up.
  const counted = format !== 'docx' && format !== 'odt';
  const problems = talk.problems.map(
    ({ level, line, message, kept }): ImportProblem => ({
      ...{ level, file: name, entry: null, line: counted ? line : null, column: null, message, kept },
    }),
  );
  const facts = { name, contentHash, problems };
  if (document !== null && !isTalk(talk)) {
    const stated = { title: talk.title ?? document.title, language: talk.language ?? document.language };
    return { ...facts, as: 'talk', format, document, talk: { ...talk, ...stated, segments: [], preface: null } };
  }
  if (talk.segments.length === 0 && talk.preface === null) return { ...facts, as: 'nothing' };
  return { ...facts, as: 'talk', format, talk, document };
}

export function ofRecords(name: string, read: ImportedRecords, entries: AnyRecords['entries'] = null): AnyRead {
  const { kind: format, problems } = read;
  if (Object.keys(countsOfDraft(read.records)).length === 0) {
    return { as: 'nothing', name, contentHash: null, problems };
  }
  return { as: 'records', name, contentHash: null, problems, format, read, entries };
}

export function ofTables(name: string, { tables, problems }: ReadTables, delimited: boolean): AnyRead {
  const full = tables.filter(({ columns, rows }) => columns.length > 0 && rows.length > 0);
  if (full.length > 0) return { as: 'tables', name, contentHash: null, problems, delimited, tables: full };
  const empty = problems.length > 0 ? problems : [problemOf(name, 'The table has headings, but no rows.')];
  return { as: 'nothing', name, contentHash: null, problems: empty };
}

export const nothing = (name: string, message: string): AnyRead => ({
  as: 'nothing',
  name,
  contentHash: null,
  problems: [problemOf(name, message)],
});

export const problemOf = (file: string, message: string, entry: string | null = null): ImportProblem => ({
  ...{ level: 'error', file, entry, line: null, column: null, message, kept: 'nothing' },
});
