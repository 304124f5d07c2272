import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem } from './stem.ts';
import { tokenize, tokenizerVersion } from './tokenize.ts';

const terms = (text: string, ...forms: string[]) =>
  tokenize(text)
    .filter((token) => forms.length === 0 || forms.includes(token.form))
    .map((token) => token.term);

describe('tokenize', () => {
  test('drops accents, case and width, and keeps the offsets of the text as written', () => {
    expect(tokenize('Crème BRÛLÉE')).toEqual([
      { term: 'creme', position: 0, start: 0, end: 5, form: 'word' },
      { term: 'brulee', position: 1, start: 6, end: 12, form: 'word' },
    ]);
    expect(terms('ＦＡＸ ﬁne Straße Smørrebrød İstanbul')).toEqual([
      'fax',
      'fine',
      'strasse',
      'smorrebrod',
      'istanbul',
    ]);
  });

  test('keeps composed and decomposed letters alike', () => {
    expect(terms('Müller')).toEqual(terms('Mu\u0308ller'));
    expect(tokenize('Mu\u0308ller!')[0]).toMatchObject({ term: 'muller', start: 0, end: 7 });
  });

  test('drops apostrophes inside words, not around them', () => {
    expect(terms("don't customer’s 'quoted' rock'n'roll")).toEqual(['dont', 'customers', 'quoted', 'rocknroll']);
    expect(terms("l'avion")).toEqual(['lavion', 'avion']);
  });

  test('reads a hyphenated word as its parts and as one word at the same place', () => {
    expect(tokenize('an e-mail address').map((t) => [t.term, t.position, t.start, t.end])).toEqual([
      ['an', 0, 0, 2],
      ['e', 1, 3, 4],
      ['email', 1, 3, 9],
      ['mail', 2, 5, 9],
      ['address', 3, 10, 17],
    ]);
    expect(terms('- dash – and -x')).toEqual(['dash', 'and', 'x']);
  });

  test('keeps points and commas inside numbers only', () => {
    expect(terms('1,234.50 v2.0. 3.14, end.Next')).toEqual(['1,234.50', 'v2.0', '3.14', 'end', 'next']);
  });

  test('cuts addresses at their signs', () => {
    expect(terms('ana@example.com')).toEqual(['ana', 'example', 'com']);
  });

  test('passes over emoji and keeps the words around them in place', () => {
    expect(tokenize('love 👩‍👩‍👧 it ❤️').map((t) => [t.term, t.start])).toEqual([
      ['love', 0],
      ['it', 14],
    ]);
  });

  test('finds Japanese words, and pairs of characters whatever the dictionary says', () => {
    const text = '請求書を承認する';
    const found = terms(text);
    for (const pair of ['請求', '求書', '承認']) expect(found).toContain(pair);
    for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.term);
    expect(terms('ガ', 'run-word')).toEqual(terms('ｶﾞ', 'run-word'));
  });

  test('finds Thai words without spaces and keeps their vowel signs', () => {
    const text = 'ฉันต้องการใบแจ้งหนี้';
    expect(terms(text, 'run-word', 'run-pair').join('')).toBe(text);
    expect(terms(text, 'run-word', 'run-pair').length).toBeGreaterThan(2);
  });

  test('keeps Indic vowel signs: they make another word', () => {
    expect(terms('किताब')).toEqual(['किताब']);
  });

  test('cuts a token at 64 characters', () => {
    expect(terms('x'.repeat(100))).toEqual(['x'.repeat(64)]);
  });

  test('never leaves the text, never goes backwards, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let position = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.position).toBeGreaterThanOrEqual(position);
          expect(token.term).not.toBe('');
          position = token.position;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('has a version that stays the same within a runtime', () => {
    expect(tokenizerVersion()).toBe(tokenizerVersion());
    expect(tokenizerVersion()).toMatch(/^3-[0-9a-z]+$/);
  });
});

describe('stem', () => {
  test('joins the forms of a word and keeps others apart', () => {
    const classes = [
      ['price', 'prices', 'priced', 'pricing'],
      ['try', 'tries', 'tried', 'trying'],
      ['invoice', 'invoices', 'invoicing'],
      ['plan', 'plans', 'planned', 'planning'],
      ['string', 'strings'],
      ['spring', 'springs'],
    ];
    const stems = classes.map((forms) => [...new Set(forms.map((form) => stem(form)))]);
    expect(stems.map((list) => list.length)).toEqual(classes.map(() => 1));
    expect(new Set(stems.flat()).size).toBe(classes.length);
  });

  test('knows the endings of other languages', () => {
    expect(stem('rechnungen', 'de')).toBe(stem('rechnung', 'de'));
    expect(stem('chevaux', 'fr')).toBe(stem('cheval', 'fr'));
    expect(stem('reuniones', 'es')).toBe(stem('reunion', 'es'));
    expect(stem('prices', 'none')).toBe('prices');
  });
});
