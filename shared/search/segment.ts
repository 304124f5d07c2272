import { CHECKSUM_START, checksum } from './bytes.ts';
import { comparePacked, idAt, type StringList } from './string-list.ts';

/**
 * An immutable part of the index. Everything is a typed array, so a row is stored and copied between threads as it is.
 * Postings per term: `(step to the next unit << 1) | (tf > 1)`, then tf if above 1; tf is weighted, a hit in the title counts twice.
 * Positions per posting: of tf 1 the one position, else the length in bytes, then steps. Keyword terms start with U+0001 and stand at 0.
 */
export interface Segment {
  readonly segId: string;
  readonly tokenizer: string;
  readonly count: number;
  /** Ids of records and groups, each once. */
  readonly ids: StringList;
  /** Per unit: numbers in `ids`. */
  readonly recordOf: Uint32Array;
  readonly groupOf: Uint32Array;
  /** What the key has behind the record's id; see `keyAt`. */
  readonly tails: StringList;
  /** See `keyHash`. */
  readonly keyHashes: Uint32Array;
  /** See `openAtOf`. */
  readonly openAts: StringList;
  readonly titles: StringList;
  /** Empty strings where the texts are kept elsewhere: they are the largest part, and only the rows shown need theirs. */
  readonly texts: StringList;
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

export type SegmentArrays = Omit<Segment, 'segId' | 'tokenizer'>;

export const KEYWORD_MARK = '\u0001';

export const recordIdAt = (segment: Segment, doc: number): string => idAt(segment.ids, segment.recordOf[doc] ?? 0);
export const groupIdAt = (segment: Segment, doc: number): string => idAt(segment.ids, segment.groupOf[doc] ?? 0);

/** A unit's key: the record's id, that and a tail behind a slash, or (behind U+0000) something else. */
export function keyAt(segment: Segment, doc: number): string {
  const tail = idAt(segment.tails, doc);
  if (tail.charCodeAt(0) === 0) return tail.slice(1);
  const record = recordIdAt(segment, doc);
  return tail === '' ? record : `${record}/${tail}`;
}

/** The order of two units' keys as strings, from the packed bytes wherever both are ids: ties are many, and reading ids out is slow. */
export function compareKeys(a: Segment, docA: number, b: Segment, docB: number): number {
  const records = comparePacked(a.ids, a.recordOf[docA] ?? 0, b.ids, b.recordOf[docB] ?? 0);
  const tails = records === 0 ? comparePacked(a.tails, docA, b.tails, docB) : records;
  if (tails !== null && isPlainTail(a, docA) && isPlainTail(b, docB)) return tails;
  const [left, right] = [keyAt(a, docA), keyAt(b, docB)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** No tail, or an id: then the key begins with the record's id. */
function isPlainTail({ tails }: Segment, doc: number): boolean {
  const start = tails.offsets[doc] ?? 0;
  return start === tails.offsets[doc + 1] || tails.bytes[start] === 0xff;
}

export const tailOf = (key: string, recordId: string): string =>
  key === recordId
    ? ''
    : key.startsWith(`${recordId}/`) && key.length > recordId.length + 1
      ? key.slice(recordId.length + 1)
      : `\u0000${key}`;

/** FNV-1a, mixed: what a key is looked up by. */
export function keyHash(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/** Where a unit opens: null for the start of its record. Most often it is the tail of the key, which is then not written twice. */
export function openAtOf(segment: Segment, doc: number): string | null {
  const openAt = idAt(segment.openAts, doc);
  return openAt === '' ? null : openAt === SAME_AS_TAIL ? idAt(segment.tails, doc) : openAt;
}

export const packedOpenAt = (openAt: string | null, tail: string): string =>
  openAt === null ? '' : openAt === tail ? SAME_AS_TAIL : openAt;

const SAME_AS_TAIL = '\u0001';

/** Sum over all arrays: a row whose sum differs was damaged. */
export function segmentChecksum(segment: SegmentArrays): number {
  const lists = [segment.ids, segment.tails, segment.openAts, segment.titles, segment.texts, segment.terms];
  const arrays = [
    ...lists.flatMap(({ bytes, offsets }) => [bytes, offsets]),
    segment.recordOf,
    segment.groupOf,
    segment.keyHashes,
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
  ];
  return arrays.reduce(checksum, CHECKSUM_START);
}
