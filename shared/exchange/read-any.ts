import { assert } from '../domain/assert.ts';
import { type AnyRead, type Inside, nothing, ofRecords, ofTables, ofTalk, problemOf } from './any-read.ts';
import { type ByteSource, bytesSource, readAll } from './archive/byte-source.ts';
import { readDocx } from './document/docx-blocks.ts';
import { officeText } from './document/office-text.ts';
import { documentOf, isTalk, paragraphsOf } from './document/read-document.ts';
import { type ForeignEntry, type ForeignZip, readForeignZip, zipBudget } from './foreign-zip.ts';
import { readOwnJson } from './own-json.ts';
import { readRecords } from './read-records.ts';
import { readTranscript } from './read-transcript.ts';
import { refuseBytes } from './sniff.ts';
import { jsonTables } from './table/json-table.ts';
import type { ReadTables } from './table/read-table.ts';
import { talkTable } from './table/talk-table.ts';
import type { ReadOptions, TranscriptFile } from './transcript.ts';
import { readVault } from './vault/read-vault.ts';
import { vaultKind } from './vault/vault-kind.ts';

/** How a file is to be read, where a person knows better than the readers. */
export interface FileReadOptions extends ReadOptions {
  readonly delimiter?: string | undefined;
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
  const own = readOwnJson(name, bytes);
  if (own !== null) return own;
  const talk = readTranscript({ name, bytes }, options);
  // JSON that is no talk may be a list of records.
  const listed =
    talk.kind === 'json' && talk.segments.length === 0
      ? jsonTables({ name, text: new TextDecoder().decode(bytes) })
      : null;
  if (listed !== null) return ofTables(name, listed, false);
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

/** A transcript that came as a table is talk as any other. */
function talkInTable({ tables }: ReadTables, options: FileReadOptions): TranscriptFile | null {
  const [only, ...others] = tables;
  return only && others.length === 0 ? talkTable(only, options) : null;
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  // A view of a shared buffer is refused by the digest; ours never are.
  assert(bytes.buffer instanceof ArrayBuffer, 'bytes of their own');
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
