import { ByteWriter } from './bytes.ts';
import { TITLE_WEIGHT } from './search-parameters.ts';
import { keyHash, packedOpenAt, type Segment, tailOf } from './segment.ts';
import { compareBytes, noStrings, packIds, packStrings } from './string-list.ts';
import { StringPool } from './string-pool.ts';
import { TermTable } from './term-table.ts';
import { tokenizerVersion } from './tokenize.ts';
import { flagBits, kindNumber, type SearchUnit } from './unit.ts';
import { dayOf, eachUnitToken, keywordTerm, titleHash } from './unit-tokens.ts';

/** Indexes units as one segment. The same units in the same order give the same bytes. */
export function buildSegment(segId: string, units: readonly SearchUnit[], keepTexts = true): Segment {
  const tokens = readTokens(units);
  const pool = new StringPool();
  const recordOf = new Uint32Array(units.length);
  const groupOf = new Uint32Array(units.length);
  units.forEach(({ recordId, groupId }, doc) => {
    recordOf[doc] = pool.number(recordId);
    groupOf[doc] = pool.number(groupId);
  });
  const tails = units.map(({ key, recordId }) => tailOf(key, recordId));
  return {
    segId,
    tokenizer: tokenizerVersion(),
    count: units.length,
    ids: pool.done(),
    recordOf,
    groupOf,
    tails: packIds(tails),
    keyHashes: Uint32Array.from(units, (unit) => keyHash(unit.key)),
    openAts: packIds(units.map(({ openAt }, doc) => packedOpenAt(openAt, tails[doc] ?? ''))),
    titles: packStrings(units.map((unit) => unit.title)),
    texts: keepTexts ? packStrings(units.map((unit) => unit.text)) : noStrings(units.length),
    kinds: Uint8Array.from(units, (unit) => kindNumber(unit.kind)),
    days: Int32Array.from(units, (unit) => dayOf(unit.at)),
    flags: Uint32Array.from(units, (unit) => flagBits(unit.flags)),
    titleHashes: Uint32Array.from(units, (unit) => titleHash(unit.title)),
    lengths: tokens.lengths,
    ...writePostings(tokens),
  };
}

interface TokenStream {
  readonly terms: readonly string[];
  /** Term number and position of each token, unit after unit. */
  readonly numbers: Uint32Array;
  readonly positions: Uint32Array;
  readonly count: number;
  /** Where each unit's tokens begin in the stream. */
  readonly starts: Uint32Array;
  readonly textStarts: Uint32Array;
  readonly lengths: Uint32Array;
}

function readTokens(units: readonly SearchUnit[]): TokenStream {
  const table = new TermTable();
  let numbers = new Uint32Array(1 << 12);
  let positions = new Uint32Array(1 << 12);
  let count = 0;
  const push = (number: number, position: number): void => {
    if (count === numbers.length) {
      numbers = doubled(numbers);
      positions = doubled(positions);
    }
    numbers[count] = number;
    positions[count++] = position;
  };
  const add = (term: string, position: number): void => push(table.number(term), position);
  const addPlain = (text: string, start: number, end: number, position: number): void =>
    push(table.plainNumber(text, start, end), position);
  const starts = new Uint32Array(units.length + 1);
  const textStarts = new Uint32Array(units.length);
  const lengths = new Uint32Array(units.length);
  units.forEach((unit, doc) => {
    const { length, textStart } = eachUnitToken(unit.title, unit.text, add, addPlain);
    for (const keyword of new Set(unit.keywords)) push(table.keyword(keywordTerm(keyword)), NO_POSITION);
    textStarts[doc] = textStart;
    lengths[doc] = length;
    starts[doc + 1] = count;
  });
  return { terms: table.terms, numbers, positions, count, starts, textStarts, lengths };
}

const NO_POSITION = 0xffffffff;

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Sorts the stream by term (a counting sort keeps units and positions in order) and writes each term's lists. */
function writePostings(tokens: TokenStream) {
  const { byTerm, ends } = groupByTerm(tokens);
  const docs = docOfToken(tokens);
  const order = Uint32Array.from(tokens.terms, (_, i) => i);
  const sorted = Array.from(order).sort((a, b) => compareBytes(tokens.terms[a] ?? '', tokens.terms[b] ?? ''));
  const df = new Uint32Array(sorted.length);
  const postOffsets = new Uint32Array(sorted.length + 1);
  const posOffsets = new Uint32Array(sorted.length + 1);
  const postings = new ByteWriter(tokens.count * 2);
  const positions = new ByteWriter(tokens.count * 2);
  const steps = new ByteWriter();
  sorted.forEach((term, rank) => {
    let at = term === 0 ? 0 : (ends[term - 1] ?? 0);
    const end = ends[term] ?? 0;
    let previous = -1;
    while (at < end) {
      const doc = docs[byTerm[at] ?? 0] ?? 0;
      const textStart = tokens.textStarts[doc] ?? 0;
      let tf = 0;
      let last = 0;
      steps.length = 0;
      for (; at < end && docs[byTerm[at] ?? 0] === doc; at++) {
        const position = tokens.positions[byTerm[at] ?? 0] ?? 0;
        if (position === NO_POSITION) {
          tf = 1;
          steps.number(0);
        } else {
          tf += position < textStart ? TITLE_WEIGHT : 1;
          steps.number(position - last);
          last = position;
        }
      }
      postings.number(((doc - previous) << 1) | (tf > 1 ? 1 : 0));
      if (tf > 1) postings.number(tf);
      if (tf > 1) positions.number(steps.length);
      positions.append(steps);
      previous = doc;
      df[rank] = (df[rank] ?? 0) + 1;
    }
    postOffsets[rank + 1] = postings.length;
    posOffsets[rank + 1] = positions.length;
  });
  const terms = packStrings(sorted.map((term) => tokens.terms[term] ?? ''));
  return { terms, df, postOffsets, postings: postings.done(), posOffsets, positions: positions.done() };
}

function groupByTerm({ numbers, count, terms }: TokenStream) {
  const ends = new Uint32Array(terms.length);
  for (let i = 0; i < count; i++) ends[numbers[i] ?? 0] = (ends[numbers[i] ?? 0] ?? 0) + 1;
  let total = 0;
  for (let term = 0; term < ends.length; term++) {
    const here = ends[term] ?? 0;
    ends[term] = total;
    total += here;
  }
  const byTerm = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const term = numbers[i] ?? 0;
    const at = ends[term] ?? 0;
    byTerm[at] = i;
    ends[term] = at + 1;
  }
  return { byTerm, ends };
}

function docOfToken({ starts, count }: TokenStream): Uint32Array {
  const docs = new Uint32Array(count);
  for (let doc = 0; doc + 1 < starts.length; doc++) docs.fill(doc, starts[doc], starts[doc + 1]);
  return docs;
}
