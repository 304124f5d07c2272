import { expect, test } from 'vitest';
import { createLabelSearch } from './labels.ts';

const LABELS = [
  'New insight',
  'New interview',
  'New need',
  'Go to Insights',
  'Settings',
  'Approve invoices inside the tool',
  'Précis of the pricing talk',
].map((text) => ({ id: text, text }));

const find = createLabelSearch(LABELS);
const first = (query: string): string | undefined => find(query, 10)[0]?.text;

test('finds a label by its words in any order', () => {
  expect(first('insight new')).toBe('New insight');
});

test('finds a label by the beginning of a word', () => {
  expect(first('sett')).toBe('Settings');
  expect(first('appr inv')).toBe('Approve invoices inside the tool');
});

test('forgives swapped and missing letters', () => {
  expect(first('new insihgt')).toBe('New insight');
  expect(find('insihgt', 10).map(({ text }) => text)).toContain('New insight');
  expect(first('setings')).toBe('Settings');
});

test('reads accents as the letters under them', () => {
  expect(first('precis')).toBe('Précis of the pricing talk');
});

test('finds nothing for words that are like no label', () => {
  expect(find('zebra crossing', 10)).toEqual([]);
});
