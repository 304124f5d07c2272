import { type StemLanguage, stem } from './stem.ts';
import { isPlainStem, isStopWord } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

/** Words that somebody said, as far as grouping them needs. */
export interface ThemeQuote {
  readonly id: string;
  readonly text: string;
  /** Of the words; their stems are told by it. */
  readonly language: StemLanguage;
}

/** Quotes that share words which seldom stand together elsewhere: a proposal, for a person to look at. */
export interface Theme {
  /** The two words that made it, as stems; the same for the same quotes. */
  readonly id: string;
  /** What its quotes share, most telling first, each in the form that is written most often. */
  readonly words: readonly string[];
  /** Of two or more quotes, in the order of their ids. No quote is in two themes. */
  readonly quoteIds: readonly string[];
}

/** Fewer quotes are no theme. */
const LEAST_QUOTES = 3;
/** A word in more than this share of all quotes tells nothing apart, unless they are few. */
const MOST_SHARE = 0.25;
const FEW = 9;
/** The rarest words of a quote speak for it: pairs grow with the square of their number. */
const MOST_WORDS = 14;
/** A log-likelihood above which two words do not stand together by chance: 10.83 is p < 0.001 at one degree of freedom. */
const TELLING = 10.83;
/** A theme takes in further quotes by a pair of which this share is in it already. */
const SAME_SHARE = 0.5;
const SHOWN_WORDS = 3;

/**
 * Groups quotes by pairs of words that stand together more than chance explains (log-likelihood ratio, Dunning 1993). The most telling
 * pair takes its quotes first; a later pair that shares a word and most of its quotes with a theme widens it. The same quotes in any
 * order give the same themes. Grows with the number of quotes times the square of `MOST_WORDS`.
 */
export function findThemes(quotes: readonly ThemeQuote[]): readonly Theme[] {
  const sorted = [...quotes].sort((a, b) => byText(a.id, b.id));
  const { words, stems } = wordsOfEach(sorted);
  const pairs = tellingPairs(words, stems, sorted.length);
  const themeOf = new Map<number, Draft>();
  const themes: Draft[] = [];
  for (const { a, b, members } of pairs) {
    const free = members.filter((quote) => !themeOf.has(quote));
    const wide = widened(themes, { a, b, members }, themeOf);
    const theme =
      wide ?? (free.length >= LEAST_QUOTES ? { terms: new Set([a, b]), first: [a, b] as const, quotes: [] } : null);
    if (theme === null) continue;
    if (wide === null) themes.push(theme);
    theme.terms.add(a).add(b);
    for (const quote of free) {
      themeOf.set(quote, theme);
      theme.quotes.push(quote);
    }
  }
  return themes
    .sort((x, y) => y.quotes.length - x.quotes.length || byText(idOf(x, stems), idOf(y, stems)))
    .map((theme) => ({
      id: idOf(theme, stems),
      words: namesOf(theme, words, stems),
      quoteIds: theme.quotes.sort((x, y) => x - y).map((quote) => sorted[quote]?.id ?? ''),
    }));
}

/** Quotes and words by their numbers. */
interface Draft {
  readonly first: readonly [number, number];
  readonly terms: Set<number>;
  readonly quotes: number[];
}

interface Stem {
  readonly text: string;
  /** Quotes that it stands in. */
  count: number;
  /** How often it is written in which form. */
  readonly forms: Map<string, number>;
}

const idOf = ({ first: [a, b] }: Draft, stems: readonly Stem[]): string =>
  [stems[a]?.text ?? '', stems[b]?.text ?? ''].sort(byText).join(' ');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Per quote its words with a subject, rarest first. */
function wordsOfEach(quotes: readonly ThemeQuote[]): {
  readonly words: readonly (readonly number[])[];
  readonly stems: readonly Stem[];
} {
  const numbers = new Map<string, number>();
  const stems: Stem[] = [];
  const all = quotes.map(({ text, language }) => {
    const own = new Set<number>();
    for (const { term } of tokenize(text)) {
      if (term.length < 3 || !LETTER.test(term) || isStopWord(term, language)) continue;
      const stemmed = stem(term, language);
      if (isPlainStem(stemmed)) continue;
      let number = numbers.get(stemmed);
      if (number === undefined) {
        number = stems.length;
        numbers.set(stemmed, number);
        stems.push({ text: stemmed, count: 0, forms: new Map() });
      }
      const { forms } = stems[number] ?? { forms: new Map<string, number>() };
      forms.set(term, (forms.get(term) ?? 0) + 1);
      own.add(number);
    }
    for (const number of own) {
      const known = stems[number];
      if (known) known.count += 1;
    }
    return own;
  });
  const most = Math.max(FEW, quotes.length * MOST_SHARE);
  const count = (number: number): number => stems[number]?.count ?? 0;
  const words = all.map((own) =>
    [...own]
      .filter((number) => count(number) >= LEAST_QUOTES && count(number) <= most)
      .sort((a, b) => count(a) - count(b) || byText(stems[a]?.text ?? '', stems[b]?.text ?? ''))
      .slice(0, MOST_WORDS),
  );
  return { words, stems };
}

