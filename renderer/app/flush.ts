import type { App } from '#renderer/data/app.ts';
import { saveLastWords } from '#renderer/data/last-words.ts';
import type { SaveWord } from '#renderer/data/save-word.ts';

const LIMIT_MS = 4000;

/**
 * Writes what is still in memory and waits until both witnesses have answered. False: something could not be saved.
 */
export async function flush({ saveState }: App): Promise<boolean> {
  saveLastWords();
  if (!isDone(saveState.word())) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(end, LIMIT_MS);
      const forget = saveState.subscribe(() => {
        if (isDone(saveState.word())) end();
      });
      function end(): void {
        clearTimeout(timer);
        forget();
        resolve();
      }
    });
  }
  return saveState.word().kind === 'saved';
}

/** Silence is not the end yet: the answer may still come. */
const isDone = (word: SaveWord): boolean =>
  word.kind === 'saved' ||
  word.kind === 'read-only' ||
  (word.kind === 'not-saved' && word.problem.kind !== 'no-answer');
