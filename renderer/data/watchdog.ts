export type Watched<T> = { readonly answered: true; readonly value: T } | { readonly answered: false };

const TICK_MS = 50;

/**
 * Waits for work that may never settle. Given up when `limitMs` have passed without a sign of life. Time in which the window itself
 * stood still does not count: it is measured in ticks of the same event loop that would have brought the answer.
 */
export function watched<T>(limitMs: number, work: (alive: () => void) => PromiseLike<T>): Promise<Watched<T>> {
  return new Promise((resolve, reject) => {
    const tickMs = Math.min(TICK_MS, Math.max(1, limitMs / 4));
    const most = Math.ceil(limitMs / tickMs);
    let silent = 0;
    const timer = setInterval(() => {
      silent++;
      if (silent < most) return;
      clearInterval(timer);
      resolve({ answered: false });
    }, tickMs);
    const alive = (): void => {
      silent = 0;
    };
    Promise.resolve(work(alive)).then(
      (value) => {
        clearInterval(timer);
        resolve({ answered: true, value });
      },
      (cause: unknown) => {
        clearInterval(timer);
        reject(cause);
      },
    );
  });
}
