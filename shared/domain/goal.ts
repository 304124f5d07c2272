import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  baseEntries,
  calendarDate,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

export const GOAL_STATUSES = ['active', 'reached', 'dropped'] as const;

export const GoalSchema = v.object({
  id: idSchema('goal'),
  ...baseEntries,
  title: v.string(),
  owner: v.string(),
  startsAt: v.nullable(calendarDate),
  endsAt: v.nullable(calendarDate),
  status: v.picklist(GOAL_STATUSES),
  parentId: v.nullable(idSchema('goal')),
  /** Why it matters: the part of the vision that it serves. */
  reason: v.string(),
  /** The goal of an earlier period that it goes on from. */
  carriedFrom: v.nullable(idSchema('goal')),
  order: v.string(),
});
/** The result the company wants. Needs serve it, metrics read it. */
export type Goal = Readonly<v.InferOutput<typeof GoalSchema>>;

export function newGoal(
  id: Id<'goal'>,
  input: Pick<Goal, 'title' | 'order'> &
    Partial<Pick<Goal, 'owner' | 'startsAt' | 'endsAt' | 'status' | 'parentId' | 'reason' | 'carriedFrom'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Goal> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    owner: input.owner ?? '',
    startsAt: input.startsAt ?? null,
    endsAt: input.endsAt ?? null,
    status: input.status ?? 'active',
    parentId: input.parentId ?? null,
    reason: input.reason ?? '',
    carriedFrom: input.carriedFrom ?? null,
    order: input.order,
  };
}