const LETTER = /\p{L}/u;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly members: readonly number[];
}

/** Pairs of words in enough quotes, the most telling first. */
function tellingPairs(words: readonly (readonly number[])[], stems: readonly Stem[], quotes: number): readonly Pair[] {
  const members = new Map<number, number[]>();
  for (const [quote, own] of words.entries()) {
    for (const [i, x] of own.entries()) {
      for (let j = i + 1; j < own.length; j++) {
        const y = own[j] ?? 0;
        const key = Math.min(x, y) * stems.length + Math.max(x, y);
        const known = members.get(key);
        if (known) known.push(quote);
        else members.set(key, [quote]);
      }
    }
  }
  const pairs: (Pair & { readonly weight: number; readonly key: string })[] = [];
  for (const [key, list] of members) {
    if (list.length < LEAST_QUOTES) continue;
    const [a, b] = [Math.floor(key / stems.length), key % stems.length];
    const weight = together(list.length, stems[a]?.count ?? 0, stems[b]?.count ?? 0, quotes);
    if (weight < TELLING) continue;
    const names = [stems[a]?.text ?? '', stems[b]?.text ?? ''].sort(byText).join(' ');
    pairs.push({ a, b, members: list, weight, key: names });
  }
  return pairs.sort((x, y) => y.weight - x.weight || byText(x.key, y.key));
}

/** The theme that a pair belongs to: it shares a word with it, and most of its quotes. */
function widened(themes: readonly Draft[], { a, b, members }: Pair, themeOf: ReadonlyMap<number, Draft>): Draft | null {
  const counts = new Map<Draft, number>();
  for (const quote of members) {
    const theme = themeOf.get(quote);
    if (theme) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return (
    themes.find(
      (theme) => (theme.terms.has(a) || theme.terms.has(b)) && (counts.get(theme) ?? 0) >= members.length * SAME_SHARE,
    ) ?? null
  );
}

/**
 * The log-likelihood ratio G² of two words standing together in `both` of `all` quotes, where they stand in `a` and in `b`; 0 where they
 * do so less than by chance. Source: T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993.
 */
function together(both: number, a: number, b: number, all: number): number {
  if (both * all <= a * b) return 0;
  const cells = [both, a - both, b - both, all - a - b + both] as const;
  const expected = [a * b, a * (all - b), (all - a) * b, (all - a) * (all - b)].map((n) => n / all);
  return 2 * cells.reduce((sum, n, i) => sum + (n === 0 ? 0 : n * Math.log(n / (expected[i] ?? 1))), 0);
}

/** What a theme's quotes share, most telling against the rest first. */
function namesOf(theme: Draft, words: readonly (readonly number[])[], stems: readonly Stem[]): readonly string[] {
  const inside = new Map<number, number>();
  for (const quote of theme.quotes) for (const one of words[quote] ?? []) inside.set(one, (inside.get(one) ?? 0) + 1);
  const size = theme.quotes.length;
  const weight = (one: number): number => together(inside.get(one) ?? 0, stems[one]?.count ?? 0, size, words.length);
  return [...inside.keys()]
    .filter((one) => (inside.get(one) ?? 0) * 2 >= size || theme.first.includes(one))
    .sort((x, y) => weight(y) - weight(x) || byText(stems[x]?.text ?? '', stems[y]?.text ?? ''))
    .slice(0, SHOWN_WORDS)
    .map((one) => usualForm(stems[one]));
}

function usualForm(word: Stem | undefined): string {
  const forms = [...(word?.forms ?? [])].sort(([x, n], [y, m]) => m - n || byText(x, y));
  return forms[0]?.[0] ?? word?.text ?? '';
}
