import { LONGEST_TERM } from './search-parameters.ts';

/** A word as it is matched: compatibility forms unified, lower case, accents gone, 64 characters at most. The text itself stays as it is. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word.length > LONGEST_TERM ? word.slice(0, LONGEST_TERM) : word;
  const lower = word.toLowerCase();
  const bare = PLAIN.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .replace(LIGATURES, (letter) => UNFOLDED[letter] ?? letter)
        .normalize('NFKC')
        .toLowerCase();
  return bare.length > LONGEST_TERM ? cut(bare) : bare;
}

const PLAIN = /^[a-z0-9.,]*$/;
// Marks that a reader may leave out. Vowel signs of Indic scripts and voicing marks of kana make another word, so they stay.
const ACCENTS = new RegExp(
  [
    '[\\u0300-\\u036f]',
    '[\\u0591-\\u05c7]',
    '[\\u0610-\\u061a]',
    '[\\u064b-\\u065f]',
    '\\u0670',
    '[\\u1ab0-\\u1aff]',
    '[\\u1dc0-\\u1dff]',
    '[\\u20d0-\\u20ff]',
    '[\\ufe00-\\ufe0f]',
    "[\\u00ad'\\u2019\\u02bc\\uff07]",
  ].join('|'),
  'g',
);
const LIGATURES = /[ßæœøłđðþı]/g;
const UNFOLDED: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function cut(word: string): string {
  const code = word.charCodeAt(LONGEST_TERM - 1);
  return word.slice(0, code >= 0xd800 && code <= 0xdbff ? LONGEST_TERM - 1 : LONGEST_TERM);
}
