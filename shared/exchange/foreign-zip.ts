import { Inflate } from 'fflate';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ByteSource, chunksOf, readAll } from './archive/byte-source.ts';
import { crc32 } from './archive/crc-32.ts';

/** An entry of an archive that another program made. */
export interface ForeignEntry {
  /** With forward slashes; checked: it stays inside the archive. */
  readonly path: string;
  /** As the directory says, in bytes: nothing relies on it. */
  readonly size: number;
  /** Unpacks it, counting: an entry that is damaged or grows past the limits is refused by a sentence. */
  readonly read: () => Promise<Result<Uint8Array, string>>;
}

export interface ForeignZip {
  readonly entries: readonly ForeignEntry[];
  /** Entries that were refused, with the reason; the rest can be read. */
  readonly refused: readonly { readonly path: string; readonly message: string }[];
}

/** What may still be unpacked: one budget for an archive and the archives in it. */
export interface ZipBudget {
  left: number;
  /** How much was unpacked, and from how much. */
  out: number;
  packed: number;
}

export const zipBudget = (): ZipBudget => ({ left: 4 * GIB, out: 0, packed: 0 });

/** The directory of a foreign archive, by the rules of security.md 6. The problem is a sentence about the whole file. */
export async function readForeignZip(
  source: ByteSource,
  budget: ZipBudget = zipBudget(),
): Promise<Result<ForeignZip, string>> {
  const end = await findEnd(source);
  if (end === null)
    return fail('The file is no ZIP archive, or its end is missing: it may have been cut off while it was copied.');
  if (end.count > MOST_ENTRIES)
    return fail(`The archive has ${end.count} entries; more than ${MOST_ENTRIES} are not read.`);
  if (end.offset + end.length > source.size) return fail('The directory of the archive is damaged.');
  const directory = await readAll(source, end.offset, end.length);
  const heads: Head[] = [];
  for (let at = 0; at < directory.length; ) {
    const head = headAt(directory, at);
    if (head === null) break;
    heads.push(head);
    at = head.next;
  }
  if (heads.length < end.count) return fail('The directory of the archive is damaged.');
  const overlap = overlapOf(heads);
  if (overlap !== null)
    return fail(`Two entries of the archive share bytes ("${shown(overlap)}"). Such archives are not read.`);
  const refused: { path: string; message: string }[] = [];
  const entries: ForeignEntry[] = [];
  const names = new Set<string>();
  for (const head of heads) {
    if (head.path.endsWith('/')) continue;
    const message = refusalOf(head, names);
    names.add(head.path.normalize('NFC').toLowerCase());
    if (message === null) entries.push({ path: head.path, size: head.size, read: () => unpack(source, head, budget) });
    else refused.push({ path: shown(head.path), message });
  }
  return ok({ entries, refused });
}

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const MOST_ENTRIES = 100_000;
const MOST_ENTRY_BYTES = 200 * MIB;
const MOST_RATIO = 200;
const RATIO_FROM = 100 * MIB;

interface Head {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isLink: boolean;
  readonly next: number;
}

