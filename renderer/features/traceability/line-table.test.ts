import { expect, it } from 'vitest';
import { aLine } from '../../../test/line-builder.ts';
import { lineRows } from './line-table.ts';

const graph = aLine({
  goals: { gl_1: 'Fewer leave', gl_2: 'Alone' },
  needs: { nd_1: 'a', nd_2: { title: 'a1', parent: 'nd_1' }, nd_3: 'loose' },
  insights: { in_1: 'why', in_2: 'unused' },
  interviews: { iv_1: { title: 'x' } },
  quotes: {
    hl_1: { words: 'a', in: 'iv_1' },
    hl_2: { words: 'b', in: 'iv_1' },
    hl_3: { words: 'c', in: 'iv_1' },
    hl_4: { words: 'd', in: 'iv_1' },
  },
  links: [
    ['nd_1', 'gl_1'],
    ['in_1', 'nd_2'],
    ['hl_1', 'in_1'],
    ['hl_2', 'in_1', 'contradicts'],
    ['hl_3', 'nd_1'],
  ],
});
const drawn = (only: ReadonlySet<string> | null = null): string[] =>
  lineRows(graph, only).map(({ goalId, needId, insightId, quoteId, stance }) =>
    [goalId ?? '-', needId ?? '-', insightId ?? '-', quoteId ?? '-', stance[0]].join(' '),
  );

it('lists every way from a goal to the words, then what serves no goal', () => {
  expect(drawn()).toEqual([
    'gl_1 nd_1 - hl_3 s',
    'gl_1 nd_2 in_1 hl_1 s',
    'gl_1 nd_2 in_1 hl_2 c',
    'gl_2 - - - s',
    '- nd_3 - - s',
    '- - in_2 - s',
    '- - - hl_4 s',
  ]);
});

it('lists only what a filter leaves', () => {
  expect(drawn(new Set(['gl_2', 'nd_3']))).toEqual(['gl_2 - - - s', '- nd_3 - - s']);
});
