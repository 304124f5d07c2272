import { codePointOffsets, type OffsetMap } from '../offsets.ts';

/** A selection of a foreign file: two positions, and the words that it should hold where the file says them. */
export interface ForeignRange {
  readonly start: number;
  readonly end: number;
  /** The words themselves. */
  readonly words: string;
  /** How the words begin, for files that only name a selection by them. */
  readonly begins: string;
}

export interface PlacedRange {
  /** UTF-16 offsets in the text with LF only; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** True when the file pointed past the end of the text. */
  readonly clamped: boolean;
}

/**
 * How one text file counts. Programs differ in whether CRLF is one or two, and whether the last character is in or out: each way is
 * tried on the selections whose words are known, and the one that fits most of them is taken. ATLAS.ti counts CRLF as one.
 */
export function positionsOf(
  stored: string,
  ranges: readonly ForeignRange[],
  origin: string,
): (range: Pick<ForeignRange, 'start' | 'end'>) => PlacedRange {
  const ways = waysOf(stored, origin);
  const flat = stored.replace(/\r\n?/g, '\n');
  const scores = ways.map((way) => ranges.filter((range) => fits(flat, way, range)).length);
  const best = scores.reduce((top, score, i) => (score > (scores[top] ?? 0) ? i : top), 0);
  const way = ways[best] ?? ways[0];
  return (range) => (way ? placed(way, range) : { from: 0, to: 0, clamped: true });
}

interface Way {
  readonly offsets: OffsetMap;
  /** From the text that is counted to the text with LF only. */
  readonly flat: (offset: number) => number;
  /** 1 when the last position is that of the last character. */
  readonly more: number;
}

/** The likeliest way first: it wins where nothing can be checked. */
function waysOf(stored: string, origin: string): readonly Way[] {
  const flat = stored.replace(/\r\n?/g, '\n');
  const one = { offsets: codePointOffsets(flat), flat: (offset: number) => offset };
  const two = { offsets: codePointOffsets(stored), flat: flatOffsets(stored) };
  const counts = stored.includes('\r\n') ? (/atlas/i.test(origin) ? [one, two] : [two, one]) : [one];
  return [0, 1].flatMap((more) => counts.map((count) => ({ ...count, more })));
}

/** From offsets in a text with CRLF to those in the same text with LF only. */
export function flatOffsets(stored: string): (offset: number) => number {
  const pairs = Array.from(stored.matchAll(/\r\n/g), ({ index }) => index);
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

function placed({ offsets, flat, more }: Way, { start, end }: Pick<ForeignRange, 'start' | 'end'>): PlacedRange {
  const at = (position: number): number => flat(offsets.toUtf16(position));
  return { from: at(start), to: at(end + more), clamped: start < 0 || end > offsets.length };
}

function fits(flat: string, way: Way, { words, begins, ...range }: ForeignRange): boolean {
  if (words === '' && begins === '') return false;
  const { from, to } = placed(way, range);
  const found = plain(flat.slice(from, to));
  return words !== '' ? found === plain(words) : found.startsWith(plain(begins));
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n');
