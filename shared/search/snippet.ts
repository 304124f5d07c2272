import type { Leaf } from './plan-query.ts';
import { SNIPPET_WORDS } from './search-parameters.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Start and end (exclusive) in UTF-16 units. */
export type Range = readonly [start: number, end: number];

export interface Snippet {
  readonly text: string;
  /** In `text`, in order, without overlaps. */
  readonly matches: readonly Range[];
  /** Whether the source goes on before and behind. */
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
}

/** Where the leaves stand in a text. */
export function matchRanges(text: string, leaves: readonly Leaf[]): readonly Range[] {
  return joined(findMarks(tokenize(text), leaves).map(({ start, end }) => [start, end] as const));
}

/** Stretches of a text that show the query: first the one with the most different words of it, then further ones in order, `most` in all. */
export function snippetsOf(text: string, leaves: readonly Leaf[], most: number): readonly [Snippet, ...Snippet[]] {
  const tokens = tokenize(text);
  const words = tokens.filter((token) => token.form !== 'joined' && token.form !== 'elided' && token.form !== 'pair');
  const marks = findMarks(tokens, leaves);
  const best = windowAt(text, words, marks, bestWindow(words, marks));
  const taken = [best];
  for (const mark of marks) {
    if (taken.length === most) break;
    if (taken.some(({ start, end }) => mark.start < end && mark.end > start)) continue;
    const first = Math.max(0, words.findIndex((word) => word.end > mark.start) - LEAD_WORDS);
    const next = windowAt(text, words, marks, first);
    if (taken.every(({ start, end }) => next.end <= start || next.start >= end)) taken.push(next);
  }
  return [best, ...taken.slice(1)];
}

interface Window extends Snippet {
  readonly start: number;
  readonly end: number;
}

function windowAt(text: string, words: readonly Token[], marks: readonly Mark[], first: number): Window {
  const last = Math.min(words.length, first + SNIPPET_WORDS) - 1;
  const start = first === 0 ? 0 : (words[first]?.start ?? 0);
  const end = last >= words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  return {
    start,
    end,
    text: text.slice(start, end),
    matches: joined(inside.map((mark) => [mark.start - start, mark.end - start] as const)),
    cutBefore: start > 0,
    cutBehind: end < text.length,
  };
}

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Which word of the query it shows. */
  readonly leaf: number;
}

function findMarks(tokens: readonly Token[], leaves: readonly Leaf[]): readonly Mark[] {
  const marks: Mark[] = [];
  const at = new Map<number, Token[]>();
  for (const token of tokens) {
    const here = at.get(token.position);
    if (here === undefined) at.set(token.position, [token]);
    else here.push(token);
  }
  leaves.forEach((leaf, number) => {
    if (leaf.kind === 'terms' && leaf.scored) {
      const terms = new Set(leaf.terms.map((term) => term.term));
      for (const { term, start, end } of tokens) if (terms.has(term)) marks.push({ start, end, leaf: number });
    } else if (leaf.kind === 'sequences') {
      for (const sequence of leaf.sequences) {
        const places = sequence.map(({ offset, terms }) => ({
          offset,
          terms: new Set(terms.map((term) => term.term)),
        }));
        for (const position of at.keys()) {
          const run = places.map((place) => at.get(position + place.offset)?.find((t) => place.terms.has(t.term)));
          for (const token of run) {
            if (token === undefined || run.includes(undefined)) continue;
            marks.push({ start: token.start, end: token.end, leaf: number });
          }
        }
      }
    }
  });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

function bestWindow(words: readonly Token[], marks: readonly Mark[]): number {
  let best = 0;
  let bestDistinct = -1;
  const starts = [
    0,
    ...marks.map((mark) => Math.max(0, words.findIndex((word) => word.end > mark.start) - LEAD_WORDS)),
  ];
  for (const first of starts) {
    const start = words[first]?.start ?? 0;
    const end = words[Math.min(words.length, first + SNIPPET_WORDS) - 1]?.end ?? 0;
    const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
    const distinct = new Set(inside.map((mark) => mark.leaf)).size;
    if (distinct > bestDistinct || (distinct === bestDistinct && first < best)) {
      best = first;
      bestDistinct = distinct;
    }
  }
  return best;
}

/** A few words before the first hit let the reader see what it belongs to. */
const LEAD_WORDS = 6;

function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges) {
    const last = result.at(-1);
    if (last !== undefined && start < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}
