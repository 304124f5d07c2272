import { expect, it } from 'vitest';
import { aLine } from '../../test/line-builder.ts';
import { newScore, type Score } from '../domain/score.ts';
import { customerImportance } from './customer-importance.ts';

const WHO = { now: '2026-03-01T00:00:00Z', by: 'au_1' } as const;
const said = (n: number, person: `pt_${string}`, value: number, at: string, source: Score['source'] = 'customer') => ({
  ...newScore(`sc_${n}`, { aboutId: 'nd_1', kind: 'importance', value, at, source, participantId: person }, WHO),
  rev: 1,
  updatedAt: WHO.now,
});

const LINE = aLine({
  needs: { nd_1: 'Approve in place', nd_2: 'Another' },
  interviews: { iv_1: { title: 'x' } },
  people: {
    pt_1: { name: 'a', alias: 'P-001' },
    pt_2: { name: 'b', alias: 'P-002' },
    pt_3: { name: 'c', alias: 'P-003' },
    pt_4: { name: 'd', alias: 'P-004' },
  },
  quotes: {
    hl_1: { words: 'a', in: 'iv_1', by: 'pt_2' },
    hl_2: { words: 'b', in: 'iv_1', by: 'pt_2' },
  },
  links: [
    ['hl_1', 'nd_1'],
    ['hl_2', 'nd_1'],
  ],
});

it('adds up the latest value of each person, who counts once however often they spoke', () => {
  const found = customerImportance(LINE, 'nd_1', [
    said(1, 'pt_1', 3, '2026-01-01'),
    said(2, 'pt_1', 1, '2026-02-01'),
    said(3, 'pt_3', 0, '2026-01-01'),
    said(4, 'pt_4', 3, '2026-01-01'),
  ]);
  // P1 3 then 1; P2 heard and unset; P3 0; P4 3.
  expect(found.total).toBe(5);
  expect(found.n).toBe(4);
  expect(found.counts).toEqual([1, 2, 0, 1]);
  expect(found.people.map(({ value, scoreId }) => [value, scoreId])).toEqual([
    [1, 'sc_2'],
    [1, null],
    [0, 'sc_3'],
    [3, 'sc_4'],
  ]);
});

it('takes no estimate and no survey scale for a customer’s word', () => {
  expect(customerImportance(LINE, 'nd_2', [])).toMatchObject({ total: 0, n: 0 });
  const others = [said(1, 'pt_1', 9, '2026-01-01', 'estimate'), said(2, 'pt_1', 5, '2026-01-01', 'survey')];
  expect(customerImportance(LINE, 'nd_1', others)).toMatchObject({ total: 1, n: 1 });
});
