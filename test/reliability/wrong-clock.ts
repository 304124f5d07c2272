import type { Page } from '@playwright/test';
import type { ElectronHost } from '../electron-host/host.ts';

const KEY = 'fault.clock';

/** Lets the page's clock go wrong by what `setClock` has put there. Runs before the app, and knows nothing of this file. */
export function clockOfPage(): void {
  const offset = (): number => {
    try {
      return Number(localStorage.getItem('fault.clock') ?? 0);
    } catch {
      return 0;
    }
  };
  const Real = Date;
  class Wrong extends Real {
    constructor(...given: readonly unknown[]) {
      // What Date takes, passed on as it came.
      super(...((given.length === 0 ? [Real.now() + offset()] : given) as [number]));
    }
    static override now(): number {
      return Real.now() + offset();
    }
  }
  globalThis.Date = Wrong as DateConstructor;
}

/** From now on the window's clock, and main's where there is one, is `offsetMs` ahead of the real one. */
export async function setClock(page: Page, desktop: ElectronHost | null, offsetMs: number): Promise<void> {
  await page.evaluate(([key, offset]) => localStorage.setItem(key, offset), [KEY, String(offsetMs)] as const);
  await desktop?.evaluate((_electron, offset) => {
    const global = globalThis as { realNow?: () => number };
    const real = global.realNow ?? Date.now.bind(Date);
    global.realNow = real;
    Date.now = () => real() + offset;
  }, offsetMs);
}
