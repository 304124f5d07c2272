import { describe, expect, it } from 'vitest';
import { newRating, newRound } from './round.ts';
import { readRoundFile, visibleRatings, writeRoundFile } from './round-file.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const stored = { rev: 1, updatedAt: WHO.now };
const round = { ...newRound('rd_1', { title: 'Spring', itemIds: ['nd_1', 'nd_2'] }, WHO), ...stored };
const rating = (n: number, rater: string, values: Record<string, number>) => ({
  ...newRating(`ra_${n}`, { roundId: 'rd_1', rater, values, done: true }, WHO),
  ...stored,
});
const written = (values: Record<string, number>): string =>
  writeRoundFile(round, (id) => `Need ${id}`, [rating(1, 'Ana', values)]);

describe('the file of a round', () => {
  it('says what is asked and what one person answered', () => {
    const read = readRoundFile(written({ nd_1: 5, nd_2: 1 }));
    expect(read).toMatchObject({
      ok: true,
      value: {
        round: { id: 'rd_1', title: 'Spring', items: [{ id: 'nd_1', title: 'Need nd_1' }, { id: 'nd_2' }] },
        ratings: [{ rater: 'Ana', values: { nd_1: 5, nd_2: 1 }, done: true }],
      },
    });
  });

  it.each([
    ['no JSON at all', 'not-json'],
    ['{"format":"other"}', 'another-format'],
    ['{"format":"throughline-round","version":9}', 'newer-version'],
    ['{"format":"throughline-round","version":1}', 'broken'],
    [written({ nd_1: 6 }), 'value-off-scale'],
    [written({ nd_1: 2.5 }), 'value-off-scale'],
    [written({ nd_9: 3 }), 'value-off-scale'],
  ])('refuses %s', (text, kind) => {
    expect(readRoundFile(text)).toMatchObject({ ok: false, problem: { kind } });
  });

  it('refuses more dots than one has', () => {
    const dots = { ...round, method: 'dots' as const, dots: 5 };
    const file = (values: Record<string, number>) =>
      readRoundFile(writeRoundFile(dots, () => '', [rating(1, 'Ana', values)]));
    expect(file({ nd_1: 3, nd_2: 2 }).ok).toBe(true);
    expect(file({ nd_1: 3, nd_2: 3 })).toMatchObject({ ok: false, problem: { kind: 'value-off-scale', value: 6 } });
  });
});

it('an open round shows a person only the own ratings', () => {
  const all = [rating(1, 'Ana', { nd_1: 5 }), rating(2, 'Ben', { nd_1: 1 })];
  expect(visibleRatings(round, all, 'Ben').map(({ rater }) => rater)).toEqual(['Ben']);
  expect(visibleRatings({ ...round, status: 'closed' }, all, 'Ben')).toHaveLength(2);
});
