import type { TextBlock } from '../../domain/anchor.ts';
import { codePointOffsets } from '../offsets.ts';

/** Blocks of a text as one plain text file: a line feed between two blocks, LF only, so that every program counts alike. */
export interface WrittenText {
  readonly text: string;
  readonly lines: readonly WrittenLine[];
  /** The place of a point in code points from the start; null when the block is not there. */
  readonly place: (block: string, offset: number) => number | null;
  /** In code points. */
  readonly length: number;
}

export interface WrittenLine {
  readonly id: string;
  /** UTF-16 offset of the block's own words in the file's text, behind the speaker's name. */
  readonly from: number;
  readonly length: number;
  /** The words as we hold them, where the file had to say them otherwise (CRLF, halves of pairs). */
  readonly original: string | null;
}

export function writeText(blocks: readonly (TextBlock & { readonly prefix?: string })[]): WrittenText {
  const parts: string[] = [];
  const lines: WrittenLine[] = [];
  const own = new Map<string, readonly [WrittenLine, string]>();
  let at = 0;
  for (const [i, { id, text, prefix = '' }] of blocks.entries()) {
    const written = plain(text);
    const head = plain(prefix);
    parts.push(i === 0 ? head : `\n${head}`, written);
    at += head.length + (i === 0 ? 0 : 1);
    const line: WrittenLine = { id, from: at, length: written.length, original: written === text ? null : text };
    lines.push(line);
    own.set(id, [line, text]);
    at += written.length;
  }
  const whole = parts.join('');
  const offsets = codePointOffsets(whole);
  return {
    text: whole,
    lines,
    length: offsets.length,
    place(block, offset) {
      const found = own.get(block);
      if (!found) return null;
      const [line, text] = found;
      const within = Math.min(plain(text.slice(0, Math.max(0, offset))).length, line.length);
      return offsets.fromUtf16(line.from + within);
    },
  };
}

/**
 * CRLF and CR become LF; a half of a pair, which UTF-8 cannot hold, becomes the replacement character; U+FEFF, which a reader takes for a
 * byte order mark, becomes U+2060, which is as invisible and as long.
 */
const plain = (text: string): string =>
  text
    .replace(/\r\n|\r/g, '\n')
    .replace(/\p{Cs}/gu, '\u{fffd}')
    .replaceAll('\u{feff}', '\u{2060}');
