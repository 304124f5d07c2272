import type { App } from '#renderer/data/app.ts';

const LIMIT_MS = 4000;

/**
 * Writes what is still in memory and waits until it is acknowledged. Every text saves itself when the page may go away; this is
 * that very sign, given early. False: something could not be saved.
 */
export async function flush({ saveState }: App): Promise<boolean> {
  document.dispatchEvent(new Event('visibilitychange'));
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
