import { describe, expect, test } from 'vitest';
import type { SnapshotInfo } from '#shared/contract/host-storage.ts';
import { isFarSmaller, snapshotsToDrop } from './snapshot-rotation.ts';

const HOUR = 60 * 60 * 1000;
const START = Date.parse('2026-03-02T08:10:00Z');

function snapshot(n: number, at: number, more: Partial<SnapshotInfo> = {}): SnapshotInfo {
  return {
    id: String(n).padStart(8, '0'),
    projectId: 'p',
    generation: 1,
    at: new Date(at).toISOString(),
    reason: 'hourly',
    mark: { seq: n, hash: `h${n}`, stateSum: '', counts: {}, schemaEpoch: 2 },
    records: 100,
    isShrunk: false,
    bytes: 1,
    sha256: '',
    verifiedAt: null,
    ...more,
  };
}

/** Makes one after the other and rotates after each, as the app does. */
function kept(all: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  let now: readonly SnapshotInfo[] = [];
  for (const one of all) {
    now = [one, ...now];
    const gone = new Set(snapshotsToDrop(now));
    now = now.filter((each) => !gone.has(each));
  }
  return now;
}

const hourly = (count: number, from = START): SnapshotInfo[] =>
  Array.from({ length: count }, (_, i) => snapshot(i + 1, from + i * HOUR));

describe('rotation', () => {
  test('keeps 24 hours, 14 days and 8 weeks of half a year of hourly snapshots', () => {
    const left = kept(hourly(24 * 180)).map(({ at }) => at);
    const newest = Date.parse(left[0] ?? '');
    expect(left.slice(0, 24)).toEqual(
      hourly(24, newest - 23 * HOUR)
        .map(({ at }) => at)
        .reverse(),
    );
    const days = new Set(left.map((at) => at.slice(0, 10)));
    for (let day = 0; day < 14; day++) {
      expect(days).toContain(new Date(newest - day * 24 * HOUR).toISOString().slice(0, 10));
    }
    const oldest = Date.parse(left.at(-1) ?? '');
    // The newest week may have just begun, and of the oldest its last day is kept.
    expect(newest - oldest).toBeGreaterThanOrEqual(6 * 7 * 24 * HOUR);
    expect(newest - oldest).toBeLessThan(8 * 7 * 24 * HOUR);
    expect(left.length).toBeLessThanOrEqual(24 + 14 + 8);
  });

  test('keeps those from before something large beside the hourly ones of their hour', () => {
    const all = [snapshot(1, START, { reason: 'import' }), snapshot(2, START + 1000, { reason: 'bulk' })];
    const more = Array.from({ length: 5 }, (_, i) => snapshot(3 + i, START + (i + 2) * 1000));
    expect(kept([...all, ...more]).map(({ id }) => Number(id))).toEqual([7, 2, 1]);
  });

  test('drops nothing because a clock jumped ten years ahead, nor when it comes back', () => {
    const before = kept(hourly(20));
    const jumped = snapshot(21, START + 10 * 365 * 24 * HOUR);
    const back = snapshot(22, START + 21 * HOUR);
    const behind = snapshot(23, START - 10 * 365 * 24 * HOUR);
    const left = kept([...before.toReversed(), jumped, back, behind]);
    expect(left).toEqual([behind, back, jumped, ...before]);
  });

  test('stops while a far smaller one is not confirmed, and goes on when it is', () => {
    const many = hourly(40);
    const small = snapshot(41, START + 40 * HOUR, { records: 3, isShrunk: true });
    expect(snapshotsToDrop([small, ...many.toReversed()])).toEqual([]);
    const confirmed = { ...small, isShrunk: false };
    expect(snapshotsToDrop([confirmed, ...many.toReversed()]).length).toBeGreaterThan(0);
  });

  test('keeps the newest one that was restored in a test', () => {
    const sound = snapshot(1, START, { verifiedAt: '2026-03-02T08:11:00.000Z' });
    const others = Array.from({ length: 3 }, (_, i) => snapshot(2 + i, START + 1000 * (i + 1)));
    expect(snapshotsToDrop([...others.toReversed(), sound]).map(({ id }) => Number(id))).toEqual([3, 2]);
  });
});

test('half is not far smaller, and nothing is far smaller than nothing', () => {
  expect(isFarSmaller(50, 100)).toBe(false);
  expect(isFarSmaller(49, 100)).toBe(true);
  expect(isFarSmaller(0, 0)).toBe(false);
});
