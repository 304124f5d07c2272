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
    ...contextOf(firstBlock.text, from.offset, lastBlock.text, to.offset),
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
 * the whole source, and there also where a block was split or joined within the words, (5) the shifted range where its words
 * differ by at most 15 % of the quote's length, (6) the old anchor, flagged: `findAgain` looks further, and asks.
 */
export function followText(anchor: Anchor, before: readonly TextBlock[], after: readonly TextBlock[]): Followed {
  const kept = followInPlace(anchor, before, after);
  if (kept) return { anchor: kept, needsReview: false };
  const own = after.filter((b) => b.id === anchor.block);
  const found =
    bestOccurrence(anchor, own) ??
    bestOccurrence(anchor, after) ??
    exactlyAcross(anchor, after) ??
    acrossBlocks(anchor, after);
  if (found) return { anchor: found, needsReview: false };
  const shifted = shift(anchor, before, after);
  if (shifted && isNearly(textOf(shifted, after) ?? '', anchor.quote))
    return { anchor: withContext(shifted, after), needsReview: false };
  return { anchor, needsReview: true };
}

/**
 * The first of these steps alone: the same words where they stood, or were shifted to. Needs only the blocks in which the anchor
 * begins and ends, and those between. Null when other words stand there.
 */
export function followInPlace(
  anchor: Anchor,
  before: readonly TextBlock[],
  after: readonly TextBlock[],
): Anchor | null {
  const shifted = shift(anchor, before, after);
  const words = shifted && textOf(shifted, after);
  return shifted && words !== null && sameWords(words, anchor.quote) ? withContext(shifted, after) : null;
}

/** Whether spaces alone tell the two apart: a segment that was split or joined within the words left them the same. */
export const sameWords = (a: string, b: string): boolean => a === b || bare(a) === bare(b);

/** The share of a quote's length by which words may differ from it and still be taken for the same. */
export const MOST_CHANGED = 0.15;

function isNearly(words: string, quote: string): boolean {
  const allowed = Math.floor(quote.length * MOST_CHANGED);
  // The offsets of an anchor that was already for review are of an older text: they may fall between the halves of an emoji.
  const isWhole = !isLow(words.charCodeAt(0)) && !isHigh(words.charCodeAt(words.length - 1));
  return isWhole && words.trim() !== '' && editDistance(words, quote, allowed) <= allowed;
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
  // Two emoji may share one half: an offset between the halves would cut a character in two.
  if (head > 0 && isHigh(old.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLow(old.charCodeAt(old.length - tail))) tail--;
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
  // A quote without words would be found everywhere.
  if (anchor.quote === '') return null;
  let best: Anchor | null = null;
  let bestFit = -1;
  for (const { id, text } of blocks) {
    for (let at = text.indexOf(anchor.quote); at >= 0; at = text.indexOf(anchor.quote, at + 1)) {
      const end = at + anchor.quote.length;
      const fit = commonSuffix(text.slice(0, at), anchor.prefix) + commonPrefix(text.slice(end), anchor.suffix);
      if (fit > bestFit) {
        bestFit = fit;
        best = withContext({ ...anchor, block: id, endBlock: null, start: at, end }, blocks);
      }
    }
  }
  return best;
}

/** The least letters that are looked for over the edges of blocks: fewer would be found by chance. */
const LEAST_ACROSS = 6;

/**
 * The quote where spaces and edges of blocks do not count: a block was split in the middle of the words, or two blocks became one.
 * The occurrence whose context fits best.
 */
function acrossBlocks(anchor: Anchor, blocks: readonly TextBlock[]): Anchor | null {
  const wanted = bare(anchor.quote);
  if (wanted.length < LEAST_ACROSS) return null;
  const texts = blocks.map(({ text }) => bare(text));
  const all = texts.join('');
  const [prefix, suffix] = [bare(anchor.prefix), bare(anchor.suffix)];
  let best = -1;
  let bestFit = -1;
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const before = all.slice(Math.max(0, at - CONTEXT), at);
    const fit = commonSuffix(before, prefix) + commonPrefix(all.slice(end, end + CONTEXT), suffix);
    if (fit > bestFit) [best, bestFit] = [at, fit];
  }
  if (best < 0) return null;
  const from = placeOfLetter(blocks, texts, best);
  const to = placeOfLetter(blocks, texts, best + wanted.length - 1);
  if (!from || !to) return null;
  const endBlock = to.block === from.block ? null : to.block;
  return withContext({ ...anchor, block: from.block, start: from.offset, end: to.offset + 1, endBlock }, blocks);
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Where the letter number `index`, spaces not counted, stands. */
function placeOfLetter(
  blocks: readonly TextBlock[],
  bareTexts: readonly string[],
  index: number,
): { readonly block: string; readonly offset: number } | null {
  let left = index;
  for (const [i, { id, text }] of blocks.entries()) {
    const length = bareTexts[i]?.length ?? 0;
    if (left >= length) {
      left -= length;
      continue;
    }
    for (let offset = 0; offset < text.length; offset++) {
      if (/\s/.test(text.charAt(offset))) continue;
      if (left-- === 0) return { block: id, offset };
    }
  }
  return null;
}

/** The quote over neighbouring blocks: its line feeds stand where one block ends and the next begins. */
function exactlyAcross(anchor: Anchor, blocks: readonly TextBlock[]): Anchor | null {
  if (!anchor.quote.includes('\n')) return null;
  const whole = blocks.map((b) => b.text).join('\n');
  const starts: number[] = [];
  let length = 0;
  for (const { text } of blocks) {
    starts.push(length);
    length += text.length + 1;
  }
  let best: Anchor | null = null;
  let bestFit = -1;
  for (let at = whole.indexOf(anchor.quote); at >= 0; at = whole.indexOf(anchor.quote, at + 1)) {
    const until = at + anchor.quote.length;
    const [first, last] = [blockAt(starts, at), blockAt(starts, until)];
    const [block, endBlock] = [blocks[first], blocks[last]];
    if (!block || !endBlock) continue;
    const [start, end] = [at - (starts[first] ?? 0), until - (starts[last] ?? 0)];
    const fit =
      commonSuffix(block.text.slice(0, start), anchor.prefix) + commonPrefix(endBlock.text.slice(end), anchor.suffix);
    if (fit <= bestFit) continue;
    bestFit = fit;
    best = withContext(
      { ...anchor, block: block.id, start, end, endBlock: first === last ? null : endBlock.id },
      blocks,
    );
  }
  return best;
}

/** The block in which an offset of the joined text falls; the line feed after a block belongs to that block. */
function blockAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The anchor with what stands around it now. */
export function withContext(anchor: Anchor, blocks: readonly TextBlock[]): Anchor {
  const first = blocks.find((b) => b.id === anchor.block);
  const last = blocks.find((b) => b.id === (anchor.endBlock ?? anchor.block));
  if (!first || !last) return anchor;
  return { ...anchor, ...contextOf(first.text, anchor.start, last.text, anchor.end) };
}

/** What stands around a range, without half a character at its far ends. */
function contextOf(first: string, start: number, last: string, end: number): Pick<Anchor, 'prefix' | 'suffix'> {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(last.length, end + CONTEXT);
  return {
    prefix: first.slice(isLow(first.charCodeAt(from)) ? from + 1 : from, start),
    suffix: last.slice(end, isHigh(last.charCodeAt(to - 1)) ? to - 1 : to),
  };
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

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
