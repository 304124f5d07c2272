import { type BrowserWindow, dialog } from 'electron';
import { EVENTS } from '#shared/contract/channels.ts';

/** How long a page may take to write what it still holds. */
const FLUSH_MS = 5000;

/**
 * Closing a window asks its page to write first, then destroys it. When the page reports a failure or stays silent, the
 * person decides: words that are only in memory are never thrown away unasked.
 */
export class CloseHandshake {
  readonly #waiting = new Map<number, (saved: boolean) => void>();
  readonly #closing = new Set<BrowserWindow>();
  readonly #dead = new Set<BrowserWindow>();
  #lastId = 0;

  /** `kept` runs when the person chose to keep the window open. */
  guard(window: BrowserWindow, { kept }: { readonly kept: () => void }): void {
    window.on('close', (event) => {
      if (this.#dead.has(window)) return;
      event.preventDefault();
      if (this.#closing.has(window)) return;
      this.#close(window, kept).catch((cause: unknown) => {
        // The question could not be asked: the window stays, and can be closed again.
        console.error('close: failed', cause);
        this.#closing.delete(window);
        kept();
      });
    });
    window.webContents.on('render-process-gone', () => this.#dead.add(window));
    window.webContents.on('did-finish-load', () => this.#dead.delete(window));
    window.on('closed', () => {
      this.#dead.delete(window);
      this.#closing.delete(window);
    });
  }

  /** The page's answer to a flush request. */
  flushed(id: number, saved: boolean): void {
    this.#waiting.get(id)?.(saved);
    this.#waiting.delete(id);
  }

  async #close(window: BrowserWindow, kept: () => void): Promise<void> {
    this.#closing.add(window);
    const saved = await this.#flush(window);
    if (window.isDestroyed()) return;
    if (saved || (await mayDiscard(window))) {
      window.destroy();
      return;
    }
    this.#closing.delete(window);
    kept();
  }

  #flush(window: BrowserWindow): Promise<boolean> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.flushed(id, false), FLUSH_MS);
      this.#waiting.set(id, (saved) => {
        clearTimeout(timer);
        resolve(saved);
      });
      window.webContents.send(EVENTS.flush, id);
    });
  }
}

async function mayDiscard(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Not everything is saved yet.',
    detail: 'Keep the window open to try again or to copy your text. If you close it, the last changes are lost.',
    buttons: ['Keep open', 'Close and lose changes'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
