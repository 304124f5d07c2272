import { expect, it } from 'vitest';
import { type CheckIn, type Metric, newMetric } from '#shared/domain/metric.ts';
import { sparkShape } from './sparkline.ts';

const aMetric = (fields: Partial<Metric>): Metric => ({
  ...newMetric('mt_1', { goalId: 'gl_1', name: 'Churn' }, { now: '2026-01-01T00:00:00Z', by: 'au_1' }),
  rev: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  ...fields,
});
const at = (day: string, value: number): CheckIn => ({ id: day, at: day, value, note: '' });

it('puts days to the right by their distance and values upwards, with baseline and target inside', () => {
  const metric = aMetric({
    baseline: 0,
    target: 10,
    checkIns: [at('2026-01-01', 0), at('2026-01-02', 5), at('2026-01-11', 10)],
  });
  expect(sparkShape(metric, 110, 20, 5)).toEqual({
    points: [
      { x: 5, y: 15 },
      { x: 15, y: 10 },
      { x: 105, y: 5 },
    ],
    baseline: 15,
    target: 5,
  });
});

it('draws a single check-in at the right, and equal values in the middle', () => {
  const shape = sparkShape(aMetric({ baseline: 5, checkIns: [at('2026-01-01', 5)] }), 100, 20, 5);
  expect(shape).toEqual({ points: [{ x: 95, y: 10 }], baseline: 10, target: null });
});
