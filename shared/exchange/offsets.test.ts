import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffsets, type OffsetMap, utf8Offsets } from './offsets.ts';

/** What texts are made of that count differently: emoji, their joiners, combining marks, CRLF, right-to-left, halves of pairs. */
const piece = fc.constantFrom(
  'a',
  'é',
  'e\u{301}',
  '\r\n',
  '\n',
  '👍',
  '👩‍👩‍👧',
  '漢',
  'ש',
  '\u{d83d}',
  '\u{dc4d}',
  '\u{feff}',
  ' ',
);
const text = fc.array(piece, { maxLength: 900 }).map((pieces) => pieces.join(''));

const KINDS: readonly (readonly [string, (text: string) => OffsetMap, (text: string) => number])[] = [
  ['code points', codePointOffsets, (words) => Array.from(words).length],
  ['UTF-8 bytes', utf8Offsets, (words) => new TextEncoder().encode(words).length],
];

describe.each(KINDS)('offsets in %s', (_, mapOf, lengthOf) => {
  it('are what the beginning of the text measures, at every whole character', () => {
    fc.assert(
      fc.property(text, (words) => {
        const map = mapOf(words);
        expect(map.length).toBe(lengthOf(words));
        let at = 0;
        for (const char of words) {
          const foreign = lengthOf(words.slice(0, at));
          expect(map.fromUtf16(at)).toBe(foreign);
          expect(map.toUtf16(foreign)).toBe(at);
          at += char.length;
        }
        expect(map.fromUtf16(at)).toBe(map.length);
        expect(map.toUtf16(map.length)).toBe(words.length);
      }),
      { numRuns: 200 },
    );
  });

  it('never cut a character, and stay within the text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -5, max: 4_000 }), (words, foreign) => {
        const at = mapOf(words).toUtf16(foreign);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(words.length);
        const cut = /[\ud800-\udbff]/.test(words[at - 1] ?? '') && /[\udc00-\udfff]/.test(words[at] ?? '');
        expect(cut).toBe(false);
      }),
    );
  });
});

describe('offsets', () => {
  it('count an emoji as one code point, four bytes and two units', () => {
    expect(codePointOffsets('a👍b').toUtf16(2)).toBe(3);
    expect(utf8Offsets('a👍b').toUtf16(5)).toBe(3);
    expect(utf8Offsets('a👍b').toUtf16(3)).toBe(1);
    expect(codePointOffsets('a👍b').fromUtf16(2)).toBe(1);
  });
});
