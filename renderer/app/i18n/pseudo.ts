import type { Catalogue } from './catalogue.ts';

/** English with accents and 40 % more length: shows words that are cut off, joined together or missing from the catalogue. */
export function pseudo(english: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(english).map(([key, sentence]) => [key, accented(sentence)]));
}

const PLAIN = 'aceinosuyACEINOSUY';
const ACCENTED = 'áçéíñóšúýÁÇÉÍÑÓŠÚÝ';

function accented(sentence: string): string {
  const words = sentence
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/[a-z]/gi, swap)))
    .join('');
  return `[${words}${'·'.repeat(Math.ceil(sentence.length * 0.4))}]`;
}

function swap(letter: string): string {
  const at = PLAIN.indexOf(letter);
  return at < 0 ? letter : (ACCENTED[at] ?? letter);
}
