import { expect, test } from 'vitest';
import { parseSynonyms, readSynonyms, synonymFinder } from './synonyms.ts';

test('a line names words and phrases with commas between them; one alone says nothing', () => {
  expect(parseSynonyms('bill, invoice ; payment request')).toEqual(['bill', 'invoice', 'payment request']);
  expect(parseSynonyms('bill, bill')).toBeNull();
  expect(parseSynonyms('  ,')).toBeNull();
});

test('any form of a word finds the others of its groups', () => {
  const others = synonymFinder([
    ['bill', 'invoice', 'payment request'],
    ['invoice', 'receipt'],
  ]);
  expect(others('bills')).toEqual(['invoice', 'payment request']);
  expect(others('invoice')).toEqual(['bill', 'payment request', 'receipt']);
  expect(others('price')).toEqual([]);
});

test('what is no list of lists of words is left out', () => {
  expect(readSynonyms({ bill: 'invoice' })).toEqual([]);
  expect(readSynonyms([['bill', 3, ' invoice '], 'x', ['alone']])).toEqual([['bill', 'invoice']]);
});
