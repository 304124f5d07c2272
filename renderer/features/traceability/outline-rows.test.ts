import { expect, test } from 'vitest';
import { aLine } from '../../../test/line-builder.ts';
import { orderLine } from './line.ts';
import { openPath, outlineRows } from './outline-rows.ts';

const LINE = orderLine(
  aLine({
    goals: { gl_1: 'Goal', gl_2: 'Other goal' },
    needs: { nd_1: 'Need', nd_2: { title: 'Nested', parent: 'nd_1' }, nd_3: 'Serves nothing' },
    insights: { in_1: 'Insight' },
    interviews: { iv_1: { title: 'Talk' } },
    quotes: { hl_1: { words: 'Said', in: 'iv_1' }, hl_2: { words: 'Unused', in: 'iv_1' } },
    links: [
      ['nd_1', 'gl_1'],
      ['nd_1', 'gl_2'],
      ['in_1', 'nd_2', 'contradicts'],
      ['hl_1', 'in_1'],
    ],
  }),
);
const shape = (toggled: readonly string[] = []): string[] =>
  outlineRows(LINE, new Set(toggled)).map(({ level, id, open, stance }) =>
    [level, id ?? '(loose)', open === null ? '' : open ? 'open' : 'closed', stance === 'supports' ? '' : stance]
      .join(' ')
      .trim(),
  );

test('goals and needs are open, the rest waits closed, and what serves nothing has a part of its own', () => {
  expect(shape()).toEqual(
    [
      '1 gl_1 open',
      '2 nd_1 open',
      '3 nd_2 open',
      '4 in_1 closed contradicts',
      '1 gl_2 open',
      '2 nd_1 open',
      '3 nd_2 open',
      '4 in_1 closed contradicts',
      '1 (loose) closed',
    ].map((row) => row.trim()),
  );
});

test('a row opens where it stands and nowhere else', () => {
  const rows = shape(['gl_1/nd_1/nd_2/in_1', 'gl_2', 'loose']);
  expect(rows).toEqual([
    '1 gl_1 open',
    '2 nd_1 open',
    '3 nd_2 open',
    '4 in_1 open contradicts',
    '5 hl_1 closed',
    '1 gl_2 closed',
    '1 (loose) open',
    '2 nd_3',
    '2 hl_2 closed',
  ]);
});

test('each row knows its place among its siblings', () => {
  const rows = outlineRows(LINE, new Set());
  expect(rows.filter(({ level }) => level === 1).map(({ position, siblings }) => [position, siblings])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('a chosen record can be seen, wherever it is', () => {
  for (const id of ['gl_2', 'nd_2', 'in_1', 'hl_1', 'iv_1', 'nd_3', 'hl_2']) {
    expect(
      outlineRows(LINE, openPath(LINE, id)).map((row) => row.id),
      id,
    ).toContain(id);
  }
});
