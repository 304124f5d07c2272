import type * as Electron from 'electron';
import { strict } from './strict.ts';

const keys = new Map<string, () => void>();

/** Keys of the whole system. No test can press them for real: one presses `_press`. */
export const globalShortcut = strict('globalShortcut', {
  register(accelerator: string, run: () => void): boolean {
    if (keys.has(accelerator)) return false;
    keys.set(accelerator, run);
    return true;
  },
  isRegistered: (accelerator: string) => keys.has(accelerator),
  unregister: (accelerator: string) => void keys.delete(accelerator),
  unregisterAll: () => keys.clear(),
  /** Host only. */
  _press: (accelerator: string) => keys.get(accelerator)?.(),
} satisfies Partial<Electron.GlobalShortcut> & Record<`_${string}`, unknown>);
