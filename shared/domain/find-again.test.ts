import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorAt, type TextBlock, textOf } from './anchor.ts';
import { must } from './assert.ts';
import { findAgain } from './find-again.ts';

const TALK: readonly TextBlock[] = [
  { id: 's1', text: 'We export the invoice to a spreadsheet every week, by hand.' },
  { id: 's2', text: 'Nobody can approve inside the tool, so I ping finance and wait.' },
];
const lost = (words: string) => {
  const block = must(
    TALK.find(({ text }) => text.includes(words)),
    'the words',
  );
  const at = block.text.indexOf(words);
  return must(
    anchorAt('tr_1', TALK, { block: block.id, offset: at }, { block: block.id, offset: at + words.length }),
    'an anchor',
  );
};

test('finds the same words in another segment', () => {
  const anchor = lost('approve inside the tool');
  const now = [{ id: 'n1', text: 'Nobody can approve inside the tool.' }];
  expect(findAgain(anchor, now)).toMatchObject({ changed: false, anchor: { block: 'n1', start: 11, end: 34 } });
});

test('finds the only place that reads nearly the same, and says that it changed', () => {
  const anchor = lost('export the invoice to a spreadsheet every week');
  const now = [
    TALK[1] ?? { id: '', text: '' },
    { id: 'n1', text: 'So we exported the invoices to a spreadsheet every week.' },
  ];
  const found = must(findAgain(anchor, now), 'a place');
  expect(found.changed).toBe(true);
  expect(textOf(found.anchor, now)).toBe('exported the invoices to a spreadsheet every week');
  expect(found.anchor.quote).toBe(anchor.quote);
});

test('two places that are as near are for a person to tell apart; words that are gone are not found', () => {
  const anchor = lost('Nobody can approve inside the tool');
  const near = 'Nobody can approve inside the tools';
  expect(
    findAgain(anchor, [
      { id: 'a', text: 'Nobody can approve inside a tool' },
      { id: 'b', text: 'Nobody can approve inside a tool' },
    ]),
  ).toBeNull();
  expect(findAgain(anchor, [{ id: 'a', text: 'We wait for the bank.' }])).toBeNull();
  expect(findAgain(anchor, [{ id: 'a', text: `x ${near}` }])?.changed).toBe(false);
});

test('whatever was changed within 15 % in one place of a long text is found there', () => {
  const filler = 'lorem ipsum dolor sit amet '.repeat(20);
  const quote = 'Nobody can approve an invoice inside the tool before Friday';
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(2)), { minLength: 1, maxLength: 8 }), fc.nat(500), (edits, at) => {
      let words = quote;
      for (const [where, kind] of edits) {
        // Not at the very ends: there the distance cannot tell what belongs to the words.
        const i = 3 + (where % (words.length - 6));
        words = words.slice(0, i) + (kind === 0 ? '' : 'q') + words.slice(i + (kind === 1 ? 0 : 1));
      }
      const now = [{ id: 'a', text: filler.slice(0, at) + words + filler.slice(at) }];
      const source = [{ id: 'x', text: quote }];
      const anchor = must(
        anchorAt('tr_1', source, { block: 'x', offset: 0 }, { block: 'x', offset: quote.length }),
        '',
      );
      const found = must(findAgain(anchor, now), 'a place');
      expect(textOf(found.anchor, now)).toBe(words);
    }),
    { numRuns: 200 },
  );
});
