import { useSyncExternalStore } from 'react';

/** Whether there is room for a list and a pane side by side: a pane that covers the list it explains would help nobody. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => ROOM.matches);

const ROOM = window.matchMedia('(width >= 72rem)');

function subscribe(listener: () => void): () => void {
  ROOM.addEventListener('change', listener);
  return () => ROOM.removeEventListener('change', listener);
}
