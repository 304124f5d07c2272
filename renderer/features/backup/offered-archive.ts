import { useSyncExternalStore } from 'react';
import type { OpenedFile } from '#shared/contract/host.ts';

/** An archive that came from outside and waits for the person's word. A newer one takes the place of one that nobody answered. */
export function offerArchive(file: OpenedFile, release: (token: string) => void): void {
  if (offered !== null) release(offered.token);
  set(file);
}

export const useOfferedArchive = (): OpenedFile | null => useSyncExternalStore(subscribe, () => offered);

/** It was answered: whoever took it releases it. */
export const dropOffer = (): void => set(null);

let offered: OpenedFile | null = null;
const listeners = new Set<() => void>();

function set(file: OpenedFile | null): void {
  offered = file;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
