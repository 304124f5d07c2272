import { dayAfter } from '../domain/calendar.ts';
import type { Insight } from '../domain/insight.ts';

/** Days for which an insight counts as looked at when nobody has said until when. */
export const FRESH_DAYS = 180;

/** The day by which an insight should be looked at again: what a person said, else half a year after it was made. */
export const reviewDay = (insight: Pick<Insight, 'reviewAt' | 'createdAt'>): string =>
  insight.reviewAt ?? dayAfter(insight.createdAt.slice(0, 10), FRESH_DAYS);

/** Whether an insight's day has passed. Retired ones rest. `today` is a date `YYYY-MM-DD`. Throughline's own measure. */
export const isStale = (insight: Pick<Insight, 'reviewAt' | 'createdAt' | 'status'>, today: string): boolean =>
  insight.status !== 'retired' && reviewDay(insight) < today;
