import { expect, test } from 'vitest';
import { queryPlaces } from './query-places.ts';

const found = (query: string, text: string): string[] => queryPlaces(query)(text).map(([a, b]) => text.slice(a, b));
const TALK = 'We export the invoice. Invoices are exported every week, by hand.';

test('one word is found at each place, in its other forms too; a phrase as it is written', () => {
  expect(found('invoice', TALK)).toEqual(['invoice', 'Invoices']);
  expect(found('exporting ', TALK)).toEqual(['export', 'exported']);
  expect(found('"the invoice"', TALK)).toEqual(['the invoice']);
  expect(found('"invoice are"', TALK)).toEqual([]);
});

test('of several words the text must hold all, and the place holds the first of each', () => {
  expect(found('invoice week', TALK)).toEqual(['invoice. Invoices are exported every week']);
  expect(found('invoice bank', TALK)).toEqual([]);
  expect(found('bank OR week', TALK)).toEqual(['week']);
  expect(found('invoice -hand', TALK)).toEqual([]);
  expect(found('tag:Pricing invoice', TALK)).toEqual(['invoice', 'Invoices']);
  expect(found('tag:Pricing', TALK)).toEqual([]);
  expect(found('', TALK)).toEqual([]);
});

test('accents, case and scripts without spaces', () => {
  expect(found('cafe', 'Im Café, CAFÉS')).toEqual(['Café', 'CAFÉS']);
  expect(found('請求書', '毎週請求書を送ります')).toEqual(['請求書']);
});
