import type { App } from '#renderer/data/app.ts';
import { onSwitched } from '#renderer/data/generation-channel.ts';
import { keepLastWords } from '#renderer/data/last-words.ts';
import { flush } from './flush.ts';

/**
 * Another window wants to give the database a newer shape, or goes on in another one: what is typed here is written, the database is
 * let go, and `closed` is called. The other one waits meanwhile.
 */
export function stepAside(app: App, closed: (saved: boolean) => void): void {
  let isLeaving = false;
  const leave = (saved: boolean): void => {
    app.closeForWriting('other-version');
    void app.stop();
    app.db.close();
    closed(saved);
  };
  app.db.on('versionchange', () => {
    if (!isLeaving) flush(app).then(leave, () => leave(false));
    isLeaving = true;
    // Dexie would close at once, before the last words are written.
    return false;
  });
  onSwitched(app.at, () => {
    if (isLeaving) return;
    isLeaving = true;
    // Words that go into the old database now would not be seen again: they are kept for the next start.
    keepLastWords();
    leave(app.saveState.word().kind === 'saved');
  });
}
