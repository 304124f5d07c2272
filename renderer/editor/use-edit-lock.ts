import { useEffect, useState } from 'react';
import type { AnyId } from '#shared/domain/ids.ts';

export interface EditLock {
  /** True in the one window that may write this text. */
  readonly isMine: boolean;
  /** Takes it from the window that has it, which then shows the text read only. */
  readonly take: () => void;
}

/** One window writes a text, every other one shows it live (the Web Lock `edit:<id>`). The next window in line takes over by itself. */
export function useEditLock(ownerId: AnyId): EditLock {
  const [isMine, setMine] = useState(false);
  const [takes, setTakes] = useState(0);
  useEffect(() => {
    const waiting = new AbortController();
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const hold = (): Promise<void> => {
      setMine(!waiting.signal.aborted);
      return held;
    };
    const ask = (options: LockOptions): void => {
      navigator.locks.request(`edit:${ownerId}`, options, hold).catch(() => {
        setMine(false);
        // Rejected when this editor closes while it waits; else another window took it, and this one stands in line again.
        if (!waiting.signal.aborted) ask({ signal: waiting.signal });
      });
    };
    ask(takes > 0 ? { steal: true } : { signal: waiting.signal });
    return () => {
      waiting.abort();
      letGo();
    };
  }, [ownerId, takes]);
  return { isMine, take: () => setTakes(takes + 1) };
}
