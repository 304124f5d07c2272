import type { Segment } from './segment.ts';

/** Walks one term's units in a segment. One reader serves many terms (`open`), so that a query allocates nothing per posting. */
export class PostingReader {
  doc = -1;
  tf = 0;
  positionsStart = 0;
  positionsEnd = 0;
  private at = 0;
  private end = 0;
  private positionsAt = 0;
  private readonly segment: Segment;

  constructor(segment: Segment, term: number) {
    this.segment = segment;
    this.open(term);
  }

  open(term: number): void {
    this.doc = -1;
    this.at = this.segment.postOffsets[term] ?? 0;
    this.end = this.segment.postOffsets[term + 1] ?? 0;
    this.positionsAt = this.segment.posOffsets[term] ?? 0;
  }

  /** Steps to the next unit and to its positions; false behind the last. */
  next(): boolean {
    if (!this.nextUnit()) return false;
    const { positions } = this.segment;
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
}
