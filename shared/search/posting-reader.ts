import type { Segment } from './segment.ts';

/** Places inside one term's lists, one for each `SKIP_UNITS` units: the unit before it, then the offsets behind that unit. */
export type SkipTable = Uint32Array;

const SKIP_UNITS = 64;
const SKIP_FIELDS = 3;

/** Walks one term's units in a segment. One reader serves many terms (`open`), so that a query allocates nothing per posting. */
export class PostingReader {
  doc = -1;
  tf = 0;
  positionsStart = 0;
  positionsEnd = 0;
  private at = 0;
  private end = 0;
  private positionsAt = 0;
  private skips: SkipTable | null = null;
  private readonly segment: Segment;

  constructor(segment: Segment, term: number) {
    this.segment = segment;
    this.open(term);
  }

  open(term: number, skips: SkipTable | null = null): void {
    this.doc = -1;
    this.at = this.segment.postOffsets[term] ?? 0;
    this.end = this.segment.postOffsets[term + 1] ?? 0;
    this.positionsAt = this.segment.posOffsets[term] ?? 0;
    this.skips = skips;
  }

  /** Where the list goes on behind the current unit. */
  get offset(): number {
    return this.at;
  }

  /** Steps to the next unit and to its positions; false behind the last. */
  next(): boolean {
    if (!this.nextUnit()) return false;
    const { positions } = this.segment;
    if (this.tf === 1) {
      // A single position: it ends where its last byte says so.
      this.positionsStart = this.positionsAt;
      while ((positions[this.positionsAt++] ?? 0) > 127);
      this.positionsEnd = this.positionsAt;
      return true;
    }
    let length = 0;
    let shift = 0;
    for (;;) {
      const byte = positions[this.positionsAt++] ?? 0;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
      shift += 7;
    }
    this.positionsStart = this.positionsAt;
    this.positionsAt += length;
    this.positionsEnd = this.positionsAt;
    return true;
  }

  /** As `next`, where positions are not asked for. Do not mix the two on one list. */
  nextUnit(): boolean {
    if (this.at >= this.end) return false;
    const { postings } = this.segment;
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = postings[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
      shift += 7;
    }
    this.doc += value >>> 1;
    this.tf = 1;
    if ((value & 1) === 1) {
      this.tf = 0;
      shift = 0;
      for (;;) {
        const byte = postings[this.at++] ?? 0;
        this.tf |= (byte & 127) << shift;
        if (byte < 128) break;
        shift += 7;
      }
    }
    return true;
  }

  /** Leaps to just before the first unit from `target` on, as near as the skip table knows. */
  leap(target: number): void {
    const { skips } = this;
    if (skips === null || target - this.doc < SKIP_UNITS) return;
    let low = 0;
    let high = skips.length / SKIP_FIELDS;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((skips[middle * SKIP_FIELDS] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    const row = (low - 1) * SKIP_FIELDS;
    if (low === 0 || (skips[row] ?? 0) <= this.doc) return;
    this.doc = skips[row] ?? 0;
    this.at = skips[row + 1] ?? 0;
    this.positionsAt = skips[row + 2] ?? 0;
  }

  /** Runs to the end; answers the last unit's number. Positions are passed over. */
  lastDoc(): number {
    const { doc, at, tf } = this;
    while (this.nextUnit());
    const last = this.doc;
    this.doc = doc;
    this.at = at;
    this.tf = tf;
    return last;
  }

  /** Adds the current unit's positions, moved by `shift`, to `into`. */
  readPositions(into: number[], shift: number): void {
    const { positions } = this.segment;
    let position = shift;
    for (let at = this.positionsStart; at < this.positionsEnd; ) {
      let step = 0;
      let bits = 0;
      for (;;) {
        const byte = positions[at++] ?? 0;
        step |= (byte & 127) << bits;
        if (byte < 128) break;
        bits += 7;
      }
      position += step;
      into.push(position);
    }
  }

  /** The skip table of a term: made by one walk, when it is first wanted. */
  static skipTable(segment: Segment, term: number): SkipTable {
    const rows: number[] = [];
    const reader = new PostingReader(segment, term);
    for (let count = 1; reader.next(); count++) {
      if (count % SKIP_UNITS === 0) rows.push(reader.doc, reader.at, reader.positionsAt);
    }
    return Uint32Array.from(rows);
  }
}
