import { describe, expect, it } from 'vitest';
import { createGoal, createMetric } from '#renderer/data/actions/create-actions.ts';
import { createLinked } from '#renderer/data/actions/line-actions.ts';
import { linksTo } from '#renderer/data/queries/graph-queries.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import { carryOver, checkIn, setGoalParent } from './goal-actions.ts';
import { metricsOf } from './goal-queries.ts';
import { nestedOrder } from './nested-goals.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

describe('goals in goals', () => {
  it('refuse a circle and name it', async () => {
    const app = await anApp();
    const [a, b, c] = [
      await done(createGoal(app, 'a')),
      await done(createGoal(app, 'b')),
      await done(createGoal(app, 'c')),
    ];
    await done(setGoalParent(app, b, a));
    await done(setGoalParent(app, c, b));
    expect(await setGoalParent(app, a, c)).toEqual({
      ok: false,
      problem: { kind: 'circle', path: ['c', 'b', 'a'] },
    });
    expect(
      nestedOrder(await app.db.goals.orderBy('order').toArray()).map(({ goal, depth }) => [goal.title, depth]),
    ).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    await done(setGoalParent(app, b, null));
    expect(await app.db.goals.get(b)).toMatchObject({ parentId: null });
  });

  it('show goals that a merge put in a circle', async () => {
    const app = await anApp();
    const [a, b] = [await done(createGoal(app, 'a')), await done(createGoal(app, 'b'))];
    await done(setGoalParent(app, b, a));
    const goals = (await app.db.goals.toArray()).map((goal) => (goal.id === a ? { ...goal, parentId: b } : goal));
    expect(nestedOrder(goals)).toHaveLength(2);
  });
});

describe('carrying a goal over', () => {
  it('takes needs and metrics along, keeps the history where it was, and is one step', async () => {
    const app = await anApp();
    const goal = await done(createGoal(app, 'Fewer leave'));
    const metric = await done(
      createMetric(app, { goalId: goal, name: 'Churn', baseline: 5, target: 3, cadenceDays: 14 }),
    );
    await done(checkIn(app, metric, { at: '2026-02-01', value: 4, note: '' }));
    const need = await done(createLinked(app, 'need', 'Approve in place', [goal]));
    const next = await done(carryOver(app, goal, { startsAt: '2026-04-01', endsAt: '2026-06-30' }));
    expect(await app.db.goals.get(next)).toMatchObject({
      title: 'Fewer leave',
      carriedFrom: goal,
      startsAt: '2026-04-01',
      endsAt: '2026-06-30',
      status: 'active',
    });
    expect((await linksTo(app, next)).map(({ from }) => from)).toEqual([need]);
    expect(await metricsOf(app, next)).toMatchObject([
      { name: 'Churn', baseline: 4, target: 3, dueAt: '2026-06-30', cadenceDays: 14, checkIns: [] },
    ]);
    expect((await linksTo(app, goal)).map(({ from }) => from)).toEqual([need]);
    expect(must((await metricsOf(app, goal))[0], 'its metric').checkIns).toHaveLength(1);
    await done(app.history.undo());
    expect(await app.db.goals.get(next)).toBeUndefined();
    expect(await metricsOf(app, next)).toEqual([]);
  });
});
