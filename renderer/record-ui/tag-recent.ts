import { useSyncExternalStore } from 'react';
import type { Id } from '#shared/domain/ids.ts';

const MOST = 6;

/** The tags that were applied last in this window, newest first. */
export function useRecentTags(): readonly Id<'tag'>[] {
  return useSyncExternalStore(subscribe, recentTags);
}

const recentTags = (): readonly Id<'tag'>[] => recent;

/** The tags of the last application: what "repeat" applies again. */
export const lastTags = (): readonly Id<'tag'>[] => last;

export function rememberTags(ids: readonly Id<'tag'>[]): void {
  last = ids;
  recent = [...new Set([...ids, ...recent])].slice(0, MOST);
  for (const listener of listeners) listener();
}

let recent: readonly Id<'tag'>[] = [];
let last: readonly Id<'tag'>[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
