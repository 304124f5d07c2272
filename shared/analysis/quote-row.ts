import type { Anchor } from '../domain/anchor.ts';

/** A highlight as the analyses see it: where its words stand, whose they are, which tags it carries. */
export interface QuoteRow {
  readonly id: string;
  readonly interviewId: string;
  /** A participant's id; the interview's where it has nobody: one nameless person. */
  readonly person: string;
  readonly source: string;
  /** Of the first character and of the one after the last, see `placeAt`. */
  readonly start: number;
  readonly end: number;
  readonly tagIds: readonly string[];
}

/** A character's place in its source: blocks never touch, so words at the end of one and the start of the next do not overlap. */
export const placeAt = (block: number, offset: number): number => block * LONGEST_BLOCK + offset;

/** Longer than any block of text; leaves room for a hundred million blocks in a whole number. */
const LONGEST_BLOCK = 2 ** 26;

/** `blockNumber` gives a block's number in its source; over blocks that one highlight spans it must rise in reading order. */
export function rangeOf(
  anchor: Pick<Anchor, 'block' | 'start' | 'end' | 'endBlock'>,
  blockNumber: (block: string) => number,
): { readonly start: number; readonly end: number } {
  const first = blockNumber(anchor.block);
  const last = anchor.endBlock === null ? first : blockNumber(anchor.endBlock);
  return { start: placeAt(first, anchor.start), end: placeAt(last, anchor.end) };
}
