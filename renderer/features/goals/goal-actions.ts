import { type FieldProblem, setFields } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { linksTo } from '#renderer/data/queries/graph-queries.ts';
import { liveRecords, recordIn } from '#renderer/data/queries/record-queries.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { newGoal } from '#shared/domain/goal.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type CheckIn, currentValue, newMetric, withCheckIn } from '#shared/domain/metric.ts';
import { circleThrough } from '#shared/domain/nesting.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { metricsOf } from './goal-queries.ts';

/** Writes down what a metric was on a day. */
export async function checkIn(
  app: App,
  id: Id<'metric'>,
  input: Omit<CheckIn, 'id'>,
): Promise<Result<unknown, FieldProblem>> {
  const metric = await recordIn(app, 'metrics', id);
  if (metric === null) return fail({ kind: 'gone' });
  const checkIns = withCheckIn(metric, { id: app.newUuid(), ...input, note: input.note.trim() });
  return setFields(app, 'metrics', id, { checkIns });
}

export async function removeCheckIn(
  app: App,
  id: Id<'metric'>,
  checkInId: string,
): Promise<Result<unknown, FieldProblem>> {
  const metric = await recordIn(app, 'metrics', id);
  if (metric === null) return fail({ kind: 'gone' });
  return setFields(app, 'metrics', id, { checkIns: metric.checkIns.filter((one) => one.id !== checkInId) });
}

export type GoalPlaceProblem = FieldProblem | { readonly kind: 'circle'; readonly path: readonly string[] };

/** Puts a goal under another, or at the top. A circle is refused with the goals that would stand in it. */
export async function setGoalParent(
  app: App,
  id: Id<'goal'>,
  parentId: Id<'goal'> | null,
): Promise<Result<unknown, GoalPlaceProblem>> {
  const goals = await liveRecords(app, 'goals');
  const circle = parentId === null ? null : circleThrough(goals, id, parentId);
  if (circle !== null) {
    const titles = new Map<string, string>(goals.map((goal) => [goal.id, goal.title]));
    return fail({ kind: 'circle', path: circle.map((at) => titles.get(at) ?? '') });
  }
  return setFields(app, 'goals', id, { parentId });
}

export interface Period {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/**
 * Carries a goal into the next period, in one step: a new goal with the same place, reason and owner, its needs linked again, and its
 * metrics beginning where they stand now. The old goal keeps its links, metrics and check-ins: that is its history.
 */
export async function carryOver(app: App, id: Id<'goal'>, period: Period): Promise<Result<Id<'goal'>, FieldProblem>> {
  const goal = await recordIn(app, 'goals', id);
  if (goal === null) return fail({ kind: 'gone' });
  const who = authorship(app);
  const nextId = app.newId('goal');
  const { title, owner, reason, parentId } = goal;
  const order = app.orderBetween(goal.order, await orderAfter(app, goal.order));
  const next = newGoal(nextId, { title, owner, reason, parentId, order, carriedFrom: id, ...period }, who);
  const metrics = (await metricsOf(app, id)).map((metric) =>
    insert(
      'metrics',
      newMetric(
        app.newId('metric'),
        {
          goalId: nextId,
          name: metric.name,
          unit: metric.unit,
          baseline: currentValue(metric) ?? metric.baseline,
          target: metric.target,
          dueAt: period.endsAt,
          cadenceDays: metric.cadenceDays,
        },
        who,
      ),
    ),
  );
  const links = (await linksTo(app, id)).map(({ from, stance, note, strength, order: place }) =>
    insert(
      'evidence',
      newEvidenceLink(app.newId('evidence'), { from, to: nextId, stance, note, strength, order: place }, who),
    ),
  );
  const done = await app.run({
    label: label('change.carry-goal'),
    ops: [insert('goals', next), ...metrics, ...links],
  });
  return done.ok ? ok(nextId) : done;
}

async function orderAfter(app: App, order: string): Promise<string | null> {
  const keys = (await liveRecords(app, 'goals')).map((goal) => goal.order).sort();
  return keys.find((key) => key > order) ?? null;
}
