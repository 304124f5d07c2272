import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import type { MetricProgress } from '#shared/analysis/metric-progress.ts';
import { unreachable } from '#shared/domain/assert.ts';
import type { CheckIn, Metric } from '#shared/domain/metric.ts';

/** A value with its unit: "4 %", "1,200 users"; unknown in words. */
export function valueWords(t: Text, format: Format, value: number | null, unit: string): string {
  if (value === null) return t('goals.metric.unknown');
  const number = format.number(value, 3);
  return unit === '' ? number : `${number}\u00a0${unit}`;
}

/** How far a metric has come, in a sentence. */
export function progressWords(t: Text, format: Format, metric: Metric, { state, share }: MetricProgress): string {
  const percent = format.percent(share ?? 0);
  switch (state) {
    case 'no-target':
      return t(metric.target === null ? 'goals.progress.noTarget' : 'goals.progress.noBaseline');
    case 'no-check-in':
      return t('goals.progress.noCheckIn');
    case 'no-distance':
      return t('goals.progress.noDistance');
    case 'backwards':
      return t('goals.progress.backwards', { share: percent });
    case 'under-way':
      return t('goals.progress.underWay', { share: percent });
    case 'reached':
      return t('goals.progress.reached');
    case 'over':
      return t('goals.progress.over', { share: percent });
    default:
      return unreachable(state);
  }
}

/** "Last check-in 41 days ago, due every 14"; null without a check-in. */
export function checkInWords(t: Text, format: Format, metric: Metric, { checkIn }: MetricProgress): string | null {
  const { last, daysSince, overdue } = checkIn;
  if (last === null || daysSince === null) return null;
  if (daysSince < 0) return t('goals.checkIn.ahead', { date: format.date(last) });
  const ago = daysSince === 0 ? t('goals.checkIn.today') : t('goals.checkIn.last', { count: daysSince });
  return overdue && metric.cadenceDays !== null
    ? t('goals.checkIn.overdue', { last: ago, cadence: metric.cadenceDays })
    : ago;
}

/** What the sparkline shows, for who does not see it. */
export function sparkWords(t: Text, format: Format, metric: Metric): string {
  const [first, last] = [metric.checkIns[0], metric.checkIns.at(-1)];
  if (!first || !last) return t('goals.progress.noCheckIn');
  const value = (checkIn: CheckIn): string => valueWords(t, format, checkIn.value, metric.unit);
  const said =
    metric.checkIns.length === 1
      ? t('goals.spark.one', { last: value(last), to: format.date(last.at) })
      : t('goals.spark', {
          count: metric.checkIns.length,
          first: value(first),
          from: format.date(first.at),
          last: value(last),
          to: format.date(last.at),
        });
  if (metric.target === null) return said;
  return said + t('goals.spark.target', { target: valueWords(t, format, metric.target, metric.unit) });
}
