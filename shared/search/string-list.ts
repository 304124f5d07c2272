import { must } from '#shared/domain/assert.ts';
import { ByteWriter, readText } from './bytes.ts';

/** Many strings in one block of UTF-8: stored, copied and checked as two arrays, and read one by one. */
export interface StringList {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export function packStrings(strings: readonly string[]): StringList {
  const writer = new ByteWriter(strings.length * 16 + 16);
  const offsets = new Uint32Array(strings.length + 1);
  strings.forEach((text, i) => {
    writer.text(text);
    offsets[i + 1] = writer.length;
  });
  return { bytes: writer.done(), offsets };
}

/** As `packStrings`; ids of records (`iv_` and a UUID) take 19 bytes in place of 39. Read with `idAt`. */
export function packIds(ids: readonly string[]): StringList {
  const writer = new ByteWriter(ids.length * ID_BYTES + 16);
  const offsets = new Uint32Array(ids.length + 1);
  ids.forEach((id, i) => {
    if (UUID_ID.test(id)) {
      writer.byte(ID_MARK);
      writer.byte(id.charCodeAt(0));
      writer.byte(id.charCodeAt(1));
      for (let at = 3; at < id.length; at += 2) {
        if (id.charCodeAt(at) === HYPHEN) at++;
        writer.byte((hexValue(id.charCodeAt(at)) << 4) | hexValue(id.charCodeAt(at + 1)));
      }
    } else writer.text(id);
    offsets[i + 1] = writer.length;
  });
  return { bytes: writer.done(), offsets };
}

export function idAt({ bytes, offsets }: StringList, i: number): string {
  const start = must(offsets[i], 'an index inside the list');
  if (bytes[start] !== ID_MARK || start === offsets[i + 1])
    return readText(bytes, start, must(offsets[i + 1], 'an index'));
  let id = `${String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0)}_`;
  for (let k = 0; k < 16; k++) {
    if (k === 4 || k === 6 || k === 8 || k === 10) id += '-';
    id += HEX[bytes[start + 3 + k] ?? 0] ?? '';
  }
  return id;
}

/** The number of an id in a list that is in no order, or -1: bytes are compared, nothing is read out. */
export function indexOfId({ bytes, offsets }: StringList, id: string): number {
  const wanted = packIds([id]).bytes;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const start = offsets[i] ?? 0;
    if ((offsets[i + 1] ?? 0) - start !== wanted.length) continue;
    // Ids made in one stretch of time begin alike and differ behind.
    let k = wanted.length - 1;
    while (k >= 0 && bytes[start + k] === wanted[k]) k--;
    if (k < 0) return i;
  }
  return -1;
}

/** The order of two packed ids (nothing comes before an id); null where one of them is something else. */
export function comparePacked(a: StringList, i: number, b: StringList, k: number): number | null {
  let from = a.offsets[i] ?? 0;
  const end = a.offsets[i + 1] ?? 0;
  let other = b.offsets[k] ?? 0;
  const otherEnd = b.offsets[k + 1] ?? 0;
  if (from === end || other === otherEnd) return from === end ? (other === otherEnd ? 0 : -1) : 1;
  if (a.bytes[from] !== ID_MARK || b.bytes[other] !== ID_MARK) return null;
  for (; from < end; from++, other++) {
    const difference = (a.bytes[from] ?? 0) - (b.bytes[other] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** No byte of UTF-8 has this value. */
const ID_MARK = 0xff;
const ID_BYTES = 19;
const HYPHEN = 45;
const UUID_ID = /^[a-z]{2}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
const hexValue = (code: number): number => (code < 58 ? code - 48 : code - 87);

/** As many empty strings. */
export const noStrings = (count: number): StringList => ({
  bytes: new Uint8Array(0),
  offsets: new Uint32Array(count + 1),
});

const countOf = (list: StringList): number => list.offsets.length - 1;

export function stringAt(list: StringList, i: number): string {
  return readText(list.bytes, must(list.offsets[i], 'an index inside the list'), must(list.offsets[i + 1], 'an index'));
}

/** First index whose string is not below `bytes`, in a list sorted by its bytes. */
function lowerBound(list: StringList, bytes: Uint8Array): number {
  let low = 0;
  let high = countOf(list);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(list, middle, bytes) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of a string in a sorted list, or -1. */
export function indexOfString(list: StringList, bytes: Uint8Array): number {
  const at = lowerBound(list, bytes);
  return at < countOf(list) && compareAt(list, at, bytes) === 0 ? at : -1;
}

/** First and behind-the-last index of the strings that begin with `bytes`. */
export function prefixRange(list: StringList, bytes: Uint8Array): readonly [number, number] {
  const behind = new Uint8Array(bytes.length + 1);
  behind.set(bytes);
  behind[bytes.length] = 0xff;
  return [lowerBound(list, bytes), lowerBound(list, behind)];
}

export function utf8(text: string): Uint8Array {
  const plain = new Uint8Array(text.length);
  let i = 0;
  for (; i < text.length && text.charCodeAt(i) < 0x80; i++) plain[i] = text.charCodeAt(i);
  if (i === text.length) return plain;
  const writer = new ByteWriter(text.length * 3 + 1);
  writer.text(text);
  return writer.done();
}

/** Order of a sorted list: by UTF-8 bytes, which is by code point. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above all others.
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

function compareAt(list: StringList, i: number, bytes: Uint8Array): number {
  const start = list.offsets[i] ?? 0;
  const length = (list.offsets[i + 1] ?? 0) - start;
  const shared = Math.min(length, bytes.length);
  for (let k = 0; k < shared; k++) {
    const difference = (list.bytes[start + k] ?? 0) - (bytes[k] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - bytes.length;
}
