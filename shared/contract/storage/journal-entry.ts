import * as v from 'valibot';
import { assert } from '../../domain/assert.ts';
import type { JournalEntry, StateMark } from '../host-storage.ts';
import { encodeFrame } from '../journal-format.ts';
import { decodeUtf8 } from '../utf8.ts';

/** What a frame of a change says before its text: `seq`, `prev` and `hash`, a line each. */
export interface EntryFront {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

const MARK = {
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: v.pipe(v.string(), v.regex(/^\w{0,128}$/)),
  stateSum: v.pipe(v.string(), v.maxLength(128)),
  counts: v.record(v.pipe(v.string(), v.maxLength(64)), v.number()),
  schemaEpoch: v.number(),
};

/** A mark as a page may send it. */
export const stateMarkSchema: v.GenericSchema<unknown, StateMark> = v.strictObject(MARK);

/** A mark as it is read back: a newer build may have said more in it. */
const storedMark = v.object(MARK);

/** The frames of an entry. A long text goes into frames of parts in front of it. */
export function entryFrames({ seq, prev, hash, text }: JournalEntry): Uint8Array[] {
  assert(LETTERS.test(prev) && LETTERS.test(hash), 'hashes of letters and digits');
  const frames: Uint8Array[] = [];
  const isLong = text.length > MOST_UNITS;
  for (let from = 0; isLong && from < text.length; from += MOST_UNITS) {
    frames.push(encodeFrame('part', `${seq}\n${text.slice(from, from + MOST_UNITS)}`));
  }
  frames.push(encodeFrame('change', `${seq}\n${prev}\n${hash}\n${isLong ? '' : text}`));
  return frames;
}

export function readEntryFront(payload: Uint8Array): (EntryFront & { readonly textFrom: number }) | null {
  const lines: string[] = [];
  let from = 0;
  for (let line = 0; line < 3; line++) {
    const end = payload.indexOf(LINE_END, from);
    if (end < 0 || end - from > LONGEST_LINE) return null;
    lines.push(decodeUtf8(payload.subarray(from, end)));
    from = end + 1;
  }
  const [seq = '', prev = '', hash = ''] = lines;
  return SEQ.test(seq) ? { seq: Number(seq), prev, hash, textFrom: from } : null;
}

/** Of which entry a frame is a part, and where its text begins. */
export function readPartFront(payload: Uint8Array): { readonly seq: number; readonly textFrom: number } | null {
  const end = payload.indexOf(LINE_END);
  const seq = end < 0 || end > LONGEST_LINE ? '' : decodeUtf8(payload.subarray(0, end));
  return SEQ.test(seq) ? { seq: Number(seq), textFrom: end + 1 } : null;
}

/** The state after an entry. Canonical JSON puts `mark` behind `change`: the end of the text is enough. */
export function markOf(text: string): StateMark | null {
  const at = text.lastIndexOf(MARK_KEY);
  return at < 0 ? null : readMark(text.slice(at + MARK_KEY.length, -1));
}

export function readMark(json: string): StateMark | null {
  try {
    const parsed = v.safeParse(storedMark, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Four bytes a unit at the very most stay below what a frame may hold. */
const MOST_UNITS = 1024 * 1024;
const MARK_KEY = '"mark":';
const LINE_END = 10;
const LONGEST_LINE = 128;
const LETTERS = /^\w{0,128}$/;
const SEQ = /^[1-9]\d{0,14}$/;
