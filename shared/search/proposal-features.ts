import { GRAM_LETTERS, KIN_LETTERS } from './search-parameters.ts';
import { stem } from './stem.ts';
import { isFunctionWord } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

/**
 * What a text says, counted. A feature's first letter is its sort: `w` a word's stem, `f` a function word, `p` the first letters of a
 * stem, `b` two stems in a row, `g` letters inside a stem.
 */
export interface ProposalFeatures {
  readonly counts: ReadonlyMap<string, number>;
  /** Words with a subject. */
  readonly length: number;
}

export function featuresOf(text: string): ProposalFeatures {
  const counts = new Map<string, number>();
  const add = (feature: string): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
  let before = '';
  let length = 0;
  for (const { term, form } of tokenize(text)) {
    if (form === 'elided') continue;
    if (form === 'pair') add(`g${term}`);
    else if (isFunctionWord(term)) add(`f${term}`);
    else {
      const stemmed = stem(term);
      length++;
      for (const feature of featuresOfStem(stemmed)) add(feature);
      if (before !== '') add(`b${before} ${stemmed}`);
      before = stemmed;
    }
  }
  return { counts, length };
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
