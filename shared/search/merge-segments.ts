import { ByteWriter } from './bytes.ts';
import { PostingReader } from './posting-reader.ts';
import { groupIdAt, recordIdAt, type Segment } from './segment.ts';
import { compareBytes, idAt, packIds, packStrings, type StringList, stringAt } from './string-list.ts';
import { StringPool } from './string-pool.ts';
import { tokenizerVersion } from './tokenize.ts';

/** A segment and its dead units (1 = removed or replaced). */
export interface MergeInput {
  readonly segment: Segment;
  readonly dead: Uint8Array;
}

/** One segment with the living units of several, in their order: byte for byte what building it from those units gives. */
export function mergeSegments(segId: string, inputs: readonly MergeInput[]): Segment {
  const work = mergeInSlices(segId, inputs);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same, stopping after each slice of some milliseconds. Units that die meanwhile are in the result: the caller takes them out. */
export function* mergeInSlices(segId: string, inputs: readonly MergeInput[]): Generator<void, Segment> {
  const parts = inputs.map(({ segment, dead }) => ({ segment, dead, renumber: new Int32Array(segment.count) }));
  const kept: { readonly segment: Segment; readonly doc: number }[] = [];
  for (const { segment, dead, renumber } of parts) {
    for (let doc = 0; doc < segment.count; doc++) {
      renumber[doc] = dead[doc] === 1 ? -1 : kept.length;
      if (dead[doc] !== 1) kept.push({ segment, doc });
    }
  }
  const pool = new StringPool();
  const recordOf = new Uint32Array(kept.length);
  const groupOf = new Uint32Array(kept.length);
  for (const [i, { segment, doc }] of kept.entries()) {
    recordOf[i] = pool.number(recordIdAt(segment, doc));
    groupOf[i] = pool.number(groupIdAt(segment, doc));
    if (i % UNITS_A_SLICE === UNITS_A_SLICE - 1) yield;
  }
  const ids = pool.done();
  yield;
  const packed = (list: (segment: Segment) => StringList) =>
    packIds(kept.map(({ segment, doc }) => idAt(list(segment), doc)));
  const strings = (list: (segment: Segment) => StringList) =>
    packStrings(kept.map(({ segment, doc }) => stringAt(list(segment), doc)));
  const numbers = (column: (segment: Segment) => ArrayLike<number>) =>
    kept.map(({ segment, doc }) => column(segment)[doc] ?? 0);
  const tails = packed((segment) => segment.tails);
  yield;
  const openAts = packed((segment) => segment.openAts);
  yield;
  const titles = strings((segment) => segment.titles);
  const texts = strings((segment) => segment.texts);
  yield;
  return {
    segId,
    tokenizer: tokenizerVersion(),
    count: kept.length,
    ids,
    recordOf,
    groupOf,
    tails,
    keyHashes: Uint32Array.from(numbers((segment) => segment.keyHashes)),
    openAts,
    titles,
    texts,
    kinds: Uint8Array.from(numbers((segment) => segment.kinds)),
    days: Int32Array.from(numbers((segment) => segment.days)),
    flags: Uint32Array.from(numbers((segment) => segment.flags)),
    titleHashes: Uint32Array.from(numbers((segment) => segment.titleHashes)),
    lengths: Uint32Array.from(numbers((segment) => segment.lengths)),
    ...(yield* mergePostings(parts)),
  };
}

const UNITS_A_SLICE = 16_384;
const BYTES_A_SLICE = 1 << 20;

interface Part extends MergeInput {
  /** New number of each unit, -1 for the dead. */
  readonly renumber: Int32Array;
}

function* mergePostings(parts: readonly Part[]) {
  const rows = yield* vocabulary(parts);
  const terms: string[] = [];
  const df: number[] = [];
  const postOffsets = [0];
  const posOffsets = [0];
  const postings = new ByteWriter(1 << 16);
  const positions = new ByteWriter(1 << 16);
  const whole = new Set(parts.filter(({ dead }) => !dead.includes(1)));
  let rest = BYTES_A_SLICE;
  for (const [term, places] of rows) {
    let previous = -1;
    let units = 0;
    const before = positions.length + postings.length;
    for (const { part, index } of places) {
      const reader = new PostingReader(part.segment, index);
      if (whole.has(part) && reader.next()) {
        // All units go over in their order: only the step to the first of them is another.
        const first = part.renumber[reader.doc] ?? 0;
        postings.number(((first - previous) << 1) | (reader.tf > 1 ? 1 : 0));
        if (reader.tf > 1) postings.number(reader.tf);
        const { postings: from, postOffsets: ends, positions: places, posOffsets: starts, df } = part.segment;
        postings.copy(from, reader.offset, ends[index + 1] ?? 0);
        positions.copy(places, starts[index] ?? 0, starts[index + 1] ?? 0);
        units += df[index] ?? 0;
        previous = first + reader.lastDoc() - reader.doc;
        continue;
      }
      while (reader.next()) {
        const doc = part.renumber[reader.doc] ?? -1;
        if (doc === -1) continue;
        postings.number(((doc - previous) << 1) | (reader.tf > 1 ? 1 : 0));
        if (reader.tf > 1) postings.number(reader.tf);
        if (reader.tf > 1) positions.number(reader.positionsEnd - reader.positionsStart);
        positions.copy(part.segment.positions, reader.positionsStart, reader.positionsEnd);
        previous = doc;
        units++;
      }
    }
    if (units === 0) continue;
    terms.push(term);
    df.push(units);
    postOffsets.push(postings.length);
    posOffsets.push(positions.length);
    rest -= positions.length + postings.length - before;
    if (rest > 0) continue;
    rest = BYTES_A_SLICE;
    yield;
  }
  return {
    terms: packStrings(terms),
    df: Uint32Array.from(df),
    postOffsets: Uint32Array.from(postOffsets),
    postings: postings.done(),
    posOffsets: Uint32Array.from(posOffsets),
    positions: positions.done(),
  };
}

interface Place {
  readonly part: Part;
  readonly index: number;
}

/** All terms in order, each with the parts that hold it, in the order of the parts. */
function* vocabulary(parts: readonly Part[]): Generator<void, readonly (readonly [string, readonly Place[]])[]> {
  const places = new Map<string, Place[]>();
  for (const part of parts) {
    for (let index = 0; index < part.segment.df.length; index++) {
      const term = stringAt(part.segment.terms, index);
      const known = places.get(term);
      if (known === undefined) places.set(term, [{ part, index }]);
      else known.push({ part, index });
    }
    yield;
  }
  const rows = [...places].sort(([a], [b]) => compareBytes(a, b));
  yield;
  return rows;
}
