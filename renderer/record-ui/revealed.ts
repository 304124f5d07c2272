import { useSyncExternalStore } from 'react';
import type { App } from '#renderer/data/app.ts';
import { audit } from '#renderer/data/audit-log.ts';
import { background } from '#renderer/ui/background.ts';

/** What somebody asked to see, until this window is closed: `all` names, or one field of one person. */
export function useRevealed(key: string): boolean {
  return useSyncExternalStore(subscribe, () => revealed.has(key));
}

/** Shows what is hidden, and writes down that it was shown: `objectId` null and `n` for many people at once. */
export function reveal(app: App, key: string, objectId: string | null, failed: string, n = 1): void {
  if (revealed.has(key)) return;
  set(new Set([...revealed, key]));
  background(audit(app, 'reveal', objectId, n), failed);
}

export function hide(key: string): void {
  set(new Set([...revealed].filter((one) => one !== key)));
}

/** The key for the names of everybody. */
export const ALL_NAMES = 'names';

let revealed: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function set(next: ReadonlySet<string>): void {
  revealed = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
