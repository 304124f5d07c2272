import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttledSave } from './throttled-save.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function saver() {
  const saved: string[] = [];
  return { saved, save: throttledSave((value: string) => Promise.resolve(saved.push(value))) };
}

it('saves while values keep coming, not only when they stop', async () => {
  const { saved, save } = saver();
  for (let i = 1; i <= 50; i++) {
    save.put('x'.repeat(i));
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(saved.map((value) => value.length)).toEqual([20, 40]);
});

it('hands over the newest value at once when flushed, and only once', async () => {
  const { saved, save } = saver();
  save.put('a');
  save.put('ab');
  await save.flush();
  await vi.advanceTimersByTimeAsync(1000);
  expect(saved).toEqual(['ab']);
  await save.flush();
  expect(saved).toEqual(['ab']);
});

it('a flush waits for a value that is on its way already', async () => {
  let finish = (): void => {};
  const done: string[] = [];
  const saver = throttledSave(async (value: string) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    done.push(value);
  });
  saver.put('a');
  void saver.flush();
  const second = saver.flush().then(() => done.push('flushed'));
  finish();
  await second;
  expect(done).toEqual(['a', 'flushed']);
});
