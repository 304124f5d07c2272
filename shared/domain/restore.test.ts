import { describe, expect, it } from 'vitest';
import { hashOfChange } from './change-hash.ts';
import type { JsonObject } from './json.ts';
import { foreignProblem, restoreChange, restoreRow, rowProblems } from './restore.ts';

const GOAL: JsonObject = {
  id: 'gl_1',
  createdAt: '2026-03-02T08:00:00Z',
  updatedAt: '2026-03-02T08:00:00Z',
  by: 'au_1',
  deletedAt: null,
  origin: null,
  rev: 1,
  title: 'Fewer calls',
  owner: '',
  startsAt: null,
  endsAt: null,
  status: 'active',
  parentId: null,
  reason: '',
  carriedFrom: null,
  order: 'a0',
};

describe('a row from outside', () => {
  it('comes back as it is, with fields that this build does not know', () => {
    const row = { ...GOAL, mood: { of: ['the', 'team'] } };
    expect(restoreRow('goals', row, 2)).toEqual({ ok: true, value: row });
  });

  it('of an older epoch gets what it lacks', () => {
    const { reason: _reason, carriedFrom: _carriedFrom, ...old } = GOAL;
    expect(restoreRow('goals', old, 1)).toEqual({ ok: true, value: GOAL });
    expect(restoreRow('goals', old, 2).ok).toBe(false);
  });

  it('that is no record is told field by field', () => {
    const restored = restoreRow('goals', { ...GOAL, title: 7, deletedAt: 'yesterday' }, 2);
    expect(restored.ok ? [] : restored.problem.map(({ field }) => field)).toEqual(['deletedAt', 'title']);
  });

  it('with an id that could be a path is none', () => {
    for (const id of ['gl_../x', 'gl_', 'gl_a/b', 'gl_a b', `gl_${'a'.repeat(200)}`]) {
      expect(rowProblems('goals', { ...GOAL, id }), id).toHaveLength(1);
    }
    expect(rowProblems('goals', { ...GOAL, id: 'gl_0197a-B_c' })).toEqual([]);
  });

  it('of another kind than the table is none', () => {
    expect(rowProblems('goals', { ...GOAL, id: 'nd_1' }).map(({ field }) => field)).toEqual(['id']);
  });
});

describe('JSON from outside', () => {
  it('is refused where it is no plain object, too deep, or names a prototype', () => {
    for (const value of [null, 'x', 7, [], undefined]) expect(foreignProblem(value)).not.toBeNull();
    expect(foreignProblem(JSON.parse('{"a":{"__proto__":{}}}'))).toEqual({
      field: 'a.__proto__',
      what: 'a field named __proto__ is refused',
    });
    expect(foreignProblem(JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))?.what).toMatch(/deeper/);
    expect(foreignProblem({ a: Number.NaN })).toEqual({ field: 'a', what: 'a value that is no JSON' });
    expect(foreignProblem({ a: [1, 'x', null, { b: false }] })).toBeNull();
  });
});

describe('a row of the change log from outside', () => {
  const unsigned = {
    seq: 1,
    id: 'ch_1',
    stamp: [1, 'copy'],
    at: '2026-03-02T08:00:00Z',
    by: 'au_1',
    device: 'test',
    label: { key: 'change.edit', values: { n: 1 } },
    undoOf: [],
    ops: [{ table: 'dreams', key: 'dr_1', before: null, after: { text: 'flying' } }],
    prev: '',
  } as const;

  it('comes through with tables that this build does not know, and keeps its hash', () => {
    const restored = restoreChange({ ...unsigned, hash: 'abc' });
    if (!restored.ok) throw new Error(JSON.stringify(restored.problem));
    expect(restored.value.ops[0]).toEqual(unsigned.ops[0]);
    expect(hashOfChange(restored.value)).toBe(hashOfChange({ ...restored.value, hash: 'another' } as never));
  });

  it('is refused without one of its fields', () => {
    for (const field of Object.keys(unsigned)) {
      const { [field as 'seq']: _gone, ...rest } = { ...unsigned, hash: 'abc' };
      expect(restoreChange(rest).ok, field).toBe(false);
    }
  });
});
