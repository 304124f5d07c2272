import { describe, expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import { teamEvidenceFor } from '../queries/solution-queries.ts';
import { createNeed } from './create-actions.ts';
import { restoreRecord, setFields, trashRecord } from './field-actions.ts';
import { scoresOn, setScore } from './score-actions.ts';
import { addExperiment, addSolution, setThreshold, tellOutcome } from './solution-actions.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

async function anExperiment() {
  const app = await anApp({ today: '2026-03-02' });
  const need = await done(createNeed(app, 'Approve in place'));
  const solution = await done(addSolution(app, need, 'By e-mail'));
  const id = await done(addExperiment(app, solution, 'They read it within a day'));
  return { app, need, solution, id };
}

describe('an experiment', () => {
  it('has no result before it is said what would count as true', async () => {
    const { app, need, id } = await anExperiment();
    expect(await tellOutcome(app, id, 'supports')).toEqual({ ok: false, problem: { kind: 'no-threshold' } });
    expect(await teamEvidenceFor(app, need)).toEqual([]);
  });

  it('speaks for or against the need once it has ended, in one step', async () => {
    const { app, need, id } = await anExperiment();
    await done(setThreshold(app, id, '8 of 10', 'session'));
    expect(await app.db.experiments.get(id)).toMatchObject({ threshold: '8 of 10', thresholdSetAt: '2026-03-02' });
    await done(setFields(app, 'experiments', id, { result: '3 of 10' }));
    await done(tellOutcome(app, id, 'contradicts'));
    expect(await app.db.experiments.get(id)).toMatchObject({
      outcome: 'contradicts',
      status: 'done',
      endedAt: '2026-03-02',
    });
    expect((await teamEvidenceFor(app, need)).map(({ title, link }) => [title, link.stance, link.note])).toEqual([
      ['They read it within a day', 'contradicts', '3 of 10'],
    ]);
    await done(tellOutcome(app, id, 'qualifies'));
    expect((await teamEvidenceFor(app, need)).map(({ link }) => link.stance)).toEqual(['qualifies']);
    await done(tellOutcome(app, id, null));
    expect(await teamEvidenceFor(app, need)).toEqual([]);
    await done(app.history.undo());
    expect(await teamEvidenceFor(app, need)).toHaveLength(1);
  });
});

it('solutions and experiments go to the trash with their need, and come back with it', async () => {
  const { app, need, solution, id } = await anExperiment();
  expect(await done(trashRecord(app, 'needs', need))).toBe(3);
  expect(must(await app.db.experiments.get(id), 'it').deletedAt).not.toBeNull();
  await done(restoreRecord(app, 'needs', need));
  expect(must(await app.db.experiments.get(id), 'it').deletedAt).toBeNull();
  expect(must(await app.db.solutions.get(solution), 'it').deletedAt).toBeNull();
});

describe('a score', () => {
  it('is changed within its day, said anew on another, and can be taken back', async () => {
    const { app, need } = await anExperiment();
    const input = { aboutId: need, kind: 'importance', source: 'estimate' } as const;
    await done(setScore(app, { ...input, value: 7 }));
    await done(setScore(app, { ...input, value: 8 }));
    expect((await scoresOn(app, need)).map(({ value, at }) => [value, at])).toEqual([[8, '2026-03-02']]);
    await done(setScore(app, { ...input, value: null }));
    expect(await scoresOn(app, need)).toEqual([]);
  });
});
