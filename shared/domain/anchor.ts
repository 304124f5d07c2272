import * as v from 'valibot';

export const AnchorSchema = v.object({
  /** The transcript, or the owner of the body: the text in which the words stand. */
  source: v.string(),
  /** A segment id or a block id of the body. */
  block: v.string(),
  /** UTF-16 offset in the block's plain text. */
  start: v.number(),
  /** UTF-16 offset, exclusive, in `endBlock`, or in `block` where that is null. */
  end: v.number(),
  /** The last block of a highlight over several blocks, else null. */
  endBlock: v.nullable(v.string()),
  /** The exact words as they were picked: never changed afterwards. */
  quote: v.string(),
  /** Up to 32 characters before and after, to tell equal quotes apart. */
  prefix: v.string(),
  suffix: v.string(),
});
/** Where a highlight sits. */
export type Anchor = Readonly<v.InferOutput<typeof AnchorSchema>>;

/** One block of a source, in reading order. */
export interface TextBlock {
  readonly id: string;
  readonly text: string;
}

const CONTEXT = 32;

/** The anchor of a selection. Words of several blocks are joined by a line feed in the quote. Null when nothing is selected. */
export function anchorAt(
  source: string,
  blocks: readonly TextBlock[],
  from: { readonly block: string; readonly offset: number },
  to: { readonly block: string; readonly offset: number },
): Anchor | null {
  const first = blocks.findIndex((b) => b.id === from.block);
  const last = blocks.findIndex((b) => b.id === to.block);
  const firstBlock = blocks[first];
  const lastBlock = blocks[last];
  if (!firstBlock || !lastBlock || last < first || (last === first && to.offset <= from.offset)) return null;
  const quote =
    first === last
      ? firstBlock.text.slice(from.offset, to.offset)
      : [
          firstBlock.text.slice(from.offset),
          ...blocks.slice(first + 1, last).map((b) => b.text),
          lastBlock.text.slice(0, to.offset),
        ].join('\n');
  if (quote.trim() === '') return null;
  return {
    source,
    block: from.block,
    start: from.offset,
    end: to.offset,
    endBlock: first === last ? null : to.block,
    quote,
    prefix: firstBlock.text.slice(Math.max(0, from.offset - CONTEXT), from.offset),
    suffix: lastBlock.text.slice(to.offset, to.offset + CONTEXT),
  };
}

export interface Followed {
  readonly anchor: Anchor;
  /** True when the words are gone: the anchor stays where it was, the quote is kept, a person decides. */
  readonly needsReview: boolean;
}

/**
 * Where an anchor belongs after its source's text changed (reliability.md 5, re-anchoring): the first of (1) the quote at the
 * shifted offsets, (2) its only occurrence in the same block, (3) the occurrence there whose context fits best, (4) the same over
 * the whole source, (5) the shifted range where its words differ by at most 15 % of the quote's length, (6) the old anchor, flagged.
 */
export function followText(anchor: Anchor, before: readonly TextBlock[], after: readonly TextBlock[]): Followed {
  const shifted = shift(anchor, before, after);
  if (shifted && textOf(shifted, after) === anchor.quote)
    return { anchor: withContext(shifted, after), needsReview: false };

  if (anchor.endBlock === null) {
    const own = after.filter((b) => b.id === anchor.block);
    const found = bestOccurrence(anchor, own) ?? bestOccurrence(anchor, after);
    if (found) return { anchor: found, needsReview: false };
  }
  if (shifted) {
    const words = textOf(shifted, after);
    const allowed = Math.floor(anchor.quote.length * 0.15);
    if (words !== null && words.trim() !== '' && editDistance(words, anchor.quote, allowed) <= allowed) {
      return { anchor: withContext(shifted, after), needsReview: false };
    }
  }
  return { anchor, needsReview: true };
}

/** The words that stand at an anchor now, or null when its blocks are gone. */
export function textOf(anchor: Anchor, blocks: readonly TextBlock[]): string | null {
  const first = blocks.findIndex((b) => b.id === anchor.block);
  const last = anchor.endBlock === null ? first : blocks.findIndex((b) => b.id === anchor.endBlock);
  const firstBlock = blocks[first];
  const lastBlock = blocks[last];
  if (!firstBlock || !lastBlock || last < first) return null;
  if (first === last) return firstBlock.text.slice(anchor.start, anchor.end);
  return [
    firstBlock.text.slice(anchor.start),
    ...blocks.slice(first + 1, last).map((b) => b.text),
    lastBlock.text.slice(0, anchor.end),
  ].join('\n');
}

function shift(anchor: Anchor, before: readonly TextBlock[], after: readonly TextBlock[]): Anchor | null {
  const startMap = mapOffset(anchor.block, anchor.start, 'start', before, after);
  const endMap = mapOffset(anchor.endBlock ?? anchor.block, anchor.end, 'end', before, after);
  if (startMap === null || endMap === null) return null;
  if (anchor.endBlock === null && endMap <= startMap) return null;
  return { ...anchor, start: startMap, end: endMap };
}

/** An offset after the one stretch of a block that an edit replaced. A start moves behind text typed at it, an end stays before it. */
function mapOffset(
  block: string,
  offset: number,
  edge: 'start' | 'end',
  before: readonly TextBlock[],
  after: readonly TextBlock[],
): number | null {
  const old = before.find((b) => b.id === block)?.text;
  const now = after.find((b) => b.id === block)?.text;
  if (now === undefined) return null;
  if (old === undefined || old === now) return Math.min(offset, now.length);
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail))
    tail++;
  const oldEnd = old.length - tail;
  const delta = now.length - old.length;
  if (edge === 'start') {
    if (offset < head || (offset === head && oldEnd > head)) return offset;
    return offset >= oldEnd ? offset + delta : head;
  }
  if (offset <= head) return offset;
  return offset >= oldEnd ? offset + delta : oldEnd + delta;
}

function bestOccurrence(anchor: Anchor, blocks: readonly TextBlock[]): Anchor | null {
  let best: Anchor | null = null;
  let bestFit = -1;
  for (const { id, text } of blocks) {
    for (let at = text.indexOf(anchor.quote); at >= 0; at = text.indexOf(anchor.quote, at + 1)) {
      const end = at + anchor.quote.length;
      const fit = commonSuffix(text.slice(0, at), anchor.prefix) + commonPrefix(text.slice(end), anchor.suffix);
      if (fit > bestFit) {
        bestFit = fit;
        best = withContext({ ...anchor, block: id, start: at, end }, blocks);
      }
    }
  }
  return best;
}

function withContext(anchor: Anchor, blocks: readonly TextBlock[]): Anchor {
  const first = blocks.find((b) => b.id === anchor.block);
  const last = blocks.find((b) => b.id === (anchor.endBlock ?? anchor.block));
  if (!first || !last) return anchor;
  return {
    ...anchor,
    prefix: first.text.slice(Math.max(0, anchor.start - CONTEXT), anchor.start),
    suffix: last.text.slice(anchor.end, anchor.end + CONTEXT),
  };
}

function commonPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  return n;
}

function commonSuffix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  return n;
}

/** Levenshtein distance, or `limit + 1` as soon as it must exceed `limit`: only the band of 2 x limit + 1 is computed. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = new Array<number>(b.length + 1).fill(limit + 1);
    if (i <= limit) next[0] = i;
    let least = limit + 1;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      const cost = Math.min(
        (row[j - 1] ?? limit + 1) + same,
        (row[j] ?? limit + 1) + 1,
        (next[j - 1] ?? limit + 1) + 1,
      );
      next[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
