import { type FieldProblem, setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type CheckIn, withCheckIn } from '#shared/domain/metric.ts';
import { fail, type Result } from '#shared/domain/result.ts';

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
