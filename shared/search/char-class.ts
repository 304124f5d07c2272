/** How the tokeniser sees a character. RUN scripts are written without spaces and are cut by dictionary. */
const OTHER = 1;
export const LETTER = 2;
export const MARK = 3;
export const DIGIT = 4;
export const RUN = 5;
export const APOSTROPHE = 6;
export const HYPHEN = 7;

/** The class of the code point that starts at `at`. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdbff && at + 1 < text.length) return classify(text.codePointAt(at) ?? code);
  const known = TABLE[code];
  if (known !== undefined && known !== 0) return known;
  const found = classify(code);
  TABLE[code] = found;
  return found;
}

const TABLE = new Uint8Array(0x10000);

function classify(code: number): number {
  const char = String.fromCodePoint(code);
  if ("'\u2019\u02bc\uff07".includes(char)) return APOSTROPHE;
  if ('-\u2010\u2011'.includes(char)) return HYPHEN;
  // A soft hyphen only tells where a word may be broken; it is part of the word and stripped like a mark.
  if (char === '\u00ad') return MARK;
  if (SPACELESS.test(char) && LETTER_LIKE.test(char)) return RUN;
  if (/\p{M}/u.test(char)) return MARK;
  if (CJK.test(char) && LETTER_LIKE.test(char)) return RUN;
  if (/\p{L}/u.test(char)) return LETTER;
  return /\p{N}/u.test(char) ? DIGIT : OTHER;
}

// The vowel and tone signs of these are marks of their own script.
const SPACELESS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// With extensions, so that the long vowel sign is in; common marks, which the extensions also name, are sorted out before.
const CJK = /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u;
const LETTER_LIKE = /[\p{L}\p{M}\p{Nl}]/u;
