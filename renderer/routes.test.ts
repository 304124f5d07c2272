import { expect, test } from 'vitest';
import { hrefOf, type Place, placeOf, placeOfRecord } from './routes.ts';

const PLACES: readonly Place[] = [
  { kind: 'interviews', study: 'st_1', q: 'refund & "chasing"', sort: '-heldAt' },
  { kind: 'interview', id: 'iv_1', seg: 'sg_2', tab: 'notes' },
  { kind: 'highlights', view: 'unlinked', group: 'tag' },
  { kind: 'throughline', tab: 'gaps', focus: 'nd_1' },
  { kind: 'participant', id: 'pt_1' },
  { kind: 'search', q: 'käse 漢字 +%#' },
  { kind: 'trash' },
];

test('an address says exactly which place it is', () => {
  expect(PLACES.map((place) => placeOf(hrefOf(place)))).toEqual(PLACES);
});

test('an address is short and readable', () => {
  expect(hrefOf({ kind: 'interview', id: 'iv_1', seg: 'sg_2' })).toBe('#/interviews/iv_1?seg=sg_2');
  expect(hrefOf({ kind: 'needs', study: undefined, q: '' })).toBe('#/needs');
});

test('what is not understood in an address is left out, and the page still opens', () => {
  expect(placeOf('#/highlights?view=upside-down&study=hl_1&q=pay&new=1')).toEqual({ kind: 'highlights', q: 'pay' });
});

test('an address that names nothing of ours is no place', () => {
  expect(placeOf('#/nowhere')).toBeNull();
  expect(placeOf('#/interviews/not-an-id')).toBeNull();
  expect(placeOf('#/interviews/in_1')).toBeNull();
  expect(placeOf('')).toBeNull();
});

test('a record has the page that its id names', () => {
  expect(placeOfRecord('nd_7')).toEqual({ kind: 'need', id: 'nd_7' });
  expect(placeOfRecord('hl_7')).toBeNull();
});
