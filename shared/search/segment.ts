import { CHECKSUM_START, checksum } from './bytes.ts';
import type { StringList } from './string-list.ts';

/**
 * An immutable part of the index. Everything is a typed array, so a row is stored and copied between threads as it is.
 * Postings per term: `(step to the next unit << 1) | (tf > 1)`, then tf if above 1; tf is weighted, a hit in the title counts twice.
 * Positions per posting: byte length, then steps. Keyword terms start with U+0001 and have no positions.
 */
export interface Segment {
  readonly segId: string;
  readonly tokenizer: string;
  readonly checksum: number;
  readonly count: number;
  readonly keys: StringList;
  readonly recordIds: StringList;
  readonly groupIds: StringList;
  /** Empty where the record opens at its start. */
  readonly openAts: StringList;
  readonly titles: StringList;
  readonly texts: StringList;
  /** Per unit, separated by line feeds. */
  readonly keywords: StringList;
  readonly kinds: Uint8Array;
  /** Days since 1970-01-01, UTC. */
  readonly days: Int32Array;
  readonly flags: Uint32Array;
  /** Words in title and text. */
  readonly lengths: Uint32Array;
  readonly titleHashes: Uint32Array;
  /** Sorted by bytes. */
  readonly terms: StringList;
  readonly df: Uint32Array;
  readonly postOffsets: Uint32Array;
  readonly postings: Uint8Array;
  readonly posOffsets: Uint32Array;
  readonly positions: Uint8Array;
}

export type SegmentArrays = Omit<Segment, 'segId' | 'tokenizer' | 'checksum'>;

export const KEYWORD_MARK = '\u0001';

/** Sum over all arrays: a row whose sum differs was damaged. */
export function segmentChecksum(segment: SegmentArrays): number {
  let sum = CHECKSUM_START;
  for (const list of [
    segment.keys,
    segment.recordIds,
    segment.groupIds,
    segment.openAts,
    segment.titles,
    segment.texts,
    segment.keywords,
    segment.terms,
  ]) {
    sum = checksum(checksum(sum, list.bytes), list.offsets);
  }
  for (const array of [
    segment.kinds,
    segment.days,
    segment.flags,
    segment.lengths,
    segment.titleHashes,
    segment.df,
    segment.postOffsets,
    segment.postings,
    segment.posOffsets,
    segment.positions,
  ]) {
    sum = checksum(sum, array);
  }
  return sum;
}
