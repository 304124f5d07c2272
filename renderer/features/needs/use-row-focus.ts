import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * Keeps the focus with a row. A row that is drawn at another place loses the focus, so it is given back after each drawing,
 * as long as nothing else has taken it meanwhile.
 */
export function useRowFocus(tree: RefObject<HTMLElement | null>): (key: string) => void {
  const wanted = useRef<string | null>(null);
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const active = document.activeElement;
    const free = active === null || active === document.body || active.closest('[role="row"]') === active;
    if (wanted.current === null || !free) return;
    tree.current?.querySelector<HTMLElement>(`[data-need="${wanted.current}"]`)?.focus();
  });
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node) || !tree.current?.contains(target)) wanted.current = null;
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [tree]);
  return (key) => {
    wanted.current = key;
    redraw((count) => count + 1);
  };
}
