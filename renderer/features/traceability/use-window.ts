import { type RefObject, useLayoutEffect, useState } from 'react';

/** What of a scrolling box can be seen, in px. `top` moves in steps, so that scrolling by a line redraws nothing. */
export interface Seen {
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const STEP = 120;

export function useWindow(scroller: RefObject<HTMLElement | null>): Seen {
  const [seen, setSeen] = useState<Seen>({ top: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = (): void => {
      const next = { top: Math.floor(box.scrollTop / STEP) * STEP, width: box.clientWidth, height: box.clientHeight };
      setSeen((last) =>
        last.top === next.top && last.width === next.width && last.height === next.height ? last : next,
      );
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return seen;
}
