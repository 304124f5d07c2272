import { parseQuery, type QueryAtom } from '#shared/search/query-parser.ts';
import { stem } from '#shared/search/stem.ts';
import { type Token, tokenize } from '#shared/search/tokenize.ts';

/** Start and end (exclusive) of words in a text, in UTF-16 units. */
export type Place = readonly [start: number, end: number];

/**
 * Where the words of a query stand in one text: of a query of one word or phrase each occurrence, of several the stretch that holds
 * the first of each. Empty where a word is missing, or one that is left out (`-word`) stands there. Filters say nothing about a
 * text. Words are found in their other forms too, phrases as they are written.
 */
export function queryPlaces(query: string): (text: string) => readonly Place[] {
  const clauses = parseQuery(query).clauses.map(({ options }) => options.flatMap(readAtom));
  const wanted = clauses.filter((options) => options.some(({ negated }) => !negated));
  const barred = clauses.flat().filter(({ negated }) => negated);
  return (text) => {
    if (wanted.length === 0) return [];
    const tokens = tokenize(text);
    const byPosition = new Map<number, Token[]>();
    for (const token of tokens) byPosition.set(token.position, [...(byPosition.get(token.position) ?? []), token]);
    const find = ({ words, literal }: Sought): readonly Place[] =>
      literal === null ? placesOf(byPosition, words) : literalPlaces(text, literal);
    if (barred.some((one) => find(one).length > 0)) return [];
    const found = wanted.map((options) => options.flatMap(find).sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    if (found.some((places) => places.length === 0)) return [];
    const [only = [], ...more] = found;
    if (more.length === 0) return apart(only);
    const firsts = found.flatMap(([first]) => (first ? [first] : []));
    return [[Math.min(...firsts.map(([start]) => start)), Math.max(...firsts.map(([, end]) => end))]];
  };
}

interface Sought {
  readonly negated: boolean;
  /** One test per word, in a row. */
  readonly words: readonly ((term: string) => boolean)[];
  /** In scripts without spaces: as it is written, wherever a dictionary would cut it. */
  readonly literal: string | null;
}

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

function readAtom(atom: QueryAtom): readonly Sought[] {
  if (atom.kind === 'filter') return [];
  const terms = tokenize(atom.text).filter(({ form }) => form === 'word' || form === 'run-word');
  if (terms.length === 0) return [];
  const isExact = atom.kind === 'phrase';
  const words = terms.map(({ term }) => {
    const wanted = stem(term);
    return (other: string): boolean => other === term || (!isExact && stem(other) === wanted);
  });
  return [{ negated: atom.negated, words, literal: SPACELESS.test(atom.text) ? atom.text.trim() : null }];
}

function placesOf(byPosition: ReadonlyMap<number, readonly Token[]>, words: Sought['words']): readonly Place[] {
  const places: Place[] = [];
  for (const position of byPosition.keys()) {
    const run = words.map((test, i) => byPosition.get(position + i)?.find(({ term }) => test(term)));
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && !run.includes(undefined)) places.push([first.start, last.end]);
  }
  return places;
}

function literalPlaces(text: string, words: string): readonly Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    places.push([at, at + words.length]);
  return places;
}

/** Without those that lie over one before. */
function apart(places: readonly Place[]): readonly Place[] {
  const kept: Place[] = [];
  for (const place of places) if (place[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(place);
  return kept;
}
