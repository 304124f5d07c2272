import { expect, test } from 'vitest';
import { type Interview, newInterview } from '#shared/domain/interview.ts';
import { newScore, type Score } from '#shared/domain/score.ts';
import { acrossOf, distribution, figureOf, npsOf, surveyColumns, usualReading } from './survey-columns.ts';

const WHO = { now: '2026-03-01T08:00:00Z', by: 'au_1' } as const;
const response = (i: number, attributes: Interview['attributes']): Interview => ({
  ...newInterview(`iv_${i}`, { title: '', kind: 'survey-response', attributes }, WHO),
  rev: 1,
  updatedAt: WHO.now,
});
const RESPONSES = [
  response(1, { Recommend: '9', Plan: 'Free', Why: 'It is quick to learn' }),
  response(2, { Recommend: 3, Plan: 'Team', Why: 'It loses my notes' }),
  response(3, { Recommend: '', Plan: 'Free', Why: '' }),
  response(4, { Recommend: 10, Plan: 'Free', Why: 'We all use it' }),
];

test('columns hold the answers that were given, and know figures that came as text', () => {
  const columns = surveyColumns(RESPONSES, []);
  expect(columns.map(({ name, kind, answers }) => [name, kind, answers.size])).toEqual([
    ['Plan', 'choice', 4],
    ['Recommend', 'number', 3],
    ['Why', 'choice', 3],
  ]);
  const [plan, recommend] = columns;
  if (!plan || !recommend) throw new Error('expected: two columns');
  expect(usualReading(recommend)).toBe('nps');
  expect(npsOf(recommend)).toMatchObject({ n: 3, parts: { promoters: 2, detractors: 1 } });
  expect(distribution(plan)).toEqual([
    { answer: 'Free', count: 3 },
    { answer: 'Team', count: 1 },
  ]);
  expect(distribution(recommend).map(({ answer }) => answer)).toEqual(['3', '9', '10']);
  expect(acrossOf(plan, recommend)).toEqual({
    down: ['Free', 'Team'],
    across: ['3', '9', '10'],
    counts: [
      [0, 1, 1],
      [1, 0, 0],
    ],
  });
});

test('a column in which nearly everybody wrote something else is open', () => {
  const many = Array.from({ length: 30 }, (_, i) => response(i, { Why: `Because of ${i}` }));
  expect(surveyColumns(many, [])).toMatchObject([{ name: 'Why', kind: 'open' }]);
});

test('ratings that stand as scores are columns too; estimates are not', () => {
  const score = (kind: Score['kind'], value: number, source: Score['source']): Score => ({
    ...newScore('sc_1', { aboutId: 'st_1', kind, value, source, interviewId: 'iv_1', at: '2026-03-01' }, WHO),
    rev: 1,
    updatedAt: WHO.now,
  });
  const columns = surveyColumns(RESPONSES, [score('csat', 4, 'survey'), score('nps', 7, 'estimate')]);
  expect(columns[0]).toMatchObject({ key: 'score/csat', name: 'CSAT' });
  expect(columns.some(({ key }) => key === 'score/nps')).toBe(false);
});

test('figures come with points, commas and blanks; words are none', () => {
  expect([' 4 ', '3,5', '-1', 'four', '4 of 5', true, undefined].map(figureOf)).toEqual([
    4,
    3.5,
    -1,
    null,
    null,
    null,
    null,
  ]);
});
