import { expect, test } from 'vitest';
import { newInterview } from './interview.ts';
import { readRetention, retentionDue, withRule } from './retention.ts';

const who = { now: '2025-06-15T08:00:00Z', by: 'au_1' } as const;
const heldAt = (id: `iv_${string}`, day: string | null, study: `st_${string}` | null = 'st_1') => ({
  ...newInterview(id, { title: id, heldAt: day, participantIds: [], studyId: study }, who),
  rev: 1,
  updatedAt: who.now,
});
const due = (months: number, day: string | null, today: string) => {
  const [one] = retentionDue(new Map([['st_1', months]]), [heldAt('iv_1', day)], today);
  return one === undefined ? 'kept' : one.past.length === 1 ? 'past' : 'soon';
};

test.each([
  [12, '2025-03-10', '2026-02-07', 'kept'],
  [12, '2025-03-10', '2026-02-08', 'soon'],
  [12, '2025-03-10', '2026-03-10', 'soon'],
  [12, '2025-03-10', '2026-03-11', 'past'],
  [3, '2025-11-30', '2026-02-28', 'soon'],
  [3, '2025-11-30', '2026-03-01', 'past'],
  [12, '2024-02-29', '2025-02-28', 'soon'],
  [12, '2024-02-29', '2025-03-01', 'past'],
  [6, null, '2025-12-15', 'soon'],
  [6, null, '2025-12-16', 'past'],
])('%i months from %s: on %s it is %s', (months, day, today, wanted) => {
  expect(due(months, day, today)).toBe(wanted);
});

test('only of studies with a rule, and never of what lies in the trash', () => {
  const trashed = { ...heldAt('iv_2', '2020-01-01'), deletedAt: '2025-01-01T00:00:00Z' };
  const interviews = [
    heldAt('iv_3', '2020-02-01'),
    heldAt('iv_1', '2020-01-01'),
    trashed,
    heldAt('iv_4', '2020-01-01', null),
  ];
  const found = retentionDue(new Map([['st_1', 12]]), interviews, '2026-01-01');
  expect(found.map(({ study, past, soon }) => [study, past.map(({ id }) => id), soon])).toEqual([
    ['st_1', ['iv_1', 'iv_3'], []],
  ]);
  expect(retentionDue(new Map(), interviews, '2026-01-01')).toEqual([]);
});

test('a rule is set, changed and taken away; what is no rule is none', () => {
  const rules = readRetention(withRule(new Map(), 'st_1', 12));
  expect([...rules]).toEqual([['st_1', 12]]);
  expect(withRule(rules, 'st_1', 24)).toEqual({ st_1: 24 });
  expect(withRule(rules, 'st_1', null)).toEqual({});
  expect([...readRetention({ st_1: 13, st_2: '12', st_3: null, st_4: 36 })]).toEqual([['st_4', 36]]);
  for (const odd of [undefined, null, [], 'x', 3]) expect(readRetention(odd).size).toBe(0);
});
