import { fail, ok, type Result } from '../../domain/result.ts';
import { sameBytes } from './byte-sink.ts';
import { type ByteSource, readAll } from './byte-source.ts';
import {
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  centralHeader,
  DEFLATED,
  END_64_BYTES,
  END_BYTES,
  END_SIGNATURE,
  endRecords,
  LOCATOR_BYTES,
  localHeader,
  MOST_16,
  MOST_32,
  STORED,
  type ZipEntry,
} from './zip-headers.ts';

/** An entry and where its bytes begin. */
export interface ZipMember extends ZipEntry {
  readonly dataOffset: number;
}

const MOST_ENTRIES = 1_000_000;
const MOST_DIRECTORY_BYTES = 512 * 1024 * 1024;

/**
 * The entries of an archive. Strict: every byte of the file belongs to a header or to an entry's data, headers are exactly as we write
 * them, entries stand in the order of their names without gap or overlap. The problem is a sentence.
 */
export async function readDirectory(source: ByteSource): Promise<Result<readonly ZipMember[], string>> {
  const end = await readEnd(source);
  if (!end.ok) return end;
  const { count, length, offset } = end.value;
  const bytes = await readAll(source, offset, length);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const entry = readCentral(bytes, at);
    if (entry === null) return fail(`entry ${i + 1} of the directory is damaged or was not written by Throughline`);
    entries.push(entry);
    at += centralHeader(entry).length;
  }
  if (at !== length) return fail('the directory holds more than its entries');
  return membersOf(source, entries, offset);
}

async function membersOf(
  source: ByteSource,
  entries: readonly ZipEntry[],
  directoryOffset: number,
): Promise<Result<readonly ZipMember[], string>> {
  const members: ZipMember[] = [];
  let at = 0;
  let last = '';
  for (const entry of entries) {
    if (entry.path <= last) return fail(`"${shown(entry.path)}" stands twice or in the wrong place`);
    last = entry.path;
    if (entry.offset !== at) return fail(`"${shown(entry.path)}" does not begin where the entry before it ends`);
    const header = localHeader(entry);
    const dataOffset = at + header.length;
    if (dataOffset + entry.packed > directoryOffset) return fail(`"${shown(entry.path)}" reaches into the directory`);
    if (!sameBytes(await readAll(source, at, header.length), header)) {
      return fail(`the header of "${shown(entry.path)}" is not what the directory says`);
    }
    members.push({ ...entry, dataOffset });
    at = dataOffset + entry.packed;
  }
  return at === directoryOffset ? ok(members) : fail('there are bytes between the last entry and the directory');
}

interface End {
  readonly count: number;
  readonly length: number;
  readonly offset: number;
}

async function readEnd(source: ByteSource): Promise<Result<End, string>> {
  const broken = fail('the end of the file is missing or damaged: it may have been cut off while it was copied');
  if (source.size < END_BYTES) return broken;
  const room = Math.min(source.size, END_64_BYTES + LOCATOR_BYTES + END_BYTES);
  const tail = await readAll(source, source.size - room, room);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const last = room - END_BYTES;
  if (view.getUint32(last, true) !== END_SIGNATURE) return broken;
  let end: End = {
    count: view.getUint16(last + 10, true),
    length: view.getUint32(last + 12, true),
    offset: view.getUint32(last + 16, true),
  };
  if (end.count === MOST_16 || end.length === MOST_32 || end.offset === MOST_32) {
    if (last < END_64_BYTES + LOCATOR_BYTES) return broken;
    const wide = last - LOCATOR_BYTES - END_64_BYTES;
    const [count, length, offset] = [32, 40, 48].map((field) => view.getBigUint64(wide + field, true));
    end = { count: Number(count), length: Number(length), offset: Number(offset) };
  }
  if (end.count > MOST_ENTRIES || end.length > MOST_DIRECTORY_BYTES)
    return fail('the directory is larger than allowed');
  const records = endRecords(end.count, end.length, end.offset);
  if (end.offset + end.length + records.length !== source.size) return broken;
  return sameBytes(tail.subarray(room - records.length), records) ? ok(end) : broken;
}

/** The entry whose central header stands at `at`; null unless those bytes are what we would write for it. */
function readCentral(bytes: Uint8Array, at: number): ZipEntry | null {
  if (at + CENTRAL_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  if (view.getUint32(0, true) !== CENTRAL_SIGNATURE) return null;
  const [nameLength, extraLength] = [view.getUint16(28, true), view.getUint16(30, true)];
  const method = view.getUint16(10, true);
  if (CENTRAL_BYTES + nameLength + extraLength > view.byteLength || (method !== STORED && method !== DEFLATED)) {
    return null;
  }
  let wide = CENTRAL_BYTES + nameLength + 4;
  const figure = (field: number): number => {
    const narrow = view.getUint32(field, true);
    if (narrow !== MOST_32 || wide + 8 > CENTRAL_BYTES + nameLength + extraLength) return narrow;
    wide += 8;
    return Number(view.getBigUint64(wide - 8, true));
  };
  // In this order they stand in the ZIP64 field too.
  const [size, packed, offset] = [figure(24), figure(20), figure(42)];
  const name = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  const path = new TextDecoder('utf-8', { ignoreBOM: true }).decode(name);
  if (![size, packed, offset].every(Number.isSafeInteger)) return null;
  const entry: ZipEntry = { path, method, crc: view.getUint32(16, true), packed, size, offset };
  const header = centralHeader(entry);
  return sameBytes(bytes.subarray(at, at + header.length), header) ? entry : null;
}

/** A name from a hostile file, fit for a sentence. */
const shown = (path: string): string => path.slice(0, 120).replace(/[^\x20-\x7e]/g, '?');
