import { useEffect, useSyncExternalStore } from 'react';

/** What the page on screen says of itself to the frame around it. */
export interface PageInfo {
  readonly title: string;
  readonly trail: readonly TrailStep[];
}

export interface TrailStep {
  readonly label: string;
  readonly href: string;
}

/** Tells the frame while the page is on screen. */
export function usePageInfo(title: string, trail: readonly TrailStep[] = NO_TRAIL): void {
  useEffect(() => {
    set({ title, trail });
  }, [title, trail]);
}

export function useCurrentPage(): PageInfo {
  return useSyncExternalStore(subscribe, () => current);
}

const NO_TRAIL: readonly TrailStep[] = [];
let current: PageInfo = { title: '', trail: NO_TRAIL };
const listeners = new Set<() => void>();

function set(info: PageInfo): void {
  if (info.title === current.title && sameTrail(info.trail, current.trail)) return;
  current = info;
  for (const listener of listeners) listener();
}

/** Compared by value: a page may build its trail anew each time it draws. */
function sameTrail(a: readonly TrailStep[], b: readonly TrailStep[]): boolean {
  return a.length === b.length && a.every((step, i) => step.label === b[i]?.label && step.href === b[i]?.href);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
