import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findThemes, type ThemeQuote } from './themes.ts';

const quotes = (...texts: readonly string[]): ThemeQuote[] =>
  texts.map((text, i) => ({ id: `hl_${String(i).padStart(3, '0')}`, text, language: 'en' }));

const TALK = quotes(
  'The invoice waits for somebody to approve it.',
  'Nobody can approve an invoice from the phone.',
  'I approve each invoice by mail, twice.',
  'Approving invoices takes my whole Friday.',
  'The driver calls me when the gate is closed.',
  'When the gate is closed the driver leaves again.',
  'Our driver knows the gate, the new one stood before it closed.',
  'We moved offices last spring.',
  'Lunch was better before.',
  'My sister lives in the north.',
  'They print labels at night.',
  'Nothing to add.',
);

test('quotes that share telling words are one theme, named by them; the others are in none', () => {
  const themes = findThemes(TALK);
  expect(themes.map(({ quoteIds }) => quoteIds)).toEqual([
    ['hl_000', 'hl_001', 'hl_002', 'hl_003'],
    ['hl_004', 'hl_005', 'hl_006'],
  ]);
  expect(themes[0]?.words).toEqual(['approve', 'invoice']);
  expect([...(themes[1]?.words ?? [])].sort()).toEqual(['closed', 'driver', 'gate']);
});

test('too few quotes, one word alone and words that everybody says make no theme', () => {
  expect(findThemes([])).toEqual([]);
  expect(findThemes(TALK.slice(0, 2))).toEqual([]);
  expect(findThemes(quotes(...Array.from({ length: 12 }, (_, i) => `The same words of number ${i}.`)))).toEqual([]);
});

const WORDS = [
  'invoice',
  'approve',
  'driver',
  'gate',
  'photo',
  'door',
  'label',
  'night',
  'price',
  'list',
  'phone',
  'paper',
];
const SUBJECTS = [['invoice', 'approve'], ['driver', 'gate', 'closed'], ['photo', 'door'], []];
const aTalk = fc
  .array(fc.tuple(fc.constantFrom(...SUBJECTS), fc.array(fc.constantFrom(...WORDS), { maxLength: 3 })), {
    minLength: 12,
    maxLength: 60,
  })
  .map((all) => quotes(...all.map(([subject, more]) => [...subject, ...more].join(' '))));

test('the same quotes in any order give the same themes, and no quote is in two', () => {
  let themes = 0;
  fc.assert(
    fc.property(aTalk, fc.infiniteStream(fc.nat()), (talk, order) => {
      const found = findThemes(talk);
      const mixed = talk
        .map((quote) => ({ quote, at: order.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ quote }) => quote);
      expect(findThemes(mixed)).toEqual(found);
      const ids = found.flatMap(({ quoteIds }) => quoteIds);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { quoteIds, words } of found) {
        expect(quoteIds.length).toBeGreaterThanOrEqual(3);
        expect(words.length).toBeGreaterThan(0);
      }
      themes += found.length;
    }),
    { numRuns: 300 },
  );
  expect(themes).toBeGreaterThan(20);
});
