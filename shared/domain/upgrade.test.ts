import { expect, test } from 'vitest';
import { upgradeRow } from './upgrade.ts';

test('a row of epoch 1 gets what it lacks, and keeps what it has', () => {
  const goal = { id: 'gl_1', title: 'Fewer calls' };
  expect(upgradeRow(1, 'goals', goal)).toEqual({ reason: '', carriedFrom: null });
  expect(upgradeRow(1, 'goals', { ...goal, reason: 'the vision', carriedFrom: null })).toBeNull();
});

test('a row of the newest epoch is left alone', () => {
  expect(upgradeRow(2, 'goals', { id: 'gl_1', title: 'Fewer calls' })).toBeNull();
});

test('a table that no step knows is left alone', () => {
  expect(upgradeRow(1, 'elsewhere', { id: 'x' })).toBeNull();
});
