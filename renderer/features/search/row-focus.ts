import { useEffect, useRef } from 'react';

/** Puts the focus on the row that the list's one tab stop is. */
export const focusRow = (): void => document.querySelector<HTMLElement>('a[data-hit][tabindex="0"]')?.focus();

/** Who comes back from a row stands on it again. */
export function useReturn(at: string | undefined, ready: boolean): void {
  const returning = useRef(at !== undefined);
  useEffect(() => {
    if (!ready || !returning.current) return;
    returning.current = false;
    focusRow();
  }, [ready]);
}
