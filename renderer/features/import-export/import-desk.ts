import { assert, must } from '#shared/domain/assert.ts';
import { type ByteSource, bytesSource, readAll } from '#shared/exchange/archive/byte-source.ts';
import { officeText } from '#shared/exchange/document/office-text.ts';
import { type ForeignZip, readForeignZip } from '#shared/exchange/foreign-zip.ts';
import { countsOfDraft, type ImportedRecords, type ImportProblem } from '#shared/exchange/import-records.ts';
import { readRecords } from '#shared/exchange/read-records.ts';
import { readTranscript } from '#shared/exchange/read-transcript.ts';
import { refuseBytes } from '#shared/exchange/sniff.ts';
import type { ReadTables } from '#shared/exchange/table/read-table.ts';
import type { Table } from '#shared/exchange/table/table.ts';
import type { TranscriptFile } from '#shared/exchange/transcript.ts';
import { type PlanMakes, type PlannedImport, type PlanOrder, planImport, type RowsAsk } from './import-plan.ts';
import type { FileReadOptions, ReadImport, TalkFormat } from './import-read.ts';
import { outlineOf } from './table-outline.ts';

/** A file to be read: its bytes, or where it stands in an archive that was read before. */
export interface ReadOrder {
  readonly key: string;
  readonly name: string;
  readonly from: ByteSource | { readonly key: string; readonly path: string };
  readonly options: FileReadOptions;
}

/** Reads files, holds what was read and makes the plan of it. It lives in the worker, so that whole files never cross to the window. */
export interface ImportDesk {
  /** Never throws for what a file holds: that is among the problems. */
  read(order: ReadOrder): Promise<ReadImport>;
  plan(order: PlanOrder, rows: RowsAsk): Promise<PlannedImport>;
  /** The bytes of a recording or picture that stands in a package. Null where they are missing or damaged. */
  entry(key: string, path: string): Promise<Uint8Array | null>;
}

/** What is kept of a file for the plan. */
export type Held =
  | { readonly as: 'talk'; readonly talk: TranscriptFile }
  | { readonly as: 'records'; readonly read: ImportedRecords }
  | { readonly as: 'tables'; readonly tables: readonly Table[] };

interface Read {
  readonly read: ReadImport;
  readonly held?: Held;
}

export function createDesk(makes: PlanMakes): ImportDesk {
  const held = new Map<string, Held>();
  const zips = new Map<string, ForeignZip>();
  const sources = new Map<string, ByteSource>();

  async function sourceOf({ from }: ReadOrder): Promise<ByteSource | string> {
    if ('size' in from) return from;
    const entry = must(zips.get(from.key), 'the archive').entries.find(({ path }) => path === from.path);
    const bytes = await must(entry, 'an entry of the archive').read();
    return bytes.ok ? bytesSource(bytes.value) : bytes.problem;
  }

  return {
    async read(order) {
      held.delete(order.key);
      const source = await sourceOf(order);
      if (typeof source === 'string') return nothing(order.name, source).read;
      sources.set(order.key, source);
      const { read, held: kept } = await readOne(order, source, (zip) => zips.set(order.key, zip));
      if (kept) held.set(order.key, kept);
      return read;
    },
    plan: (order, rows) => planImport(order, (key) => must(held.get(key), 'a file that was read'), rows, makes),
    async entry(key, path) {
      const source = must(sources.get(key), 'a file that was read');
      const zip = zips.get(key) ?? (await readForeignZip(source).then((read) => (read.ok ? read.value : null)));
      if (!zip) return null;
      zips.set(key, zip);
      const bytes = await zip.entries.find((one) => one.path === path)?.read();
      return bytes?.ok ? bytes.value : null;
    },
  };
}

