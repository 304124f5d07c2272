import { checksum } from './bytes.ts';
import { PostingReader, type SkipTable } from './posting-reader.ts';
import { groupIdAt, keyAt, type Segment, segmentChecksum } from './segment.ts';
import { indexOfId, indexOfString, utf8 } from './string-list.ts';

/** Stamps that one query may use: one for each clause, then the last two. */
const QUERY_STEPS = 256;
export const FOUND_STEP = QUERY_STEPS - 2;
export const EXCLUDED_STEP = QUERY_STEPS - 1;

/** Terms in fewer units are walked as quickly as leapt over. */
const SKIP_FROM = 256;

/** A segment in use: which of its units still count, and scratch space for one query at a time. */
export class LiveSegment {
  readonly segment: Segment;
  /** 1 = removed or replaced. */
  readonly dead: Uint8Array;
  /** Number of each unit's group in the whole index. */
  readonly groups: Uint32Array;
  /** Rises with each unit that dies: tells what must be stored again. */
  generation: number;
  deadCount = 0;
  wordCount = 0;
  /** Of a unit that was found: what its words are worth. */
  readonly score: Float64Array;
  /** How far a unit has come in this query, see `begin`. */
  readonly stamp: Uint32Array;
  readonly tf: Float64Array;
  readonly docs: Int32Array;
  /** The units found, `foundCount` of them. */
  readonly found: Int32Array;
  foundCount = 0;
  /** Stamps below belong to queries before. */
  round = 1;
  private readonly skipTables = new Map<number, SkipTable>();
  private readonly correctedDf = new Map<number, number>();
  private keyTable: Uint32Array | null = null;
  private masks: Int32Array | null = null;
  private sum: number | null = null;

  constructor(segment: Segment, groupNumber: (groupId: string) => number, dead?: Uint8Array, generation = 0) {
    this.segment = segment;
    this.dead = dead === undefined ? new Uint8Array(segment.count) : dead.slice();
    this.groups = new Uint32Array(segment.count);
    this.score = new Float64Array(segment.count);
    this.stamp = new Uint32Array(segment.count);
    this.tf = new Float64Array(segment.count);
    this.docs = new Int32Array(segment.count);
    this.found = new Int32Array(segment.count);
    this.generation = generation;
    let last = -1;
    for (let doc = 0; doc < segment.count; doc++) {
      const same = doc > 0 && segment.groupOf[doc] === segment.groupOf[doc - 1];
      if (!same) last = groupNumber(groupIdAt(segment, doc));
      this.groups[doc] = last;
      if (this.dead[doc] === 1) this.deadCount++;
      else this.wordCount += segment.lengths[doc] ?? 0;
    }
  }

  get liveCount(): number {
    return this.segment.count - this.deadCount;
  }

  /** Before a query: what was found before is forgotten, without touching every unit. */
  begin(): void {
    this.foundCount = 0;
    this.round += QUERY_STEPS;
    if (this.round < 0xffff_0000) return;
    this.stamp.fill(0);
    this.round = 1;
  }

  /** Whether the last query found the unit. */
  isFound(doc: number): boolean {
    return this.stamp[doc] === this.round + FOUND_STEP;
  }

  /** The sum that is stored with the row, over the segment and what has died. */
  checksum(): number {
    this.sum ??= segmentChecksum(this.segment);
    return checksum(this.sum, this.dead);
  }

  /** Takes a unit out; false where it is not here. */
  remove(key: string, hash: number): boolean {
    const doc = this.docOf(key, hash);
    if (doc < 0) return false;
    this.retire(doc);
    return true;
  }

  removeRecord(recordId: string): void {
    const { recordOf, count, ids } = this.segment;
    const wanted = indexOfId(ids, recordId);
    if (wanted < 0) return;
    for (let doc = 0; doc < count; doc++) if (recordOf[doc] === wanted && this.dead[doc] !== 1) this.retire(doc);
  }

  termIndex(term: string): number {
    return indexOfString(this.segment.terms, utf8(term));
  }

  /** Living units with the term. */
  dfAt(term: number): number {
    const all = this.segment.df[term] ?? 0;
    if (this.deadCount === 0) return all;
    let living = this.correctedDf.get(term);
    if (living !== undefined) return living;
    living = 0;
    const reader = new PostingReader(this.segment, term);
    while (reader.nextUnit()) if (this.dead[reader.doc] !== 1) living++;
    this.correctedDf.set(term, living);
    return living;
  }

  /** A number for each term, worked out once. */
  termMasks(maskOf: (bytes: Uint8Array) => number): Int32Array {
    if (this.masks !== null) return this.masks;
    const { bytes, offsets } = this.segment.terms;
    this.masks = Int32Array.from(this.segment.df, (_, i) => maskOf(bytes.subarray(offsets[i], offsets[i + 1])));
    return this.masks;
  }

  skipsOf(term: number): SkipTable | null {
    if ((this.segment.df[term] ?? 0) < SKIP_FROM) return null;
    const known = this.skipTables.get(term);
    if (known !== undefined) return known;
    const made = PostingReader.skipTable(this.segment, term);
    this.skipTables.set(term, made);
    return made;
  }

  private retire(doc: number): void {
    this.dead[doc] = 1;
    this.deadCount++;
    this.generation++;
    this.wordCount -= this.segment.lengths[doc] ?? 0;
    this.correctedDf.clear();
  }

  /** The living unit with this key, or -1. */
  private docOf(key: string, hash: number): number {
    this.keyTable ??= hashTable(this.segment.keyHashes);
    const { keyTable: table, segment, dead } = this;
    for (let at = hash & (table.length - 1); ; at = (at + 1) & (table.length - 1)) {
      const number = table[at] ?? 0;
      if (number === 0) return -1;
      const doc = number - 1;
      if (segment.keyHashes[doc] === hash && dead[doc] !== 1 && keyAt(segment, doc) === key) return doc;
    }
  }
}

/** Numbers of units by the hash of their key: open addressing, 0 = free, else the number + 1. */
function hashTable(hashes: Uint32Array): Uint32Array {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const table = new Uint32Array(size);
  for (let doc = 0; doc < hashes.length; doc++) {
    let at = (hashes[doc] ?? 0) & (size - 1);
    while (table[at] !== 0) at = (at + 1) & (size - 1);
    table[at] = doc + 1;
  }
  return table;
}
