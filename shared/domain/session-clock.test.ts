import { expect, test } from 'vitest';
import { elapsedMs, pauseClock, readClock, STOPPED_CLOCK, startClock } from './session-clock.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 2, 2, 8, 0, seconds)).toISOString();

test('counts while it runs, stands while it is paused, and goes on', () => {
  const running = startClock(STOPPED_CLOCK, at(0));
  expect(elapsedMs(running, at(10))).toBe(10_000);
  const paused = pauseClock(running, at(10));
  expect(elapsedMs(paused, at(50))).toBe(10_000);
  expect(elapsedMs(startClock(paused, at(50)), at(55))).toBe(15_000);
});

test('starting twice is starting once, and a computer set back does not turn it back', () => {
  const running = startClock(startClock(STOPPED_CLOCK, at(5)), at(9));
  expect(elapsedMs(running, at(10))).toBe(5_000);
  expect(elapsedMs(running, at(1))).toBe(0);
});

test('reads what was stored, and nothing else', () => {
  const running = startClock(STOPPED_CLOCK, at(0));
  expect(readClock(JSON.parse(JSON.stringify(running)))).toEqual(running);
  for (const odd of [null, 3, {}, { counted: -1, since: null }, { counted: 1, since: 'yesterday' }]) {
    expect(readClock(odd)).toBeNull();
  }
});
