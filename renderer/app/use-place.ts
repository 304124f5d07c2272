import { useSyncExternalStore } from 'react';
import { type Place, placeOf } from '../routes.ts';

/** The place in the address now; null for an address that means nothing here. */
export function usePlace(): Place | null {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return placeOf(hash);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}
