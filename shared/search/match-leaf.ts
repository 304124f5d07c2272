import type { LiveSegment } from './live-segment.ts';
import type { Leaf, Sequence } from './plan-query.ts';
import { PostingReader } from './posting-reader.ts';

/** So many times fewer candidates than postings, and leaping from candidate to candidate beats reading all. */
const LEAP_RATIO = 8;

/**
 * Fills `live.docs` with the living units that hold the leaf and `live.tf` with how often (weighted); answers how many units.
 * With `among` only the units in `live.found` need be told. The caller clears `live.tf` of those units afterwards.
 */
export function matchLeaf(live: LiveSegment, leaf: Leaf, among = false): number {
  switch (leaf.kind) {
    case 'terms':
      return matchTerms(live, leaf, among);
    case 'sequences':
      return leaf.sequences.reduce((count, sequence) => matchSequence(live, sequence, count), 0);
    case 'test':
      return among ? testFound(live, leaf) : testAll(live, leaf);
  }
}

function testAll(live: LiveSegment, leaf: Extract<Leaf, { kind: 'test' }>): number {
  let count = 0;
  for (let doc = 0; doc < live.segment.count; doc++) {
    if (live.dead[doc] === 1 || !leaf.test(live.segment, doc)) continue;
    live.docs[count++] = doc;
    live.tf[doc] = 1;
  }
  return count;
}

function testFound(live: LiveSegment, leaf: Extract<Leaf, { kind: 'test' }>): number {
  let count = 0;
  for (let i = 0; i < live.foundCount; i++) {
    const doc = live.found[i] ?? 0;
    if (!leaf.test(live.segment, doc)) continue;
    live.docs[count++] = doc;
    live.tf[doc] = 1;
  }
  return count;
}

function matchTerms(live: LiveSegment, leaf: Extract<Leaf, { kind: 'terms' }>, among: boolean): number {
  const { tf, docs, dead, segment } = live;
  const reader = new PostingReader(segment, 0);
  let count = 0;
  let sorted = false;
  for (const { term, weight } of leaf.terms) {
    const index = live.termIndex(term);
    if (index < 0) continue;
    if (among && live.foundCount * LEAP_RATIO < (segment.df[index] ?? 0)) {
      if (!sorted) live.found.subarray(0, live.foundCount).sort();
      sorted = true;
      reader.open(index, live.skipsOf(index));
      count = leapTo(live, reader, weight, count);
      continue;
    }
    reader.open(index);
    while (reader.nextUnit()) {
      const { doc } = reader;
      if (dead[doc] === 1) continue;
      const before = tf[doc] ?? 0;
      if (before === 0) docs[count++] = doc;
      tf[doc] = before + weight * reader.tf;
    }
  }
  return count;
}

function leapTo(live: LiveSegment, reader: PostingReader, weight: number, from: number): number {
  const { tf, docs, found, foundCount } = live;
  let count = from;
  for (let i = 0; i < foundCount; i++) {
    const doc = found[i] ?? 0;
    if (reader.doc < doc) {
      reader.leap(doc);
      while (reader.doc < doc) if (!reader.nextUnit()) return count;
    }
    if (reader.doc !== doc) continue;
    const before = tf[doc] ?? 0;
    if (before === 0) docs[count++] = doc;
    tf[doc] = before + weight * reader.tf;
  }
  return count;
}

/** Walks the places of a sequence side by side and counts, per unit, where they stand in a row. A unit found before keeps the larger count. */
function matchSequence(live: LiveSegment, sequence: Sequence, found: number): number {
  const places = sequence.map(
    ({ offset, terms }) =>
      new Place(
        live,
        offset,
        terms.map((t) => t.term),
      ),
  );
  if (places.some((place) => place.isEmpty)) return found;
  places.sort((a, b) => a.size - b.size);
  let count = found;
  let target = 0;
  for (;;) {
    let agreed = true;
    for (const place of places) {
      const doc = place.seek(target);
      if (doc === Number.POSITIVE_INFINITY) return count;
      if (doc > target) {
        target = doc;
        agreed = false;
        break;
      }
    }
    if (!agreed) continue;
    if (live.dead[target] !== 1) {
      const times = inARow(places);
      const before = live.tf[target] ?? 0;
      if (times > 0 && before === 0) live.docs[count++] = target;
      if (times > before) live.tf[target] = times;
    }
    target++;
  }
}

/** How many starting positions all places share. */
function inARow(places: readonly Place[]): number {
  let kept: number[] | undefined;
  for (const place of places) {
    const here = place.starts();
    if (kept === undefined) {
      kept = here;
      continue;
    }
    let left = 0;
    let at = 0;
    for (const start of kept) {
      while (at < here.length && (here[at] ?? 0) < start) at++;
      if (here[at] === start) kept[left++] = start;
    }
    kept.length = left;
    if (left === 0) return 0;
  }
  return kept?.length ?? 0;
}

/** One place of a sequence: the units that hold any of its terms, in order. */
class Place {
  readonly size: number;
  private readonly offset: number;
  private readonly readers: PostingReader[] = [];
  private readonly buffer: number[] = [];
  private doc = -1;

  constructor(live: LiveSegment, offset: number, terms: readonly string[]) {
    this.offset = offset;
    let size = 0;
    for (const term of terms) {
      const index = live.termIndex(term);
      if (index < 0) continue;
      size += live.segment.df[index] ?? 0;
      const reader = new PostingReader(live.segment, index);
      reader.open(index, live.skipsOf(index));
      if (reader.next()) this.readers.push(reader);
    }
    this.size = size;
  }

  get isEmpty(): boolean {
    return this.readers.length === 0;
  }

  /** The first unit from `target` on, or infinity. */
  seek(target: number): number {
    if (this.doc >= target) return this.doc;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = this.readers.length - 1; i >= 0; i--) {
      const reader = this.readers[i];
      if (reader === undefined) continue;
      let more = true;
      if (reader.doc < target) reader.leap(target);
      while (more && reader.doc < target) more = reader.next();
      if (!more) this.readers.splice(i, 1);
      else if (reader.doc < nearest) nearest = reader.doc;
    }
    this.doc = nearest;
    return nearest;
  }

  /** Where the sequence would have to begin for each occurrence in the current unit: in order, each once. */
  starts(): number[] {
    const { buffer } = this;
    buffer.length = 0;
    let sources = 0;
    for (const reader of this.readers) {
      if (reader.doc !== this.doc) continue;
      reader.readPositions(buffer, -this.offset);
      sources++;
    }
    if (sources < 2) return buffer;
    buffer.sort((a, b) => a - b);
    let left = 0;
    for (const start of buffer) if (left === 0 || buffer[left - 1] !== start) buffer[left++] = start;
    buffer.length = left;
    return buffer;
  }
}
