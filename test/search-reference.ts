import { stem } from '#shared/search/stem.ts';
import { tokenize } from '#shared/search/tokenize.ts';
import { slipsBetween } from '#shared/search/typo.ts';
import type { SearchUnit } from '#shared/search/unit.ts';

/** A question as its meaning, to be asked of the engine as text and of the reference as it is. */
export type Question =
  | { readonly kind: 'word' | 'prefix'; readonly word: string }
  | { readonly kind: 'typo'; readonly word: string }
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  | { readonly kind: 'all' | 'any'; readonly words: readonly string[] }
  | { readonly kind: 'word-and-prefix'; readonly word: string; readonly begun: string }
  | { readonly kind: 'without'; readonly word: string; readonly not: string }
  | { readonly kind: 'filtered'; readonly word: string; readonly tag: string }
  | { readonly kind: 'since'; readonly word: string; readonly day: string }
  | { readonly kind: 'flagged'; readonly word: string };

export function textOf(question: Question): string {
  switch (question.kind) {
    case 'prefix':
      return question.word;
    case 'word':
    case 'typo':
      return `${question.word} `;
    case 'phrase':
      return `"${question.words.join(' ')}"`;
    case 'all':
      return `${question.words.join(' ')} `;
    case 'any':
      return `${question.words.join(' OR ')} `;
    case 'word-and-prefix':
      return `${question.word} ${question.begun}`;
    case 'without':
      return `${question.word} -${question.not} `;
    case 'filtered':
      return `tag:${question.tag} ${question.word} `;
    case 'since':
      return `after:${question.day} ${question.word} `;
    case 'flagged':
      return `is:draft ${question.word} `;
  }
}

/**
 * Keys of the units that a question means, by reading every word of every unit: no index, no postings, nothing shared with the engine but
 * how a text is cut into words and what a stem is.
 */
export function plainAnswer(units: readonly SearchUnit[], question: Question): readonly string[] {
  const read = units.map((unit) => ({ unit, fields: [unit.title, unit.text].map(wordsOf) }));
  const said = new Set(read.flatMap(({ fields }) => fields.flat()));
  const has = (fields: Fields, holds: (word: string) => boolean): boolean => fields.some((field) => field.some(holds));
  const same = (word: string) => (other: string) => other === word || stem(other) === stem(word);
  const begins = (word: string) => (other: string) => other.startsWith(word) || same(word)(other);
  const fits = ({ unit, fields }: (typeof read)[number]): boolean => {
    switch (question.kind) {
      case 'word':
        return has(fields, same(question.word));
      case 'prefix':
        return has(fields, begins(question.word));
      case 'typo': {
        const known = [...said].some(same(question.word));
        const bound = question.word.length <= 3 ? 0 : question.word.length <= 7 ? 1 : 2;
        const near = (other: string): boolean =>
          (other[0] === question.word[0] || other[1] === question.word[1]) &&
          slipsBetween(question.word, other, bound) <= bound;
        return has(fields, known ? same(question.word) : near);
      }
      case 'phrase':
        return fields.some((field) => field.some((_, i) => question.words.every((word, k) => field[i + k] === word)));
      case 'all':
        return question.words.every((word) => has(fields, same(word)));
      case 'any':
        return question.words.some((word) => has(fields, same(word)));
      case 'word-and-prefix':
        return has(fields, same(question.word)) && has(fields, begins(question.begun));
      case 'without':
        return has(fields, same(question.word)) && !has(fields, same(question.not));
      case 'filtered':
        return has(fields, same(question.word)) && unit.keywords.includes(`tag:${question.tag}`);
      case 'since':
        return has(fields, same(question.word)) && unit.at >= question.day;
      case 'flagged':
        return has(fields, same(question.word)) && unit.flags.includes('is:draft');
    }
  };
  return read.filter(fits).map(({ unit }) => unit.key);
}

type Fields = readonly (readonly string[])[];

const wordsOf = (text: string): readonly string[] => tokenize(text).map(({ term }) => term);

/** The score of each unit that holds a word, by the formula itself. */
export function plainScores(units: readonly SearchUnit[], word: string): ReadonlyMap<string, number> {
  const lengths = units.map((unit) => wordsOf(unit.title).length + wordsOf(unit.text).length);
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, units.length);
  const weightOf = (other: string): number => (other === word ? 1 : stem(other) === stem(word) ? 0.8 : 0);
  const tf = units.map(
    (unit) =>
      2 * wordsOf(unit.title).reduce((sum, one) => sum + weightOf(one), 0) +
      wordsOf(unit.text).reduce((sum, one) => sum + weightOf(one), 0),
  );
  // As the index counts them: a unit with two forms of the word counts for each of them.
  const forms = new Set(
    units.flatMap((unit) => [...wordsOf(unit.title), ...wordsOf(unit.text)]).filter((one) => weightOf(one) > 0),
  );
  const holding = [...forms].reduce(
    (sum, form) => sum + units.filter((unit) => [...wordsOf(unit.title), ...wordsOf(unit.text)].includes(form)).length,
    0,
  );
  const df = Math.min(holding, units.length);
  const idf = Math.log(1 + (units.length - df + 0.5) / (df + 0.5));
  const scores = units.map((unit, i): [string, number] => {
    const times = tf[i] ?? 0;
    const norm = 1.2 * (1 - 0.75 + (0.75 * (lengths[i] ?? 0)) / average);
    return [unit.key, times === 0 ? 0 : (idf * times * 2.2) / (times + norm)];
  });
  return new Map(scores.filter(([, score]) => score > 0));
}
