import { assert } from '../domain/assert.ts';
import { type ByteSource, bytesSource, readAll } from './archive/byte-source.ts';
import type { DocumentText } from './document/blocks.ts';
import { readDocx } from './document/docx-blocks.ts';
import { officeText } from './document/office-text.ts';
import { documentOf, isTalk, paragraphsOf } from './document/read-document.ts';
import { type JsonRecords, RECORDS_FORMAT, readExportedJson } from './export-json.ts';
import { type ForeignEntry, type ForeignZip, readForeignZip, type ZipBudget, zipBudget } from './foreign-zip.ts';
import { countsOfDraft, type ImportedRecords, type ImportProblem } from './import-records.ts';
import { readRecords } from './read-records.ts';
import { readTranscript } from './read-transcript.ts';
import { refuseBytes } from './sniff.ts';
import type { ReadTables } from './table/read-table.ts';
import type { Table } from './table/table.ts';
import { talkTable } from './table/talk-table.ts';
import type { ReadOptions, TranscriptFile, TranscriptKind } from './transcript.ts';
import { readVault } from './vault/read-vault.ts';
import { vaultKind } from './vault/vault-kind.ts';

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

/** How a file is to be read, where a person knows better than the readers. */
export interface FileReadOptions extends ReadOptions {
  readonly delimiter?: string | undefined;
}

/** Where an entry of an archive stands: what it may still unpack, and how many archives in it are opened. */
export interface Inside {
  readonly budget: ZipBudget;
  readonly levels: number;
}

/**
 * The one road in: tells by content what a file is, by its name where the content leaves it open, and reads it. Never throws for what
 * a file holds: that is among the problems.
 */
export async function readAny(
  file: { readonly name: string; readonly source: ByteSource },
  options: FileReadOptions = {},
  inside: Inside = newRoom(),
): Promise<AnyRead> {
  const { name, source } = file;
  const head = await readAll(source, 0, Math.min(source.size, 4096));
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  if (!isZip && source.size > MOST_BYTES) {
    return nothing(name, refuseBytes(head)?.message ?? 'The file is larger than 64 MB, which no text of a talk is.');
  }
  const found = await readRecords(file, options);
  if (found.as === 'records') return ofRecords(name, found.read);
  if (found.as === 'tables') {
    const talk = talkInTable(found.read, options);
    if (talk === null) return ofTables(name, found.read, !isZip);
    const read = ofTalk(name, talk, await hashOf(await readAll(source, 0, source.size)), { format: 'table' });
    return { ...read, problems: [...found.read.problems, ...read.problems] };
  }
  if (isZip) return readZip(file, options, inside);
  const bytes = await readAll(source, 0, source.size);
  const own = ownJson(bytes);
  if (own !== null) return ofJson(name, own);
  const talk = readTranscript({ name, bytes }, options);
  return ofTalk(name, talk, await hashOf(bytes), { document: documentOf(talk, bytes) });
}

/** A text of a talk of a whole day stays far below this; archives are read piece by piece. In bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Notion packs its export as an archive in an archive. */
const ARCHIVES_DEEP = 2;

const newRoom = (): Inside => ({ budget: zipBudget(), levels: ARCHIVES_DEEP });

async function readZip(
  { name, source }: { readonly name: string; readonly source: ByteSource },
  options: FileReadOptions,
  { budget, levels }: Inside,
): Promise<AnyRead> {
  const zip = await readForeignZip(source, budget);
  if (!zip.ok) return nothing(name, zip.problem);
  const paths = new Set(zip.value.entries.map(({ path }) => path));
  if (paths.has('word/document.xml') || paths.has('content.xml')) {
    const bytes = await readAll(source, 0, source.size);
    const office = await officeText(bytes);
    if (office === null)
      return nothing(name, 'The archive holds a document that is not known. Save it as .docx or .txt and import that.');
    if (!office.text.ok) return nothing(name, office.text.problem);
    // The name without its ending: as text it would only be told that it is no text.
    const text = { name: name.replace(/\.(?:docx|odt)$/i, ''), bytes: new TextEncoder().encode(office.text.value) };
    const talk = readTranscript(text, options);
    const document = isTalk(talk) ? null : office.kind === 'docx' ? await readDocx(bytes) : paragraphsOf(talk);
    return ofTalk(name, talk, await hashOf(bytes), { format: office.kind, document });
  }
  if ([...paths].some((path) => /(?:^|\/)bagit\.txt$/.test(path))) {
    return { as: 'archive', name, contentHash: null, problems: [] };
  }
  if (levels === 0) return nothing(name, 'Archives within archives within archives are not opened.');
  const inside = { budget, levels: levels - 1 };
  return readFolder(name, await unwrapped(zip.value, inside), inside);
}

