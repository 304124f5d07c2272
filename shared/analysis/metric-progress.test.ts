import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckIn, type Metric, newMetric, withCheckIn } from '../domain/metric.ts';
import { metricProgress } from './metric-progress.ts';

const TODAY = '2026-06-15';

const checkIn = (at: string, value: number): CheckIn => ({ id: at, at, value, note: '' });

const aMetric = (fields: Partial<Metric>): Metric => ({
  ...newMetric('mt_1', { goalId: 'gl_1', name: 'Churn' }, { now: '2026-01-01T00:00:00Z', by: 'au_1' }),
  rev: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  ...fields,
});

const fiveToThree = (current: number): Metric =>
  aMetric({ baseline: 5, target: 3, checkIns: [checkIn('2026-06-01', current)] });

describe('progress of a metric', () => {
  it('works for a target below the baseline: 5 to 3, now 4, is half way', () => {
    expect(metricProgress(fiveToThree(4), TODAY, null)).toEqual({
      current: 4,
      share: 0.5,
      state: 'under-way',
      expected: null,
      course: null,
      checkIn: { last: '2026-06-01', daysSince: 14, overdue: false },
    });
  });

  it('says more than the whole way and less than nothing instead of clamping them', () => {
    expect(metricProgress(fiveToThree(2), TODAY, null)).toMatchObject({ share: 1.5, state: 'over' });
    expect(metricProgress(fiveToThree(3), TODAY, null)).toMatchObject({ share: 1, state: 'reached' });
    expect(metricProgress(fiveToThree(6), TODAY, null)).toMatchObject({ share: -0.5, state: 'backwards' });
  });

  it('has no share where target and baseline are the same', () => {
    const metric = aMetric({ baseline: 5, target: 5, checkIns: [checkIn('2026-06-01', 5)] });
    expect(metricProgress(metric, TODAY, null)).toMatchObject({ share: null, state: 'no-distance', current: 5 });
  });

  it('does not take the baseline for the current value when nobody checked in', () => {
    const metric = aMetric({ baseline: 5, target: 3, cadenceDays: 14 });
    expect(metricProgress(metric, TODAY, '2026-01-01')).toMatchObject({
      current: null,
      share: null,
      state: 'no-check-in',
      course: null,
      checkIn: { last: null, daysSince: null, overdue: false },
    });
  });

  it('names a missing target', () => {
    const metric = aMetric({ baseline: 5, checkIns: [checkIn('2026-06-01', 5)] });
    expect(metricProgress(metric, TODAY, null)).toMatchObject({ share: null, state: 'no-target' });
  });

  it('is overdue only after the agreed days have passed', () => {
    const metric = aMetric({ cadenceDays: 14, checkIns: [checkIn('2026-06-01', 1)] });
    expect(metricProgress(metric, '2026-06-15', null).checkIn).toEqual({
      last: '2026-06-01',
      daysSince: 14,
      overdue: false,
    });
    expect(metricProgress(metric, '2026-07-12', null).checkIn).toEqual({
      last: '2026-06-01',
      daysSince: 41,
      overdue: true,
    });
  });

  it('reads the current value from the newest day, in whatever order check-ins are written', () => {
    const metric = aMetric({ baseline: 0, target: 10, checkIns: [checkIn('2026-06-01', 8)] });
    const later = { ...metric, checkIns: withCheckIn(metric, checkIn('2026-05-01', 2)) };
    expect(metricProgress(later, TODAY, null).current).toBe(8);
  });
});

describe('course of a metric', () => {
  // 2026-01-01 to 2026-04-11 is 100 days; on 2026-02-15, 45 of them have gone.
  const at = (value: number): Metric =>
    aMetric({ baseline: 0, target: 100, dueAt: '2026-04-11', checkIns: [checkIn('2026-02-10', value)] });
  const courseAt = (value: number) => metricProgress(at(value), '2026-02-15', '2026-01-01');

  it('compares progress with the days that have gone', () => {
    expect(courseAt(45)).toMatchObject({ expected: 0.45, course: 'on-track' });
    expect(courseAt(44)).toMatchObject({ course: 'at-risk' });
    expect(courseAt(30)).toMatchObject({ course: 'at-risk' });
    expect(courseAt(29)).toMatchObject({ course: 'off-track' });
  });

  it('expects nothing before the start and everything after the due day', () => {
    expect(metricProgress(at(0), '2025-12-01', '2026-01-01')).toMatchObject({ expected: 0, course: 'on-track' });
    expect(metricProgress(at(99), '2026-12-01', '2026-01-01')).toMatchObject({ expected: 1, course: 'at-risk' });
  });

  it('has no course without a first day or a due day', () => {
    expect(metricProgress(at(45), '2026-02-15', null).course).toBeNull();
    expect(metricProgress({ ...at(45), dueAt: null }, '2026-02-15', '2026-01-01').course).toBeNull();
  });
});

describe('laws of progress', () => {
  const numbers = fc.integer({ min: -1_000_000, max: 1_000_000 });

  it('is 0 at the baseline and 1 at the target', () => {
    fc.assert(
      fc.property(numbers, numbers, (baseline, target) => {
        fc.pre(baseline !== target);
        const shareAt = (value: number) =>
          metricProgress(aMetric({ baseline, target, checkIns: [checkIn(TODAY, value)] }), TODAY, null).share;
        expect(shareAt(baseline)).toBeCloseTo(0, 12);
        expect(shareAt(target)).toBe(1);
      }),
    );
  });

  it('does not change when the scale is turned upside down', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (baseline, target, current) => {
        const share = (sign: number) =>
          metricProgress(
            aMetric({ baseline: sign * baseline, target: sign * target, checkIns: [checkIn(TODAY, sign * current)] }),
            TODAY,
            null,
          ).share;
        const [up, down] = [share(1), share(-1)];
        expect(up === null ? null : up + 0).toEqual(down === null ? null : down + 0);
      }),
    );
  });
});
