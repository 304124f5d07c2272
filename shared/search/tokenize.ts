import { APOSTROPHE, classAt, DIGIT, HYPHEN, LETTER, MARK, RUN } from './char-class.ts';
import { eachRunToken, segmenterPrint } from './dictionary-run.ts';
import { fold } from './fold.ts';
import { LONGEST_TERM } from './search-parameters.ts';

/** How a token came about. `joined`, `elided` and `pair` are further forms at the place of another token; a `run-pair` is a word of two. */
type TokenForm = 'word' | 'joined' | 'elided' | 'run-word' | 'run-pair' | 'pair';

/** One word of a text: its matched form, its position counted in words, and where it stands (UTF-16 units, end exclusive). */
export interface Token {
  readonly term: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly form: TokenForm;
}

export type TokenVisitor = (term: string, position: number, start: number, end: number, form: TokenForm) => void;

/** Told of a word of ASCII letters and digits in place of a `TokenVisitor`: nearly all words are, and it saves making a string of each. */
export type PlainVisitor = (text: string, start: number, end: number, position: number) => void;

/** Visits the tokens in order of position from `first` on; answers the position after the last. */
export function eachToken(text: string, visit: TokenVisitor, first = 0, plainly?: PlainVisitor): number {
  let position = first;
  let at = 0;
  while (at < text.length) {
    const plain = plainWordEnd(text, at);
    if (plain > at) {
      if (plainly) plainly(text, at, plain, position++);
      else visit(plainTerm(text, at, plain), position++, at, plain, 'word');
      at = plain + 1;
      continue;
    }
    const kind = classAt(text, at);
    if (kind === RUN) {
      const end = runEnd(text, at);
      position += eachRunToken(text, at, end, position, visit);
      at = end;
    } else if (kind === LETTER || kind === DIGIT) {
      const end = partEnd(text, at);
      const next = hyphenated(text, end);
      if (next === -1) {
        visitPart(text, at, end, position++, visit);
        at = end;
      } else {
        const chain = visitChain(text, at, end, position, visit);
        position = chain.position;
        at = chain.end;
      }
    } else at += width(text, at);
  }
  return position;
}

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  eachToken(text, (term, position, start, end, form) => tokens.push({ term, position, start, end, form }));
  return tokens;
}

/** Changes when units or texts are cut differently: by our rules, or by the runtime's dictionaries. Another version means a rebuild. */
export function tokenizerVersion(): string {
  return `3-${segmenterPrint()}`;
}

/**
 * Most words are ASCII letters and digits before a space or a sentence sign, and need none of the rules below: the end of such a word, or
 * `start`.
 */
function plainWordEnd(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while ((ASCII[code] ?? 0) === IN_WORD) code = text.charCodeAt(++at);
  // Behind a digit a point or comma may go on with the number.
  const ended =
    at === text.length || (ASCII[code] ?? 0) === ENDS_WORD || ((code === 46 || code === 44) && !isDigit(text, at - 1));
  return ended ? at : start;
}

function plainTerm(text: string, start: number, end: number): string {
  const word = text.slice(start, Math.min(end, start + LONGEST_TERM));
  for (let i = start; i < end; i++) if (text.charCodeAt(i) < 91 && text.charCodeAt(i) > 64) return word.toLowerCase();
  return word;
}

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

const IN_WORD = 1;
const ENDS_WORD = 2;
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-z0-9]/i.test(char) ? IN_WORD : /['.,-]/.test(char) ? 0 : ENDS_WORD;
});

function visitPart(text: string, start: number, end: number, position: number, visit: TokenVisitor): void {
  visit(fold(text.slice(start, end)), position, start, end, 'word');
  const rest = afterElision(text, start, end);
  if (rest !== -1) visit(fold(text.slice(rest, end)), position, rest, end, 'elided');
}

/** `e-mail` is `e` and `mail`, and at the place of `e` also `email`. */
function visitChain(text: string, start: number, firstEnd: number, first: number, visit: TokenVisitor) {
  const ends = [start, firstEnd];
  let end = firstEnd;
  for (let next = hyphenated(text, end); next !== -1; next = hyphenated(text, end)) {
    end = partEnd(text, next);
    ends.push(next, end);
  }
  let position = first;
  for (let i = 0; i < ends.length; i += 2) {
    visitPart(text, ends[i] ?? start, ends[i + 1] ?? end, position, visit);
    if (i === 0) visit(fold(text.slice(start, end).replace(HYPHENS, '')), position, start, end, 'joined');
    position++;
  }
  return { position, end };
}

const HYPHENS = /[-\u2010\u2011]/g;

/** Where the word goes on behind a hyphen at `at`, or -1. */
function hyphenated(text: string, at: number): number {
  return at + 1 < text.length && classAt(text, at) === HYPHEN && startsWord(classAt(text, at + 1)) ? at + 1 : -1;
}

const startsWord = (kind: number): boolean => kind === LETTER || kind === DIGIT;

function partEnd(text: string, start: number): number {
  let at = start;
  let last = OTHER_END;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) last = kind;
    else if (kind === APOSTROPHE) {
      if (last !== LETTER || at + 1 >= text.length || classAt(text, at + 1) !== LETTER) break;
    } else if (kind !== MARK) {
      const code = text.charCodeAt(at);
      const inNumber = (code === 46 || code === 44) && last === DIGIT;
      if (!inNumber || at + 1 >= text.length || classAt(text, at + 1) !== DIGIT) break;
    }
    at += width(text, at);
  }
  return at;
}

const OTHER_END = 0;

/** The word behind a Romance elision (l'avion, qu'elle), so that it is found by its own name; -1 where there is none. */
function afterElision(text: string, start: number, end: number): number {
  for (let at = start + 1; at <= start + 2 && at < end - 2; at++) {
    if (classAt(text, at) !== APOSTROPHE) continue;
    const vowel = /[aeiouyhâàéèêëîïôœæ]/i.test(text.charAt(at + 1));
    return vowel && /^(?:[cdjlmnst]|qu)$/i.test(text.slice(start, at)) ? at + 1 : -1;
  }
  return -1;
}

function runEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind !== RUN && kind !== MARK) break;
    at += width(text, at);
  }
  return at;
}

function width(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
