import type { TextEncodingName } from './transcript.ts';
import type { ProblemList } from './transcript-problems.ts';

interface DecodedText {
  /** Lines without their ends: CR, LF and CRLF all count as one end. */
  readonly lines: readonly string[];
  readonly encoding: TextEncodingName;
}

/**
 * Bytes to lines. A byte order mark is obeyed and dropped, else strict UTF-8, else Windows-1252 with a warning.
 * U+0000 and other control characters are dropped with a warning; the words stay as written.
 */
export function decodeText(bytes: Uint8Array, problems: ProblemList, forced?: TextEncodingName): DecodedText {
  const { text, encoding } = decodeWhole(bytes, problems, forced);
  return { lines: splitLines(text), encoding };
}

/** The same as one text, with its line ends as they stand: cells of a table hold their own. */
export function decodeWhole(
  bytes: Uint8Array,
  problems: ProblemList,
  forced?: TextEncodingName,
): { readonly text: string; readonly encoding: TextEncodingName } {
  const mark = byteOrderMark(bytes);
  const encoding = forced ?? mark?.encoding ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  const body = mark !== null && mark.encoding === encoding ? bytes.subarray(mark.length) : bytes;
  if (forced === undefined && encoding === 'windows-1252') {
    const message =
      'The file is not UTF-8 and was read as Windows-1252. If letters look wrong, choose another encoding.';
    problems.warn('guessed-encoding', null, message, 'raw');
  }
  return { text: withoutControls(decode(body, encoding, problems), problems), encoding };
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: TextEncodingName; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  return strictly('utf-8', bytes) !== null;
}

function strictly(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: TextEncodingName, problems: ProblemList): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  const text = strictly(encoding, bytes);
  if (text !== null) return text;
  const message = `Some bytes are not ${encoding.toUpperCase()}; each stands as the character \u{fffd}. Try another encoding.`;
  problems.warn('damaged-characters', null, message);
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** Bytes 0x80 to 0x9F; the five that Windows-1252 leaves open become the replacement character. */
const WINDOWS_1252 = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

/** By hand: some Node builds take windows-1252 for Latin-1 and turn typographic quotes into control characters. */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = Array.from(bytes.subarray(at, at + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function withoutControls(text: string, problems: ProblemList): string {
  let nuls = 0;
  let others = 0;
  // Tab and line ends stay; U+0080 and above are kept as written, U+0085 among them.
  const clean = text.replace(/\p{Cc}/gu, (char) => {
    if (char === '\n' || char === '\r' || char === '\t' || char >= '\u{80}') return char;
    if (char === '\0') nuls += 1;
    else others += 1;
    return char === '\v' || char === '\f' ? ' ' : '';
  });
  if (nuls > 0) problems.warn('nul-dropped', null, `${nuls} NUL characters (U+0000) were left out.`);
  if (others > 0) problems.warn('control-characters', null, `${others} control characters were left out.`);
  return clean;
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
