import { expect, it } from 'vitest';
import type { TextHit } from '#renderer/search/search-client.ts';
import { placeOfHit } from './hit-place.ts';

const place = (hit: Pick<TextHit, 'homeId' | 'interviewId' | 'openAt'> & Partial<TextHit>) =>
  placeOfHit({ snippet: '', matches: [], ...hit } as TextHit);

it('opens what was said at its turn, with the words that it was found by', () => {
  const snippet = 'The price was steep.';
  const matches = [
    [4, 9],
    [14, 19],
  ] as const;
  expect(place({ homeId: 'iv_1', interviewId: 'iv_1', openAt: 'sg_2', snippet, matches })).toEqual({
    kind: 'interview',
    id: 'iv_1',
    seg: 'sg_2',
    q: 'price steep',
  });
});

it('opens a highlight at itself, wherever its words stand', () => {
  expect(place({ homeId: 'hl_1', interviewId: 'iv_1', openAt: 'sg_2' })).toMatchObject({
    highlight: 'hl_1',
    seg: 'sg_2',
  });
  expect(place({ homeId: 'hl_1', interviewId: 'iv_1', openAt: 'block' })).toMatchObject({
    highlight: 'hl_1',
    tab: 'notes',
  });
});

it('opens a note among the notes of its interview', () => {
  expect(place({ homeId: 'no_1', interviewId: 'iv_1', openAt: 'block' })).toEqual({
    kind: 'interview',
    id: 'iv_1',
    tab: 'notes',
  });
});

it('opens every other record on its own page', () => {
  for (const [homeId, kind] of [
    ['gl_1', 'goal'],
    ['nd_1', 'need'],
    ['in_1', 'insight'],
    ['pt_1', 'participant'],
    ['st_1', 'study'],
    ['tg_1', 'codebook'],
  ] as const) {
    expect(place({ homeId, interviewId: null, openAt: null })?.kind).toBe(kind);
  }
});
