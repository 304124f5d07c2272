import type { App } from '#renderer/data/app.ts';
import { saveLastWords } from '#renderer/data/last-words.ts';

const LIMIT_MS = 4000;

/**
 * Writes what is still in memory and waits until it is acknowledged. False: something could not
 * be saved.
 */
export async function flush({ saveState }: App): Promise<boolean> {
  saveLastWords();
  const isDone = (): boolean => saveState.word().kind !== 'saving';
  if (!isDone()) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LIMIT_MS);
      const forget = saveState.subscribe(() => {
        if (!isDone()) return;
        clearTimeout(timer);
        forget();
        resolve();
      });
    });
  }
  return saveState.word().kind === 'saved';
}
