import type { LiveSegment } from './live-segment.ts';
import { COMPLETION_WEIGHT, MOST_COMPLETIONS, MOST_CORRECTIONS, OTHER_FORM_WEIGHT } from './search-parameters.ts';
import { classPrefix, type StemLanguage, stem } from './stem.ts';
import { compareBytes, prefixRange, stringAt, utf8 } from './string-list.ts';
import { allowedSlips, slipsBetween } from './typo.ts';

export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
  readonly df: number;
}

/** The word's own forms in the index: itself at full weight, others of its stem below. Sorted by term. */
export function formsOf(
  word: string,
  segments: readonly LiveSegment[],
  language: StemLanguage,
): readonly WeightedTerm[] {
  const stemmed = stem(word, language);
  const found = termsWithPrefix(classPrefix(stemmed, language), segments, (term) => stem(term, language) === stemmed);
  const own = found.has(word) ? null : dfOf(word, segments);
  if (own !== null && own > 0) found.set(word, own);
  return sorted([...found].map(([term, df]) => ({ term, df, weight: term === word ? 1 : OTHER_FORM_WEIGHT })));
}

/** Words that begin with this one, the most used first among equals of length; and the forms of the word itself. */
export function completionsOf(
  word: string,
  segments: readonly LiveSegment[],
  language: StemLanguage,
): readonly WeightedTerm[] {
  const terms = new Map(formsOf(word, segments, language).map((form) => [form.term, form]));
  const completions = [...termsWithPrefix(word, segments, () => true)]
    .sort(([a, x], [b, y]) => y - x || compareBytes(a, b))
    .slice(0, MOST_COMPLETIONS);
  for (const [term, df] of completions) if (!terms.has(term)) terms.set(term, { term, df, weight: COMPLETION_WEIGHT });
  return sorted([...terms.values()]);
}

/** Words of the index that this may be a slip of. Nearest first, then most used. */
export function correctionsOf(word: string, segments: readonly LiveSegment[]): readonly WeightedTerm[] {
  const bound = allowedSlips(word.length);
  if (bound === 0 || !/^[\p{L}\p{M}]+$/u.test(word)) return [];
  const [first, second] = utf8(word.slice(0, 2));
  const letters = letterMask(utf8(word));
  const found = new Map<string, number>();
  for (const live of segments) {
    const { terms } = live.segment;
    const { bytes, offsets } = terms;
    const masks = live.termMasks(letterMask);
    for (let i = 0; i < masks.length; i++) {
      // Each slip takes one letter away and brings one in at most.
      if (bitCount((masks[i] ?? 0) ^ letters) > 2 * bound) continue;
      const start = offsets[i] ?? 0;
      if (bytes[start] !== first && bytes[start + 1] !== second) continue;
      // Bytes are at least letters, so a term with too few bytes is too short; one too long is sorted out below.
      const size = (offsets[i + 1] ?? 0) - start;
      if (size < word.length - bound || size > (word.length + bound) * 3 || bytes[start] === 1) continue;
      const term = stringAt(terms, i);
      if (Math.abs(term.length - word.length) > bound) continue;
      if (slipsBetween(word, term, bound) > bound) continue;
      const living = live.dfAt(i);
      if (living > 0) found.set(term, (found.get(term) ?? 0) + living);
    }
  }
  return [...found]
    .map(([term, df]) => ({ term, df, weight: 1 / (1 + slipsBetween(word, term, bound)) }))
    .sort((a, b) => b.weight - a.weight || b.df - a.df || compareBytes(a.term, b.term))
    .slice(0, MOST_CORRECTIONS);
}

/** Which bytes a word has, by their last five bits: words that differ in many bits differ in many letters. */
function letterMask(bytes: Uint8Array): number {
  let mask = 0;
  for (const byte of bytes) mask |= 1 << (byte & 31);
  return mask;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function dfOf(term: string, segments: readonly LiveSegment[]): number {
  let df = 0;
  for (const live of segments) {
    const index = live.termIndex(term);
    if (index >= 0) df += live.dfAt(index);
  }
  return df;
}

function termsWithPrefix(
  prefix: string,
  segments: readonly LiveSegment[],
  keep: (term: string) => boolean,
): Map<string, number> {
  const found = new Map<string, number>();
  const bytes = utf8(prefix);
  for (const live of segments) {
    const { terms } = live.segment;
    const [from, to] = prefixRange(terms, bytes);
    for (let i = from; i < to; i++) {
      const term = stringAt(terms, i);
      if (!keep(term)) continue;
      const living = live.dfAt(i);
      if (living > 0) found.set(term, (found.get(term) ?? 0) + living);
    }
  }
  return found;
}

// One order for all segments: sums of weights are then the same however the units are spread over segments.
const sorted = (terms: readonly WeightedTerm[]): readonly WeightedTerm[] =>
  [...terms].sort((a, b) => compareBytes(a.term, b.term));
