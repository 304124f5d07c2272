import { assert } from '../domain/assert.ts';
import { crc32c } from './crc32c.ts';
import type { Generation } from './host-storage.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/**
 * The journal's bytes, big-endian. A file begins with `TLJ1 | u32 generation | u8 length | projectId | u32 CRC-32C` and goes on with
 * frames: `u32 length | u32 CRC-32C | u8 kind | UTF-8 payload`. `length` counts the payload; the checksum covers all but itself.
 * Files that people have are in this form: numbers and order never change, and a further kind would make it `TLJ2`, with the same
 * header.
 */
export const FRAME_KINDS = { change: 1, part: 2, pending: 3, snapshot: 4, switch: 5, generation: 6 } as const;

export type FrameKind = keyof typeof FRAME_KINDS;

export interface Frame {
  readonly kind: FrameKind;
  readonly payload: Uint8Array;
  /** Where it begins and ends in the bytes that were scanned. */
  readonly offset: number;
  readonly end: number;
}

export interface Scan {
  /** Null when the file's beginning cannot be read: then nothing in it is trusted. */
  readonly header: Generation | null;
  /** Written by a newer build in a form that this one does not know: leave it alone. */
  readonly isNewer: boolean;
  readonly frames: readonly Frame[];
  /** Bytes before this one are whole. */
  readonly end: number;
  /**
   * What stands behind `end`: nothing; a write that was cut short (nothing readable follows); or damage, when frames follow that
   * were written later.
   */
  readonly rest: 'none' | 'torn' | 'damage';
}

export function encodeHeader({ projectId, generation }: Generation): Uint8Array {
  const id = encodeUtf8(projectId);
  assert(id.length < 256, 'a short project id');
  const bytes = new Uint8Array(HEADER_FRONT + id.length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC + VERSION);
  view.setUint32(4, generation);
  bytes[8] = id.length;
  bytes.set(id, HEADER_FRONT);
  view.setUint32(HEADER_FRONT + id.length, crc32c(bytes, 0, HEADER_FRONT + id.length));
  return bytes;
}

export function encodeFrame(kind: FrameKind, text: string): Uint8Array {
  const payload = encodeUtf8(text);
  assert(payload.length <= MOST_PAYLOAD, `a payload of at most ${MOST_PAYLOAD} bytes`);
  const bytes = new Uint8Array(FRAME_FRONT + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, payload.length);
  bytes[8] = FRAME_KINDS[kind];
  bytes.set(payload, FRAME_FRONT);
  view.setUint32(4, frameSum(bytes, 0, bytes.length));
  return bytes;
}

/** All whole frames of a journal file from its beginning, and what stands behind them. Never throws, whatever the bytes. */
export function scan(bytes: Uint8Array): Scan {
  const whole = readHeader(bytes);
  const isNewer = whole !== null && whole.version > VERSION;
  const header = isNewer ? null : whole;
  const frames: Frame[] = [];
  let end = header?.end ?? 0;
  while (header !== null) {
    const frame = readFrame(bytes, end);
    if (frame === null) break;
    frames.push(frame);
    end = frame.end;
  }
  const rest = end === bytes.length ? 'none' : hasFrameAfter(bytes, end) ? 'damage' : 'torn';
  return { header: header?.value ?? null, isNewer, frames, end, rest };
}

/** The frame at `offset`; null when there is none that is whole. */
export function readFrame(bytes: Uint8Array, offset: number): Frame | null {
  const kind = NAMES[bytes[offset + 8] ?? 0];
  if (kind === undefined) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = offset + FRAME_FRONT + view.getUint32(offset);
  if (end > bytes.length || end - offset > FRAME_FRONT + MOST_PAYLOAD) return null;
  if (frameSum(bytes, offset, end) !== view.getUint32(offset + 4)) return null;
  return { kind, payload: bytes.subarray(offset + FRAME_FRONT, end), offset, end };
}

/** More than the text of one call can need. Below it, the first byte of a length is zero. */
const MOST_PAYLOAD = 0xffffff;
const FRAME_FRONT = 9;
const HEADER_FRONT = 9;
/** `TLJ0` */
const MAGIC = 0x544c4a30;
const VERSION = 1;
/** One digit. */
const LAST_VERSION = 9;

const NAMES: readonly (FrameKind | undefined)[] = [
  undefined,
  'change',
  'part',
  'pending',
  'snapshot',
  'switch',
  'generation',
];

const frameSum = (bytes: Uint8Array, offset: number, end: number): number =>
  crc32c(bytes, offset + 8, end, crc32c(bytes, offset, offset + 4));

function readHeader(
  bytes: Uint8Array,
): { readonly value: Generation; readonly version: number; readonly end: number } | null {
  if (bytes.length < HEADER_FRONT + 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const idEnd = HEADER_FRONT + (bytes[8] ?? 0);
  const version = view.getUint32(0) - MAGIC;
  if (version < VERSION || version > LAST_VERSION || idEnd + 4 > bytes.length) return null;
  if (view.getUint32(idEnd) !== crc32c(bytes, 0, idEnd)) return null;
  const projectId = decodeUtf8(bytes.subarray(HEADER_FRONT, idEnd));
  return { value: { projectId, generation: view.getUint32(4) }, version, end: idEnd + 4 };
}

/** JSON holds no zero byte, and lengths begin with one: few places that are no frame come as far as a checksum. */
function hasFrameAfter(bytes: Uint8Array, offset: number): boolean {
  for (let at = offset; at + FRAME_FRONT <= bytes.length; at++) {
    if (bytes[at] === 0 && readFrame(bytes, at) !== null) return true;
  }
  return false;
}
