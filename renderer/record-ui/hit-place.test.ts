import { expect, it } from 'vitest';
import type { TextHit } from '#renderer/search/search-client.ts';
import { placeOfHit } from './hit-place.ts';

const place = (hit: Pick<TextHit, 'homeId' | 'interviewId' | 'openAt'>) => placeOfHit(hit as TextHit);

it('opens what was said at its turn', () => {
  expect(place({ homeId: 'iv_1', interviewId: 'iv_1', openAt: 'sg_2' })).toEqual({
    kind: 'interview',
    id: 'iv_1',
    seg: 'sg_2',
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