/** A text of a talk of a whole day stays far below this; archives are read piece by piece. In bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

async function readOne(
  { name, options }: ReadOrder,
  source: ByteSource,
  onZip: (zip: ForeignZip) => void,
): Promise<Read> {
  const head = await readAll(source, 0, Math.min(source.size, 4096));
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  if (!isZip && source.size > MOST_BYTES) {
    const refused = refuseBytes(head)?.message ?? 'The file is larger than 64 MB, which no text of a talk is.';
    return nothing(name, refused);
  }
  const found = await readRecords({ name, source }, options);
  if (found.as === 'records') return ofRecords(name, found.read);
  if (found.as === 'tables') return ofTables(name, found.read, !isZip);
  if (isZip) return readZip(name, source, options, onZip);
  const bytes = await readAll(source, 0, source.size);
  return ofTalk(name, readTranscript({ name, bytes }, options), await hashOf(bytes));
}

async function readZip(
  name: string,
  source: ByteSource,
  options: FileReadOptions,
  onZip: (zip: ForeignZip) => void,
): Promise<Read> {
  const zip = await readForeignZip(source);
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
    return ofTalk(name, readTranscript(text, options), await hashOf(bytes), office.kind);
  }
  if ([...paths].some((path) => /(?:^|\/)bagit\.txt$/.test(path))) {
    return { read: { as: 'archive', name, contentHash: null, problems: [] } };
  }
  onZip(zip.value);
  const problems = zip.value.refused.map(({ path, message }) => problemOf(name, message, path));
  const entries = zip.value.entries
    .filter(({ path }) => !/(?:^|\/)(?:__MACOSX|\.)/.test(path))
    .map(({ path, size }) => ({ path, size }));
  if (entries.length === 0) return nothing(name, 'The archive holds no file that could be read.');
  return { read: { as: 'folder', name, contentHash: null, problems, entries } };
}

function ofTalk(name: string, talk: TranscriptFile, contentHash: string, format: TalkFormat = talk.kind): Read {
  const problems = talk.problems.map(({ level, line, message, kept }): ImportProblem => {
    // Lines of a document are those of its paragraphs, which nobody can look up.
    return {
      level,
      file: name,
      entry: null,
      line: format === 'docx' || format === 'odt' ? null : line,
      column: null,
      message,
      kept,
    };
  });
  if (talk.segments.length === 0 && talk.preface === null) {
    return { read: { as: 'nothing', name, contentHash, problems } };
  }
  const { language, title, heldAt, speakers, encoding, preface, segments } = talk;
  const words = segments.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  const outline = { language, title, heldAt, speakers, encoding, preface, format, words };
  return {
    read: {
      as: 'talk',
      name,
      contentHash,
      problems,
      talk: { ...outline, turns: segments.length, first: segments.slice(0, 2) },
    },
    held: { as: 'talk', talk },
  };
}

function ofRecords(name: string, read: ImportedRecords): Read {
  const counts = countsOfDraft(read.records);
  const { kind: format, problems } = read;
  if (Object.keys(counts).length === 0) return { read: { as: 'nothing', name, contentHash: null, problems } };
  return {
    read: { as: 'records', name, contentHash: null, problems, format, counts },
    held: { as: 'records', read },
  };
}

function ofTables(name: string, { tables, problems }: ReadTables, delimited: boolean): Read {
  const full = tables.filter(({ columns, rows }) => columns.length > 0 && rows.length > 0);
  if (full.length === 0) {
    const empty = problems.length > 0 ? problems : [problemOf(name, 'The table has headings, but no rows.')];
    return { read: { as: 'nothing', name, contentHash: null, problems: empty } };
  }
  return {
    read: { as: 'tables', name, contentHash: null, problems, delimited, tables: full.map(outlineOf) },
    held: { as: 'tables', tables: full },
  };
}

const nothing = (name: string, message: string): Read => ({
  read: { as: 'nothing', name, contentHash: null, problems: [problemOf(name, message)] },
});

const problemOf = (file: string, message: string, entry: string | null = null): ImportProblem => ({
  level: 'error',
  file,
  entry,
  line: null,
  column: null,
  message,
  kept: 'nothing',
});

async function hashOf(bytes: Uint8Array): Promise<string> {
  // A view of a shared buffer is refused by the digest; ours never are.
  assert(bytes.buffer instanceof ArrayBuffer, 'bytes of their own');
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