/** Files that lie together in a folder or an archive: the notes of one program as its records, others each by itself. */
export async function readFolder(name: string, files: ForeignZip, inside: Inside = newRoom()): Promise<AnyRead> {
  const kind = await vaultKind(files.entries);
  if (kind === null) return ofFolder(name, files, inside);
  const read = await readVault({ name, kind, entries: files.entries });
  const refused = files.refused.map(({ path, message }) => problemOf(name, message, path));
  return ofRecords(name, { ...read, problems: [...refused, ...read.problems] }, files.entries);
}

/** An archive that holds nothing but archives is their wrapping, as Notion packs its exports: the files of all of them. */
async function unwrapped(zip: ForeignZip, { budget, levels }: Inside): Promise<ForeignZip> {
  const parts = zip.entries.filter(isShown);
  if (levels === 0 || parts.length === 0 || !parts.every(({ path }) => /\.zip$/i.test(path))) return zip;
  const entries: ForeignEntry[] = [];
  const refused = [...zip.refused];
  for (const part of parts) {
    const bytes = await part.read();
    const inner = bytes.ok ? await readForeignZip(bytesSource(bytes.value), budget) : bytes;
    if (inner.ok) {
      entries.push(...inner.value.entries);
      refused.push(...inner.value.refused);
    } else refused.push({ path: part.path, message: inner.problem });
  }
  return { entries, refused };
}

const isShown = ({ path }: ForeignEntry): boolean => !/(?:^|\/)(?:__MACOSX|\.)/.test(path);

function ofFolder(name: string, { entries, refused }: ForeignZip, inside: Inside): AnyRead {
  const problems = refused.map(({ path, message }) => problemOf(name, message, path));
  const shown = entries.filter(isShown);
  if (shown.length > 0) return { as: 'folder', name, contentHash: null, problems, entries: shown, inside };
  const empty = problemOf(name, 'The archive holds no file that could be read.');
  return { as: 'nothing', name, contentHash: null, problems: [...problems, empty] };
}

function ofTalk(
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

/** A transcript that came as a table is talk as any other. */
function talkInTable({ tables }: ReadTables, options: FileReadOptions): TranscriptFile | null {
  const [only, ...others] = tables;
  return only && others.length === 0 ? talkTable(only, options) : null;
}

function ofRecords(name: string, read: ImportedRecords, entries: AnyRecords['entries'] = null): AnyRead {
  const { kind: format, problems } = read;
  if (Object.keys(countsOfDraft(read.records)).length === 0) {
    return { as: 'nothing', name, contentHash: null, problems };
  }
  return { as: 'records', name, contentHash: null, problems, format, read, entries };
}

function ofTables(name: string, { tables, problems }: ReadTables, delimited: boolean): AnyRead {
  const full = tables.filter(({ columns, rows }) => columns.length > 0 && rows.length > 0);
  if (full.length > 0) return { as: 'tables', name, contentHash: null, problems, delimited, tables: full };
  const empty = problems.length > 0 ? problems : [problemOf(name, 'The table has headings, but no rows.')];
  return { as: 'nothing', name, contentHash: null, problems: empty };
}

function ownJson(bytes: Uint8Array): unknown {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  if (!start.startsWith('{')) return null;
  const text = new TextDecoder().decode(bytes);
  if (!text.includes(`"${RECORDS_FORMAT}"`)) return null;
  try {
    const value: unknown = JSON.parse(text);
    const own = typeof value === 'object' && value !== null && 'format' in value && value.format === RECORDS_FORMAT;
    return own ? value : null;
  } catch {
    // Half a file is told about by the reader of talk in JSON, with its line.
    return null;
  }
}

function ofJson(name: string, value: unknown): AnyRead {
  const read = readExportedJson(value);
  if (!read.ok) return nothing(name, read.problem);
  const { rows } = read.value;
  const problems = read.value.problems.map(({ table, index, message }) =>
    problemOf(name, message, `${table}[${String(index)}]`),
  );
  if ([...rows.values()].some((list) => list.length > 0)) return { as: 'own', name, contentHash: null, problems, rows };
  const empty = problems.length > 0 ? problems : [problemOf(name, 'The export holds no records.')];
  return { as: 'nothing', name, contentHash: null, problems: empty };
}

const nothing = (name: string, message: string): AnyRead => ({
  as: 'nothing',
  name,
  contentHash: null,
  problems: [problemOf(name, message)],
});

const problemOf = (file: string, message: string, entry: string | null = null): ImportProblem => ({
  ...{ level: 'error', file, entry, line: null, column: null, message, kept: 'nothing' },
});

async function hashOf(bytes: Uint8Array): Promise<string> {
  // A view of a shared buffer is refused by the digest; ours never are.
  assert(bytes.buffer instanceof ArrayBuffer, 'bytes of their own');
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
