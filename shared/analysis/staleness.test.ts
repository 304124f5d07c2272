import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../domain/calendar.ts';
import { isStale, reviewDay } from './staleness.ts';

const insight = (reviewAt: string | null, status: 'draft' | 'reviewed' | 'retired' = 'reviewed') => ({
  reviewAt,
  createdAt: '2026-01-01T23:59:00Z',
  status,
});

describe('staleness', () => {
  it('begins the day after the day that was set', () => {
    expect(isStale(insight('2026-03-01'), '2026-03-01')).toBe(false);
    expect(isStale(insight('2026-03-01'), '2026-03-02')).toBe(true);
  });

  it('begins half a year after the making where no day was set', () => {
    expect(reviewDay(insight(null))).toBe('2026-06-30');
    expect(isStale(insight(null), '2026-06-30')).toBe(false);
    expect(isStale(insight(null), '2026-07-01')).toBe(true);
  });

  it('leaves retired insights alone', () => {
    expect(isStale(insight('2026-03-01', 'retired'), '2027-01-01')).toBe(false);
  });

  it('counts days as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: -800, max: 800 }), (start, days) => {
        const iso = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
        expect(dayAfter(iso(start), days)).toBe(iso(start + days));
      }),
    );
  });
});
