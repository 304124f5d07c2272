import { expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { createGoal, createMetric, createNeed } from '../actions/create-actions.ts';
import { pruneNeed, restoreRecord, trashRecord } from '../actions/field-actions.ts';
import { linkAll } from '../actions/line-actions.ts';
import { addSolution } from '../actions/solution-actions.ts';
import type { App } from '../app.ts';
import { dependantsOf, dependantsOfBranch } from './dependants-queries.ts';
import { linksTo } from './graph-queries.ts';
import { trashedRecords } from './trash-queries.ts';

async function aGoal() {
  const app = await anApp();
  const goal = await createGoal(app, 'Cut churn');
  const need = await createNeed(app, 'Approve in place');
  if (!goal.ok || !need.ok) throw new Error('expected: a goal and a need');
  const metric = await createMetric(app, { goalId: goal.value, name: 'Churn' });
  await linkAll(app, [[need.value, goal.value]]);
  return { app, goal: goal.value, need: need.value, metric: must(metric.ok ? metric.value : null, 'a metric') };
}

const listed = async (app: App) =>
  (await trashedRecords(app)).map(({ table, record, with: more }) => [table, record.id, more]);

it('lists a goal once, with the metric that went with it, and restores both', async () => {
  const { app, goal, metric } = await aGoal();
  await trashRecord(app, 'goals', goal);
  expect(await listed(app)).toEqual([['goals', goal, 1]]);
  await restoreRecord(app, 'goals', goal);
  expect(await listed(app)).toEqual([]);
  expect((await app.db.metrics.get(metric))?.deletedAt).toBeNull();
});

it('lists a metric by itself when it was deleted before its goal, newest first', async () => {
  const { app, goal, metric } = await aGoal();
  await trashRecord(app, 'metrics', metric);
  await trashRecord(app, 'goals', goal);
  expect(await listed(app)).toEqual([
    ['goals', goal, 0],
    ['metrics', metric, 0],
  ]);
});

it('brings the links back with the record', async () => {
  const { app, goal, need } = await aGoal();
  await trashRecord(app, 'goals', goal);
  await restoreRecord(app, 'goals', goal);
  expect((await linksTo(app, goal)).map((link) => link.from)).toEqual([need]);
});

it('counts what hangs on a record before it goes', async () => {
  const { app, goal, need } = await aGoal();
  await createNeed(app, 'See who is waiting', need);
  expect(await dependantsOf(app, 'goals', goal)).toEqual({ owned: 1, links: 1, nested: 0 });
  expect(await dependantsOf(app, 'needs', need)).toEqual({ owned: 0, links: 1, nested: 1 });
});

it('prunes a branch in one step, lists it once, and restores it whole but for what was in the trash before', async () => {
  const { app, need } = await aGoal();
  const below = await createNeed(app, 'See who is waiting', need);
  const before = await createNeed(app, 'Hear it by mail', need);
  assert(below.ok && before.ok, 'two needs under it');
  const solution = await addSolution(app, below.value, 'A list of who waits');
  assert(solution.ok, 'a solution under the lower need');
  await trashRecord(app, 'needs', before.value);
  expect(await dependantsOfBranch(app, need)).toEqual({ owned: 1, links: 1, nested: 1 });
  const changes = await app.db.changes.count();
  await pruneNeed(app, need);
  expect(await app.db.changes.count()).toBe(changes + 1);
  expect(await listed(app)).toEqual([
    ['needs', need, 2],
    ['needs', before.value, 0],
  ]);
  await restoreRecord(app, 'needs', need);
  expect(await listed(app)).toEqual([['needs', before.value, 0]]);
  expect((await app.db.solutions.get(solution.value))?.deletedAt).toBeNull();
});

it('brings back what a record belongs to, with what went there in its own step, and leaves the rest in the trash', async () => {
  const { app, goal, metric } = await aGoal();
  const other = await createMetric(app, { goalId: goal, name: 'Renewals' });
  assert(other.ok, 'another metric');
  await trashRecord(app, 'metrics', metric);
  const later = await createMetric(app, { goalId: goal, name: 'Logins' });
  assert(later.ok, 'a third metric');
  await trashRecord(app, 'metrics', later.value);
  await trashRecord(app, 'goals', goal);
  await restoreRecord(app, 'metrics', metric);
  const isHere = async (id: string) =>
    ((await app.db.metrics.where('id').equals(id).first()) ?? null)?.deletedAt === null;
  expect((await app.db.goals.get(goal))?.deletedAt).toBeNull();
  expect([await isHere(metric), await isHere(other.value), await isHere(later.value)]).toEqual([true, true, false]);
  await app.history.undo();
  expect((await app.db.goals.get(goal))?.deletedAt).not.toBeNull();
  expect(await isHere(metric)).toBe(false);
});

it('brings back the need that a need stands under', async () => {
  const app = await anApp();
  const above = await createNeed(app, 'Approve in place');
  assert(above.ok, 'a need');
  const below = await createNeed(app, 'See who approved', above.value);
  assert(below.ok, 'a need below it');
  await trashRecord(app, 'needs', below.value);
  await trashRecord(app, 'needs', above.value);
  await restoreRecord(app, 'needs', below.value);
  expect((await app.db.needs.get(above.value))?.deletedAt).toBeNull();
  expect((await app.db.needs.get(below.value))?.deletedAt).toBeNull();
});
