import { type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';

/**
 * Pages that crashed. One starts again; after several in a few minutes it starts carefully, at a screen that does without what may have
 * failed and offers the archive; one that crashes even so asks before it tries again, rather than flicker.
 */
export class Crashes {
  readonly #log: Log;
  /** Windows whose next page starts carefully, by webContents id. */
  readonly #careful = new Set<number>();

  constructor(log: Log) {
    this.#log = log;
  }

  guard(window: BrowserWindow): void {
    const owner = window.webContents.id;
    let crashes: number[] = [];
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      this.#log.write('page.gone', { reason, exitCode });
      if (reason === 'clean-exit' || reason === 'killed' || window.isDestroyed()) return;
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
      if (crashes.length >= CRASHES) this.#careful.add(owner);
      if (crashes.length <= CRASHES) {
        window.webContents.reload();
        return;
      }
      askAgain(window).catch((cause: unknown) => console.error('crashes: question failed', cause));
    });
    window.once('closed', () => this.#careful.delete(owner));
  }

  /** Whether the page of this window, that starts now, shall be careful. Asked once for each start. */
  takeCareful(owner: number): boolean {
    return this.#careful.delete(owner);
  }
}

const CRASHES = 3;
const CRASH_WINDOW_MS = 5 * 60_000;

async function askAgain(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Throughline keeps stopping.',
    detail:
      'Everything that was saved is safe on this computer. Try again, or close the window and restart the computer.',
    buttons: ['Try again', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.destroy();
}
