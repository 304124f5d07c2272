import { expect, it } from 'vitest';
import { loadTexts } from '#renderer/app/i18n/texts.ts';
import { formatFor } from '#renderer/ui/format.ts';
import { metricProgress } from '#shared/analysis/metric-progress.ts';
import { type Metric, newMetric } from '#shared/domain/metric.ts';
import { checkInWords, progressWords, sparkWords, valueWords } from './metric-words.ts';

const TODAY = '2026-06-15';
const t = await loadTexts('en');
const format = formatFor('en-GB');

const aMetric = (fields: Partial<Metric>): Metric => ({
  ...newMetric('mt_1', { goalId: 'gl_1', name: 'Churn', unit: '%' }, { now: '2026-01-01T00:00:00Z', by: 'au_1' }),
  rev: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  ...fields,
});
const at = (day: string, value: number) => ({ id: day, at: day, value, note: '' });
const words = (fields: Partial<Metric>): string => {
  const metric = aMetric(fields);
  return progressWords(t, format, metric, metricProgress(metric, TODAY, null));
};

it('says how far a metric has come, in words', () => {
  const now = (value: number) => ({ baseline: 5, target: 3, checkIns: [at(TODAY, value)] });
  expect(words(now(4))).toBe('50% of the way');
  expect(words(now(3))).toBe('Target reached');
  expect(words(now(2))).toBe('Over target: 150% of the way');
  expect(words(now(6))).toBe('Further away than at the start (-50%)');
  expect(words({ baseline: 5, target: 5, checkIns: [at(TODAY, 5)] })).toBe(
    'No distance set: baseline and target are the same',
  );
  expect(words({ baseline: 5, target: 3 })).toBe('No check-in yet, so the current value is not known');
  expect(words({ baseline: 5 })).toBe('No target set');
  expect(words({ target: 3 })).toBe('No baseline set');
});

it('says when the last check-in was, and when it is overdue', () => {
  const said = (day: string): string | null => {
    const metric = aMetric({ cadenceDays: 14, checkIns: [at(day, 1)] });
    return checkInWords(t, format, metric, metricProgress(metric, TODAY, null));
  };
  expect(said('2026-05-05')).toBe('Last check-in 41 days ago, due every 14');
  expect(said('2026-06-14')).toBe('Last check-in 1 day ago');
  expect(said(TODAY)).toBe('Last check-in today');
  expect(said('2026-06-20')).toBe('Last check-in is dated 20 Jun 2026');
});

it('writes a value with its unit, and an unknown one in words', () => {
  expect(valueWords(t, format, 1234.5, 'users')).toBe('1,234.5\u00a0users');
  expect(valueWords(t, format, 0, '')).toBe('0');
  expect(valueWords(t, format, null, '%')).toBe('not known');
});

it('reads the sparkline out', () => {
  const metric = aMetric({ baseline: 5, target: 3, checkIns: [at('2026-01-01', 5), at('2026-03-03', 4)] });
  expect(sparkWords(t, format, metric)).toBe(
    '2 check-ins, from 5\u00a0% on 1 Jan 2026 to 4\u00a0% on 3 Mar 2026; target 3\u00a0%',
  );
});
