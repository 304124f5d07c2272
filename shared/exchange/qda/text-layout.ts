import type { DraftPoint } from '../import-records.ts';
import { isSpeakerLabel, type LabelCount, tickSpeakers } from '../speakers.ts';

/** One block of a text: where its words stand in the whole. What lies between two blocks (line ends, names) belongs to neither. */
export interface LayoutBlock {
  readonly from: number;
  readonly to: number;
  /** The speaker's label, or null. */
  readonly speaker: string | null;
}

export interface PlacedWords {
  readonly from: DraftPoint;
  readonly to: DraftPoint;
  /** The words of the blocks in between, joined by a line feed as an anchor joins them. */
  readonly quote: string;
}

/** A text in lines, one block for each line that holds words. A name before a colon is taken off by the speaker rule. */
export function speakerBlocks(text: string): readonly LayoutBlock[] {
  const lines = linesOf(text);
  const counts = new Map<string, LabelCount>();
  for (const { words } of lines) {
    const label = HEAD.exec(words)?.[1]?.trim();
    if (label === undefined || !isSpeakerLabel(label)) continue;
    const count = counts.get(label) ?? { loose: 0, firm: 0 };
    count.loose += 1;
    counts.set(label, count);
  }
  const ticked = new Set(tickSpeakers(counts, {}).flatMap(({ label, ticked: on }) => (on ? [label] : [])));
  let speaker: string | null = null;
  return lines.map(({ from, words }) => {
    const head = HEAD.exec(words);
    const label = head?.[1]?.trim();
    if (head && label !== undefined && ticked.has(label) && head[0].length < words.length) {
      speaker = label;
      return { from: from + head[0].length, to: from + words.length, speaker };
    }
    return { from, to: from + words.length, speaker };
  });
}

const HEAD = /^\s{0,8}([^:\n]{1,42}):[ \t\u{a0}]+/u;

/** The lines of a note as `bodyFromLines` makes blocks of them: the marks of headings and quotations are no words. */
export function noteBlocks(text: string): {
  readonly blocks: readonly LayoutBlock[];
  readonly lines: readonly string[];
} {
  const lines = linesOf(text);
  const blocks = lines.map(({ from, words }) => {
    const mark = /^(?:#{1,3} +(?=\S)|> )/.exec(words)?.[0].length ?? 0;
    return { from: from + mark, to: from + words.length, speaker: null };
  });
  return { blocks, lines: lines.map(({ words }) => words) };
}

/** The place of a stretch of the whole in its blocks; null when no word of a block is in it. */
export function placeIn(text: string, blocks: readonly LayoutBlock[], from: number, to: number): PlacedWords | null {
  const first = firstEndingAfter(blocks, from);
  let last = first;
  while (last + 1 < blocks.length && (blocks[last + 1]?.from ?? to) < to) last += 1;
  const [head, tail] = [blocks[first], blocks[last]];
  if (!head || !tail || head.from >= to || tail.to <= from) return null;
  const [start, end] = [Math.max(from, head.from), Math.min(to, tail.to)];
  if (first === last && end <= start) return null;
  const parts = blocks.slice(first, last + 1).map((block, i, all) => {
    return text.slice(i === 0 ? start : block.from, i === all.length - 1 ? end : block.to);
  });
  const quote = parts.join('\n');
  if (quote.trim() === '') return null;
  return {
    from: { block: first, offset: start - head.from },
    to: { block: last, offset: end - tail.from },
    quote,
  };
}

function firstEndingAfter(blocks: readonly LayoutBlock[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function linesOf(text: string): readonly { readonly from: number; readonly words: string }[] {
  const lines: { from: number; words: string }[] = [];
  let from = 0;
  for (const words of text.split('\n')) {
    if (words.trim() !== '') lines.push({ from, words });
    from += words.length + 1;
  }
  return lines;
}
