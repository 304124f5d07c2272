import { expect, it } from 'vitest';
import { createSaveState, type SaveClock } from './save-state.ts';

/** A clock that a test turns; what is due runs as it passes. */
function aClock(): SaveClock & { pass(ms: number): void } {
  let now = 0;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const one = { at: now + ms, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass(ms) {
      for (const end = now + ms; now < end; ) {
        now++;
        const due = waiting.filter(({ at }) => at <= now);
        waiting = waiting.filter(({ at }) => at > now);
        for (const { run } of due) run();
      }
    },
  };
}

it('waits for the database, then for the journal', () => {
  const state = createSaveState({ withJournal: true, clock: aClock() });
  const release = state.edited();
  const committing = state.committing();
  committing.done(7);
  expect(state.word().kind).toBe('saving');
  release();
  expect(state.word().kind).toBe('saving');
  state.journalled(6);
  expect(state.word().kind).toBe('saving');
  state.journalled(7);
  expect(state.word()).toEqual({ kind: 'saved' });
});

it('says "Saving" after half a second and "Not saved" after one, by itself', () => {
  const clock = aClock();
  const state = createSaveState({ withJournal: true, clock });
  const words: unknown[] = [];
  state.subscribe(() => words.push([clock.now(), state.word()]));
  state.edited();
  clock.pass(3000);
  expect(words).toEqual([
    [0, { kind: 'saving', slow: false }],
    [500, { kind: 'saving', slow: true }],
    [1000, { kind: 'not-saved', problem: { kind: 'no-answer', of: 'database' } }],
  ]);
});

it('is patient with a large change that gives signs of life', () => {
  const clock = aClock();
  const state = createSaveState({ withJournal: true, clock });
  const committing = state.committing();
  for (let i = 0; i < 20; i++) {
    clock.pass(400);
    committing.alive();
  }
  expect(state.word()).toEqual({ kind: 'saving', slow: false });
  committing.done(null);
  expect(state.word()).toEqual({ kind: 'saved' });
});

it('is patient with a journal that takes a large change in parts, and with no other', () => {
  const clock = aClock();
  const state = createSaveState({ withJournal: true, clock });
  state.committing().done(7);
  for (let i = 0; i < 20; i++) {
    clock.pass(400);
    state.journalAlive();
  }
  expect(state.word()).toEqual({ kind: 'saving', slow: expect.any(Boolean) });
  clock.pass(1_100);
  expect(state.word()).toMatchObject({ kind: 'not-saved', problem: { kind: 'no-answer', of: 'journal' } });
});

it('keeps "Not saved" until the witness can be written again, whatever else is answered', () => {
  const state = createSaveState({ withJournal: true, clock: aClock() });
  state.trouble('journal', { kind: 'disk-full', of: 'journal' });
  state.edited()();
  expect(state.word()).toEqual({ kind: 'not-saved', problem: { kind: 'disk-full', of: 'journal' } });
  state.trouble('journal', null);
  expect(state.word()).toEqual({ kind: 'saved' });
});

it('counts an edit once, however often it is released', () => {
  const state = createSaveState({ clock: aClock() });
  const [one, two] = [state.edited(), state.edited()];
  one();
  one();
  expect(state.word().kind).toBe('saving');
  two();
  expect(state.word().kind).toBe('saved');
});
