import { expect, test } from 'vitest';
import { findInText } from './find-in-text.ts';

const found = (text: string, words: string): string[] =>
  findInText([{ id: 's', text }], words).map(({ start, end }) => text.slice(start, end));

test('finds every place, whatever the case, accents and width of the letters', () => {
  expect(found('The invoice. THE INVOICE, an invoice', 'the invoice')).toEqual(['The invoice', 'THE INVOICE']);
  expect(found('Größe, GROSSE café CAFE\u0301', 'cafe')).toEqual(['café', 'CAFE\u0301']);
  expect(found('Ｐａｙ 🧾 pay', 'pay')).toEqual(['Ｐａｙ', 'pay']);
  expect(found('請求書を送る。請求書', '請求書')).toEqual(['請求書', '請求書']);
  expect(found('שָׁלוֹם', 'שלום')).toEqual(['שָׁלוֹם']);
});

test('keeps to the order of the talk and does not count overlaps twice', () => {
  const blocks = [
    { id: 'a', text: 'no no no' },
    { id: 'b', text: 'nono' },
  ];
  expect(findInText(blocks, 'no').map(({ block, start }) => `${block}${start}`)).toEqual([
    'a0',
    'a3',
    'a6',
    'b0',
    'b2',
  ]);
  expect(findInText(blocks, 'no no')).toHaveLength(1);
  expect(findInText(blocks, '  ')).toEqual([]);
});
