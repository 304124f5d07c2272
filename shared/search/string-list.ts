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
