import { expect, test } from 'vitest';
import { linkOf, placeOfLink } from './open-link.ts';

test('a link into the app leads to the record that it was made for', () => {
  expect(placeOfLink(linkOf('in_1', 'local'))).toEqual({ kind: 'insight', id: 'in_1' });
  expect(placeOfLink('throughline://open/local/interview/iv_1?seg=sg_2')).toEqual({
    kind: 'interview',
    id: 'iv_1',
    seg: 'sg_2',
  });
  expect(placeOfLink(linkOf('tg_1', 'local'))).toEqual({ kind: 'codebook', tag: 'tg_1' });
});

test.each([
  '',
  'throughline:',
  'throughline://open/local/insight',
  'throughline://open/local/insight/in_1/more',
  'throughline://erase/local/insight/in_1',
  'https://open/local/insight/in_1',
  'throughline://open/local/insight/xx_1',
  'throughline://open/local/change/ch_1',
])('a malformed link leads nowhere: %s', (link) => {
  expect(placeOfLink(link)).toBeNull();
});
