import { GRAM_LETTERS, KIN_LETTERS, NEAR_WORDS } from './search-parameters.ts';
import { stem } from './stem.ts';
import { isFunctionWord } from './stop-words.ts';
import { sensesOf } from './thesaurus.ts';
import { tokenize } from './tokenize.ts';

/**
 * What a text says, counted. A feature's first letter is its sort: `w` a word's stem, `f` a function word, `p` the first letters of a
 * stem, `b` two stems in a row, `u` two stems near each other in either order, `g` letters inside a stem, `s` a sense that several
 * words share (thesaurus.ts).
 */
export interface ProposalFeatures {
  readonly counts: ReadonlyMap<string, number>;
  /** Words with a subject. */
  readonly length: number;
  /** A word's stem (`w...`) -> the senses (`s...`) that it has in this text. */
  readonly senses: ReadonlyMap<string, readonly string[]>;
}

export function featuresOf(text: string): ProposalFeatures {
  const counts = new Map<string, number>();
  const add = (feature: string): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
  const senses = new Map<string, string[]>();
  const near: string[] = [];
  let before = '';
  let last = '';
  let length = 0;
  for (const { term, form } of tokenize(text)) {
    if (form === 'elided') continue;
    if (form !== 'pair') {
      const own = stem(term);
      const found = [...sensesOf(own), ...sensesOf(`${last} ${own}`)].map((sense) => `s${String(sense)}`);
      for (const sense of found) add(sense);
      if (found.length > 0) senses.set(`w${own}`, found);
      last = own;
    }
    if (form === 'pair') add(`g${term}`);
    else if (isFunctionWord(term)) {
      add(`f${term}`);
    } else {
      const stemmed = stem(term);
      length++;
      for (const feature of featuresOfStem(stemmed)) add(feature);
      if (before !== '') add(`b${before} ${stemmed}`);
      for (const other of near)
        if (other !== stemmed) add(other < stemmed ? `u${other} ${stemmed}` : `u${stemmed} ${other}`);
      near.push(stemmed);
      if (near.length > NEAR_WORDS) near.shift();
      before = stemmed;
    }
  }
  return { counts, length, senses };
}

/** The features that a single word brings, its own first. */
export function featuresOfStem(stemmed: string): readonly string[] {
  const features = [`w${stemmed}`];
  if (stemmed.length >= KIN_LETTERS - 1) features.push(kinOf(stemmed));
  const marked = `^${stemmed}`;
  for (let i = 0; i + GRAM_LETTERS <= marked.length; i++) features.push(`g${marked.slice(i, i + GRAM_LETTERS)}`);
  return features;
}

export const kinOf = (stemmed: string): string => `p${stemmed.slice(0, KIN_LETTERS)}`;
