import { describe, expect, it } from 'vitest';
import type { Id } from '../domain/ids.ts';
import { newScore, type Score } from '../domain/score.ts';
import { LENSES, type Lens, lensRows } from './lenses.ts';

let made = 0;
function score(aboutId: Id<'need'>, kind: Lens, value: number, by: Id<'author'> = 'au_1', at = '2026-03-01'): Score {
  const who = { now: '2026-03-01T00:00:00Z', by };
  made += 1;
  const id: Id<'score'> = `sc_${String(made).padStart(3, '0')}`;
  return { ...newScore(id, { aboutId, kind, value, at }, who), rev: 1, updatedAt: who.now };
}
const all = (id: Id<'need'>, values: readonly [number, number, number, number]): Score[] =>
  LENSES.map((lens, i) => score(id, lens, values[i] ?? 0));

describe('the four lenses', () => {
  it('show the median and range of the people, each with the latest value', () => {
    const scores = [
      score('nd_1', 'lensSize', 1),
      score('nd_1', 'lensSize', 5, 'au_1', '2026-03-04'),
      score('nd_1', 'lensSize', 2, 'au_2'),
      score('nd_1', 'lensSize', 3, 'au_3'),
    ];
    const [row] = lensRows(['nd_1'], scores);
    expect(row?.cells.lensSize).toEqual({ median: 3, least: 2, most: 5, n: 3 });
    expect(row?.cells.lensMarket).toBeNull();
  });

  it('call a sibling dominated that another equals in all and beats in one', () => {
    const scores = [...all('nd_1', [3, 3, 3, 3]), ...all('nd_2', [3, 3, 4, 3]), ...all('nd_3', [5, 1, 1, 1])];
    expect(lensRows(['nd_1', 'nd_2', 'nd_3'], scores).map((row) => row.dominatedBy)).toEqual(['nd_2', null, null]);
  });

  it('compare nothing where a lens is blank', () => {
    const scores = [...all('nd_1', [1, 1, 1, 1]), ...all('nd_2', [5, 5, 5, 5]).slice(1)];
    expect(lensRows(['nd_1', 'nd_2'], scores).map((row) => row.dominatedBy)).toEqual([null, null]);
  });

  it('do not dominate where all are equal', () => {
    const scores = [...all('nd_1', [2, 2, 2, 2]), ...all('nd_2', [2, 2, 2, 2])];
    expect(lensRows(['nd_1', 'nd_2'], scores).map((row) => row.dominatedBy)).toEqual([null, null]);
  });
});
