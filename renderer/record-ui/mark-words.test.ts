import { expect, it } from 'vitest';
import { markWords } from './mark-words.ts';

const marked = (text: string, words: readonly string[]): string[] =>
  markWords(text, words).map(([start, end]) => text.slice(start, end));

it('marks whole words, capital or small', () => {
  expect(marked('Invoices: the invoice and INVOICES, not reinvoiced', ['invoices', 'invoice'])).toEqual([
    'Invoices',
    'invoice',
    'INVOICES',
  ]);
});

it('takes signs in a word as they are', () => {
  expect(marked('C++ or c+ (a.b) axb', ['c++', 'a.b'])).toEqual(['C++', 'a.b']);
});

it('marks nothing for no words', () => {
  expect(markWords('anything', [])).toEqual([]);
});
