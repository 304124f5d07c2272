import { joinBytes } from './byte-sink.ts';

/**
 * The one way in which an archive's ZIP headers are written (APPNOTE 6.3): UTF-8 names, the time 1980-01-01 00:00, no extra field but
 * ZIP64 where a figure needs it, no comment, no data descriptor. The reader encodes anew what it has read and compares: a header that
 * differs in any bit is not ours.
 */
export interface ZipEntry {
  readonly path: string;
  readonly method: typeof STORED | typeof DEFLATED;
  readonly crc: number;
  /** Bytes in the file. */
  readonly packed: number;
  /** Bytes once unpacked. */
  readonly size: number;
  /** Of its local header, from the start of the file. */
  readonly offset: number;
}

export const STORED = 0;
export const DEFLATED = 8;
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const END_64_BYTES = 56;
export const LOCATOR_BYTES = 20;

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
const END_64_SIGNATURE = 0x06064b50;
const LOCATOR_SIGNATURE = 0x07064b50;

export const MOST_32 = 0xffffffff;
export const MOST_16 = 0xffff;
const UTF8_NAME = 0x0800;
const DAY_ONE = 0x0021;
const PLAIN = 20;
const WITH_64 = 45;

export function localHeader({ path, method, crc, packed, size }: Omit<ZipEntry, 'offset'>): Uint8Array {
  const name = new TextEncoder().encode(path);
  const large = packed >= MOST_32 || size >= MOST_32;
  const extra = large ? zip64Field([size, packed]) : NOTHING;
  const bytes = new Uint8Array(LOCAL_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  view.setUint16(4, large ? WITH_64 : PLAIN, true);
  view.setUint16(6, UTF8_NAME, true);
  view.setUint16(8, method, true);
  view.setUint16(12, DAY_ONE, true);
  view.setUint32(14, crc, true);
  view.setUint32(18, large ? MOST_32 : packed, true);
  view.setUint32(22, large ? MOST_32 : size, true);
  view.setUint16(26, name.length, true);
  view.setUint16(28, extra.length, true);
  return joinBytes([bytes, name, extra]);
}

export function centralHeader({ path, method, crc, packed, size, offset }: ZipEntry): Uint8Array {
  const name = new TextEncoder().encode(path);
  const large = packed >= MOST_32 || size >= MOST_32;
  const far = offset >= MOST_32;
  const extra = large || far ? zip64Field([...(large ? [size, packed] : []), ...(far ? [offset] : [])]) : NOTHING;
  const bytes = new Uint8Array(CENTRAL_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, WITH_64, true);
  view.setUint16(6, large || far ? WITH_64 : PLAIN, true);
  view.setUint16(8, UTF8_NAME, true);
  view.setUint16(10, method, true);
  view.setUint16(14, DAY_ONE, true);
  view.setUint32(16, crc, true);
  view.setUint32(20, large ? MOST_32 : packed, true);
  view.setUint32(24, large ? MOST_32 : size, true);
  view.setUint16(28, name.length, true);
  view.setUint16(30, extra.length, true);
  view.setUint32(42, far ? MOST_32 : offset, true);
  return joinBytes([bytes, name, extra]);
}

/** What closes the file: the ZIP64 records where a figure needs them, and the end record. */
export function endRecords(entries: number, directoryBytes: number, directoryOffset: number): Uint8Array {
  const end = new Uint8Array(END_BYTES);
  const view = new DataView(end.buffer);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, Math.min(entries, MOST_16), true);
  view.setUint16(10, Math.min(entries, MOST_16), true);
  view.setUint32(12, Math.min(directoryBytes, MOST_32), true);
  view.setUint32(16, Math.min(directoryOffset, MOST_32), true);
  if (entries < MOST_16 && directoryBytes < MOST_32 && directoryOffset < MOST_32) return end;
  const more = new Uint8Array(END_64_BYTES + LOCATOR_BYTES);
  const wide = new DataView(more.buffer);
  wide.setUint32(0, END_64_SIGNATURE, true);
  wide.setBigUint64(4, BigInt(END_64_BYTES - 12), true);
  wide.setUint16(12, WITH_64, true);
  wide.setUint16(14, WITH_64, true);
  wide.setBigUint64(24, BigInt(entries), true);
  wide.setBigUint64(32, BigInt(entries), true);
  wide.setBigUint64(40, BigInt(directoryBytes), true);
  wide.setBigUint64(48, BigInt(directoryOffset), true);
  wide.setUint32(END_64_BYTES, LOCATOR_SIGNATURE, true);
  wide.setBigUint64(END_64_BYTES + 8, BigInt(directoryOffset + directoryBytes), true);
  wide.setUint32(END_64_BYTES + 16, 1, true);
  return joinBytes([more, end]);
}

const NOTHING = new Uint8Array(0);

function zip64Field(figures: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + figures.length * 8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 1, true);
  view.setUint16(2, figures.length * 8, true);
  for (const [i, figure] of figures.entries()) view.setBigUint64(4 + i * 8, BigInt(figure), true);
  return bytes;
}
