/** Languages with a stemmer; others match by exact word. */
export type StemLanguage = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'nl' | 'none';

/** The part that the forms of a word share: prices, priced and pricing are `pric`. Light on purpose: two words that merely look alike must stay apart. */
export function stem(term: string, language: StemLanguage = 'en'): string {
  if (term.length < 4 || !LETTERS.test(term)) return term;
  if (language === 'en') return english(term);
  for (const [ending, shortest, put] of ENDINGS[language]) {
    if (term.length >= shortest && term.endsWith(ending)) return term.slice(0, term.length - ending.length) + put;
  }
  return term;
}

/** Every term of the stem's class begins with this: an ending may put back at most two letters. */
export function classPrefix(stemmed: string, language: StemLanguage = 'en'): string {
  if (language === 'none' || (language === 'en' && !stemmed.endsWith('y'))) return stemmed;
  return stemmed.slice(0, Math.max(1, stemmed.length - (language === 'en' ? 1 : 2)));
}

const LETTERS = /^\p{L}+$/u;

function english(term: string): string {
  let word = term;
  if (word.endsWith('ies') && word.length > 4) word = `${word.slice(0, -3)}y`;
  else if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) word = word.slice(0, -1);
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  const cut =
    word.length >= 6 && word.endsWith('ing')
      ? 3
      : word.length >= 5 && word.endsWith('ed') && !word.endsWith('eed')
        ? 2
        : 0;
  // What is left must hold a vowel: "string" and "spring" are no verbs.
  if (cut > 0 && /[aeiouy]/.test(word.slice(0, -cut))) word = undoubled(word.slice(0, -cut));
  return word.length >= 5 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** stopp(ed) is stop; fill(ed), pass(ed) and buzz(ed) keep both letters. */
const undoubled = (word: string): string =>
  /([bdfgmnprt])\1$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;

type Ending = readonly [ending: string, shortestTerm: number, put: string];

// Accents are gone by the time a term is stemmed. Longest endings first.
const ENDINGS: { readonly [language in Exclude<StemLanguage, 'en'>]: readonly Ending[] } = {
  de: [
    ['ungen', 8, 'ung'],
    ['innen', 8, 'in'],
    ['ern', 6, ''],
    ['em', 5, ''],
    ['en', 5, ''],
    ['er', 5, ''],
    ['es', 5, ''],
    ['e', 5, ''],
    ['n', 5, ''],
    ['s', 5, ''],
  ],
  fr: [
    ['issements', 12, ''],
    ['ements', 9, ''],
    ['ement', 8, ''],
    ['aux', 6, 'al'],
    ['ees', 6, ''],
    ['es', 5, ''],
    ['ee', 5, ''],
    ['er', 5, ''],
    ['e', 5, ''],
    ['s', 5, ''],
    ['x', 5, ''],
  ],
  es: [
    ['ciones', 8, 'cion'],
    ['es', 5, ''],
    ['os', 5, ''],
    ['as', 5, ''],
    ['o', 5, ''],
    ['a', 5, ''],
    ['e', 5, ''],
    ['s', 5, ''],
  ],
  pt: [
    ['coes', 6, 'cao'],
    ['oes', 5, 'ao'],
    ['ais', 5, 'al'],
    ['es', 5, ''],
    ['os', 5, ''],
    ['as', 5, ''],
    ['o', 5, ''],
    ['a', 5, ''],
    ['e', 5, ''],
    ['s', 5, ''],
  ],
  nl: [
    ['heden', 8, 'heid'],
    ['en', 5, ''],
    ['s', 5, ''],
    ['e', 5, ''],
  ],
  none: [],
};
