import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows that are drawn: from (inclusive) to (exclusive). */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** Long trees draw only what can be seen; short ones are simply there. */
export const WINDOW_ABOVE = 150;
const ROW_HEIGHT = 36;
const OVERSCAN = 12;

/** Which of `count` rows of one height lie in the part of the page that can be seen. */
export function useRowWindow(tree: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [seen, setSeen] = useState<RowWindow>({ from: 0, to: 60 });
  useLayoutEffect(() => {
    const scroller = tree.current?.closest<HTMLElement>('[data-page-body]');
    if (!scroller || count <= WINDOW_ABOVE) return;
    const look = (): void => {
      const box = tree.current?.getBoundingClientRect();
      if (!box) return;
      const top = scroller.getBoundingClientRect().top - box.top;
      const first = Math.max(0, Math.floor(top / ROW_HEIGHT / OVERSCAN) * OVERSCAN - OVERSCAN);
      const rows = Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 3 * OVERSCAN;
      setSeen((last) => (last.from === first && last.to === first + rows ? last : { from: first, to: first + rows }));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [tree, count]);
  return count <= WINDOW_ABOVE ? { from: 0, to: count } : { from: seen.from, to: Math.min(count, seen.to) };
}