async function findEnd(source: ByteSource): Promise<{ count: number; length: number; offset: number } | null> {
  const room = Math.min(source.size, 22 + 65_535 + 20);
  const tail = await readAll(source, source.size - room, room);
  const view = viewOf(tail);
  for (let at = room - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const [count, length, offset] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    const wide = count === 0xffff || length === 0xffffffff || offset === 0xffffffff;
    if (!wide || at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return { count, length, offset };
    const place = Number(view.getBigUint64(at - 20 + 8, true));
    if (place + 56 > source.size) return null;
    const record = viewOf(await readAll(source, place, 56));
    if (record.getUint32(0, true) !== 0x06064b50) return null;
    const [n, l, o] = [32, 40, 48].map((field) => Number(record.getBigUint64(field, true)));
    return { count: n ?? 0, length: l ?? 0, offset: o ?? 0 };
  }
  return null;
}

function headAt(bytes: Uint8Array, at: number): Head | null {
  const view = viewOf(bytes);
  if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
  const nameEnd = at + 46 + (nameLength ?? 0);
  const next = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  if (next > bytes.length) return null;
  const flags = view.getUint16(at + 8, true);
  const [size, packed, offset] = wideFigures(view, nameEnd, nameEnd + (extraLength ?? 0), [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const name = bytes.subarray(at + 46, nameEnd);
  const unixMode = view.getUint16(at + 40, true);
  return {
    path: nameOf(name, (flags & 0x800) !== 0),
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: packed ?? 0,
    size: size ?? 0,
    offset: offset ?? 0,
    isLink: bytes[at + 5] === 3 && (unixMode & 0xf000) === 0xa000,
    next,
  };
}

/** The figures of the ZIP64 field in place of those that did not fit. */
function wideFigures(view: DataView, from: number, to: number, figures: readonly number[]): readonly number[] {
  for (let at = from; at + 4 <= to; ) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (id === 1) {
      let place = at + 4;
      return figures.map((figure) => {
        if (figure !== 0xffffffff || place + 8 > to) return figure;
        place += 8;
        return Number(view.getBigUint64(place - 8, true));
      });
    }
    at += 4 + length;
  }
  return figures;
}

/** Programs that do not say UTF-8 mostly write it all the same; where it is none, the bytes stand for Latin-1 letters. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** Names that a file system reads as something else than a file. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function refusalOf({ path, flags, method, isLink }: Head, names: ReadonlySet<string>): string | null {
  const parts = path.split('/');
  if (path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path) || parts.includes('..')) {
    return 'Its name points outside of the archive.';
  }
  // A name is short: the whole text is looked at for the one character that ends names in other programs.
  if (path.includes('\0') || parts.some((part) => RESERVED.test(part))) return 'Its name is not allowed for a file.';
  if (path.length > 512) return 'Its name is longer than 512 characters.';
  if (names.has(path.normalize('NFC').toLowerCase())) return 'Another entry has the same name.';
  if (isLink) return 'It is a link to another file.';
  if ((flags & 1) !== 0) return 'It is encrypted. Unpack the archive with its password first.';
  if (method !== 0 && method !== 8)
    return 'It is packed by a method that is not read. Pack the archive anew as an ordinary ZIP.';
  return null;
}

function overlapOf(heads: readonly Head[]): string | null {
  const sorted = heads.toSorted((a, b) => a.offset - b.offset);
  let end = 0;
  for (const head of sorted) {
    if (head.offset < end) return head.path;
    end = head.offset + 30 + head.packed;
  }
  return null;
}

async function unpack(source: ByteSource, head: Head, budget: ZipBudget): Promise<Result<Uint8Array, string>> {
  if (head.offset + 30 > source.size) return fail('It lies outside of the file.');
  const local = viewOf(await readAll(source, head.offset, 30));
  const start = head.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (
    local.getUint32(0, true) !== 0x04034b50 ||
    local.getUint16(8, true) !== head.method ||
    start + head.packed > source.size
  ) {
    return fail('Its header is not what the directory of the archive says.');
  }
  const name = await readAll(source, head.offset + 30, local.getUint16(26, true));
  if (nameOf(name, (head.flags & 0x800) !== 0) !== head.path) {
    return fail('Its header has another name than the directory of the archive.');
  }
  const counter = new Counter(budget);
  budget.packed += head.packed;
  try {
    const inflate = head.method === 8 ? new Inflate((chunk) => counter.take(chunk)) : null;
    for await (const chunk of chunksOf(source, start, head.packed)) {
      if (inflate) for (let at = 0; at < chunk.length; at += PIECE) inflate.push(chunk.subarray(at, at + PIECE));
      else counter.take(chunk);
    }
    inflate?.push(new Uint8Array(0), true);
  } catch (cause) {
    if (cause instanceof TooMuch) return fail(cause.message);
    return fail('Its packed data are damaged.');
  }
  const bytes = counter.joined();
  return crc32(bytes) === head.crc ? ok(bytes) : fail('Its data are damaged: the checksum is wrong.');
}

/** Small pieces go in, so that a bomb is seen before much of it has come out. */
const PIECE = 16 * 1024;

class TooMuch extends Error {}

class Counter {
  readonly #budget: ZipBudget;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(budget: ZipBudget) {
    this.#budget = budget;
  }

  take(chunk: Uint8Array): void {
    const budget = this.#budget;
    this.#length += chunk.length;
    budget.out += chunk.length;
    budget.left -= chunk.length;
    if (this.#length > MOST_ENTRY_BYTES) throw new TooMuch('It is larger than 200 MB once unpacked.');
    if (budget.left < 0) throw new TooMuch('The archive is larger than 4 GB once unpacked.');
    if (budget.out > RATIO_FROM && budget.out > budget.packed * MOST_RATIO) {
      throw new TooMuch('It grows more than two hundred times when it is unpacked. Such archives are not read.');
    }
    this.#chunks.push(chunk);
  }

  joined(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A name from a hostile file, fit for a sentence. */
const shown = (path: string): string => path.slice(0, 120).replace(/\p{C}/gu, '?');
