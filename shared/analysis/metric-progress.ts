import { currentValue, type Metric } from '../domain/metric.ts';
import { daysBetween } from './evidence-strength.ts';

export type ProgressState =
  | 'no-target'
  | 'no-check-in'
  | 'no-distance'
  | 'backwards'
  | 'under-way'
  | 'reached'
  | 'over';
export type Course = 'on-track' | 'at-risk' | 'off-track';

/** How far a metric has come. Source: `measures.md` 17. */
export interface MetricProgress {
  /** Of the last check-in; null without one: unknown is not the baseline. */
  readonly current: number | null;
  /** `(current - baseline) / (target - baseline)`, not clamped; null where one of the three is unknown or there is no distance. */
  readonly share: number | null;
  readonly state: ProgressState;
  /** Elapsed part of start to due day, 0..1; null where one of the days is unknown. */
  readonly expected: number | null;
  readonly course: Course | null;
  readonly checkIn: CheckInDue;
}

export interface CheckInDue {
  /** The day of the last check-in, or null. */
  readonly last: string | null;
  readonly daysSince: number | null;
  readonly overdue: boolean;
}

/** `today` and `startsAt` (the goal's first day) are dates `YYYY-MM-DD`. */
export function metricProgress(metric: Metric, today: string, startsAt: string | null): MetricProgress {
  const { baseline, target, dueAt } = metric;
  const current = currentValue(metric);
  const distance = baseline === null || target === null ? null : target - baseline;
  const share =
    current === null || baseline === null || distance === null || distance === 0
      ? null
      : (current - baseline) / distance;
  const expected = startsAt === null || dueAt === null ? null : elapsed(startsAt, dueAt, today);
  return {
    current,
    share,
    state: stateOf(current, distance, share),
    expected,
    course: share === null || expected === null ? null : courseOf(share, expected),
    checkIn: checkInDue(metric, today),
  };
}

/** Overdue when more days than the cadence have passed since the last check-in. Without a check-in nothing can be late yet. */
function checkInDue(metric: Metric, today: string): CheckInDue {
  const last = metric.checkIns.at(-1)?.at ?? null;
  const daysSince = last === null ? null : daysBetween(last, today);
  const overdue = metric.cadenceDays !== null && daysSince !== null && daysSince > metric.cadenceDays;
  return { last, daysSince, overdue };
}

function stateOf(current: number | null, distance: number | null, share: number | null): ProgressState {
  if (distance === null) return 'no-target';
  if (distance === 0) return 'no-distance';
  if (current === null || share === null) return 'no-check-in';
  if (share < 0) return 'backwards';
  if (share < 1) return 'under-way';
  return share === 1 ? 'reached' : 'over';
}

function elapsed(from: string, to: string, today: string): number {
  const length = daysBetween(from, to);
  const gone = daysBetween(from, today);
  // A period that ends on the day it starts is over once that day has come.
  if (length <= 0) return gone >= 0 ? 1 : 0;
  return Math.min(1, Math.max(0, gone / length));
}

const MARGIN = 0.15;

function courseOf(share: number, expected: number): Course {
  // 0.45 - 0.15 and 0.3 differ in the last bit: a metric on the edge must not fall off it.
  const reaches = (wanted: number): boolean => share >= wanted - 1e-9;
  if (reaches(expected)) return 'on-track';
  return reaches(expected - MARGIN) ? 'at-risk' : 'off-track';
}
