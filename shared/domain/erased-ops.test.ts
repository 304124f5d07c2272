import { expect, test } from 'vitest';
import type { Op } from './change.ts';
import { withoutErased } from './erased-ops.ts';
import { erasedEntry } from './erasure-list.ts';

const GONE = erasedEntry('pt_gone', 'salt', '2026-03-02T08:00:00Z', 3);
const made = (table: Op['table'], key: string, fields: Op['after']): Op => ({
  table,
  key: key as Op['key'],
  before: null,
  after: { id: key, ...fields },
});

test('a file does not bring back whom somebody erased, nor what is theirs, and nobody names them', () => {
  const ops = [
    made('participants', 'pt_gone', { name: 'Dana' }),
    made('participants', 'pt_here', { name: 'Eli' }),
    made('consents', 'cs_1', { participantId: 'pt_gone' }),
    made('interviews', 'iv_1', { participantIds: ['pt_gone', 'pt_here'] }),
  ];
  expect(withoutErased(ops, [GONE])).toEqual([
    made('participants', 'pt_here', { name: 'Eli' }),
    made('interviews', 'iv_1', { participantIds: ['pt_here'] }),
  ]);
});

test('ops about nobody who was erased are the same ops', () => {
  const ops = [made('participants', 'pt_here', { name: 'Eli' })];
  expect(withoutErased(ops, [GONE])).toBe(ops);
  expect(withoutErased(ops, [])).toBe(ops);
});
