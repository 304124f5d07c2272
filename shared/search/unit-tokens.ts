import { FIELD_GAP } from './search-parameters.ts';
import { KEYWORD_MARK } from './segment.ts';
import { eachToken, type PlainVisitor, type TokenVisitor } from './tokenize.ts';

/** Words of a unit's title, then of its text behind a gap. Answers how many words it has and where the text's positions begin. */
export function eachUnitToken(
  title: string,
  text: string,
  visit: TokenVisitor,
  plainly?: PlainVisitor,
): { length: number; textStart: number } {
  const titleEnd = eachToken(title, visit, 0, plainly);
  const textStart = titleEnd + FIELD_GAP;
  const end = eachToken(text, visit, textStart, plainly);
  return { length: end - FIELD_GAP, textStart };
}

export const keywordTerm = (keyword: string): string => KEYWORD_MARK + keyword;

/** Same for two titles that read the same, whatever their case, accents and punctuation. */
export function titleHash(title: string): number {
  let value = 0x811c9dc5;
  eachToken(title, (term, _position, _start, _end, form) => {
    if (form !== 'word' && form !== 'run-word' && form !== 'run-pair') return;
    for (let i = 0; i < term.length; i++) value = Math.imul(value ^ term.charCodeAt(i), 0x01000193);
    value = Math.imul(value ^ 32, 0x01000193);
  });
  return value >>> 0;
}

/** Days since 1970-01-01 (UTC) of an ISO date or date and time; 0 for what is none. */
export function dayOf(iso: string): number {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? 0 : Math.floor(time / 86_400_000);
}
