import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Json } from '../../domain/json.ts';
import { joinBytes } from './byte-sink.ts';

export interface TextFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const MOST_LINES = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;

/** One canonical JSON value per line, in files `0001.ndjson`, ... of at most 10,000 lines or 8 MiB. */
export function* ndjsonFiles(folder: string, values: Iterable<Json>): Generator<TextFile> {
  let lines: Uint8Array[] = [];
  let size = 0;
  let n = 0;
  const file = (): TextFile => ({
    path: `${folder}/${String(++n).padStart(4, '0')}.ndjson`,
    bytes: joinBytes(lines),
  });
  for (const value of values) {
    const line = jsonLine(value);
    if (lines.length >= MOST_LINES || (lines.length > 0 && size + line.length > MOST_BYTES)) {
      yield file();
      [lines, size] = [[], 0];
    }
    lines.push(line);
    size += line.length;
  }
  if (lines.length > 0) yield file();
}

export const jsonLine = (value: Json): Uint8Array => encodeText(`${canonicalJson(value)}\n`);

/** UTF-8. Canonical JSON holds no lone half of a pair: those are escaped. */
export const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** UTF-8 that must be well formed; null when it is not. A byte order mark is a character like any other here. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A line of a file of lines: the value, or why it is none. `line` counts from 1. */
export type ReadLine =
  | { readonly line: number; readonly ok: true; readonly value: unknown }
  | { readonly line: number; readonly ok: false; readonly what: string };

/** The values of an NDJSON file, line by line. Each line is read on its own: a bad one does not end the rest. */
export function* readLines(bytes: Uint8Array): Generator<ReadLine> {
  for (let [from, line] = [0, 1]; from < bytes.length; line++) {
    const found = bytes.indexOf(LINE_FEED, from);
    const end = found < 0 ? bytes.length : found;
    const text = decodeUtf8(bytes.subarray(from, end));
    yield text === null ? { line, ok: false, what: 'not UTF-8' } : { line, ...parsed(text) };
    from = end + 1;
  }
}

function parsed(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly what: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false, what: 'no JSON' };
  }
}

const LINE_FEED = 10;
