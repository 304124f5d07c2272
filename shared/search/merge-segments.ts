import { sealSegment } from './build-segment.ts';
import { ByteWriter } from './bytes.ts';
import { PostingReader } from './posting-reader.ts';
import type { Segment } from './segment.ts';
import { compareBytes, packStrings, type StringList, stringAt } from './string-list.ts';

/** A segment and its dead units (1 = removed or replaced). */
export interface MergeInput {
  readonly segment: Segment;
  readonly dead: Uint8Array;
}

/** One segment with the living units of several, in their order: byte for byte what building it from those units gives. */
export function mergeSegments(segId: string, inputs: readonly MergeInput[]): Segment {
  const parts = inputs.map(({ segment, dead }) => ({ segment, dead, renumber: new Int32Array(segment.count) }));
  const kept: { readonly segment: Segment; readonly doc: number }[] = [];
  for (const { segment, dead, renumber } of parts) {
    for (let doc = 0; doc < segment.count; doc++) {
      renumber[doc] = dead[doc] === 1 ? -1 : kept.length;
      if (dead[doc] !== 1) kept.push({ segment, doc });
    }
  }
  const strings = (list: (segment: Segment) => StringList) =>
    packStrings(kept.map(({ segment, doc }) => stringAt(list(segment), doc)));
  const numbers = (column: (segment: Segment) => ArrayLike<number>) =>
    kept.map(({ segment, doc }) => column(segment)[doc] ?? 0);
  return sealSegment(segId, {
    count: kept.length,
    keys: strings((segment) => segment.keys),
    recordIds: strings((segment) => segment.recordIds),
    groupIds: strings((segment) => segment.groupIds),
    openAts: strings((segment) => segment.openAts),
    titles: strings((segment) => segment.titles),
    texts: strings((segment) => segment.texts),
    keywords: strings((segment) => segment.keywords),
    kinds: Uint8Array.from(numbers((segment) => segment.kinds)),
    days: Int32Array.from(numbers((segment) => segment.days)),
    flags: Uint32Array.from(numbers((segment) => segment.flags)),
    titleHashes: Uint32Array.from(numbers((segment) => segment.titleHashes)),
    lengths: Uint32Array.from(numbers((segment) => segment.lengths)),
    ...mergePostings(parts),
  });
}

interface Part extends MergeInput {
  /** New number of each unit, -1 for the dead. */
  readonly renumber: Int32Array;
}

function mergePostings(parts: readonly Part[]) {
  const rows = vocabulary(parts);
  const terms: string[] = [];
  const df: number[] = [];
  const postOffsets = [0];
  const posOffsets = [0];
  const postings = new ByteWriter(1 << 16);
  const positions = new ByteWriter(1 << 16);
  for (const [term, places] of rows) {
    let previous = -1;
    let units = 0;
    for (const { part, index } of places) {
      const reader = new PostingReader(part.segment, index);
      while (reader.next()) {
        const doc = part.renumber[reader.doc] ?? -1;
        if (doc === -1) continue;
        postings.number(((doc - previous) << 1) | (reader.tf > 1 ? 1 : 0));
        if (reader.tf > 1) postings.number(reader.tf);
        positions.number(reader.positionsEnd - reader.positionsStart);
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
function vocabulary(parts: readonly Part[]): readonly (readonly [string, readonly Place[]])[] {
  const places = new Map<string, Place[]>();
  for (const part of parts) {
    for (let index = 0; index < part.segment.df.length; index++) {
      const term = stringAt(part.segment.terms, index);
      const known = places.get(term);
      if (known === undefined) places.set(term, [{ part, index }]);
      else known.push({ part, index });
    }
  }
  return [...places].sort(([a], [b]) => compareBytes(a, b));
}
