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

const CheckInSchema = v.object({ id: v.string(), at: calendarDate, value: v.number(), note: v.string() });
export type CheckIn = Readonly<v.InferOutput<typeof CheckInSchema>>;

export const MetricSchema = v.object({
  id: idSchema('metric'),
  ...baseEntries,
  goalId: idSchema('goal'),
  name: v.string(),
  unit: v.string(),
  baseline: v.nullable(v.number()),
  target: v.nullable(v.number()),
  /** The day the target is due. */
  dueAt: v.nullable(calendarDate),
  /** Days between check-ins, or null when none is agreed. */
  cadenceDays: v.nullable(v.number()),
  /** Oldest first. The current value is that of the last one: without check-ins it is unknown, not the baseline. */
  checkIns: v.array(CheckInSchema),
});
/** How a goal is read: from a baseline to a target, by check-ins. */
export type Metric = Readonly<v.InferOutput<typeof MetricSchema>>;

export function newMetric(
  id: Id<'metric'>,
  input: Pick<Metric, 'goalId' | 'name'> &
    Partial<Pick<Metric, 'unit' | 'baseline' | 'target' | 'dueAt' | 'cadenceDays' | 'checkIns'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Metric> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    goalId: input.goalId,
    name: input.name.trim(),
    unit: input.unit ?? '',
    baseline: input.baseline ?? null,
    target: input.target ?? null,
    dueAt: input.dueAt ?? null,
    cadenceDays: input.cadenceDays ?? null,
    checkIns: input.checkIns ?? [],
  };
}

/** The value of the last check-in, or null without one. */
export const currentValue = (metric: Metric): number | null => metric.checkIns.at(-1)?.value ?? null;

/** `checkIns` with one more, kept in order of day. */
export const withCheckIn = (metric: Metric, checkIn: CheckIn): CheckIn[] =>
  [...metric.checkIns, checkIn].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
