import { useSyncExternalStore } from 'react';
import type { Id } from '#shared/domain/ids.ts';

const MOST = 6;

/** The tags that were applied last in this window, newest first. */
export function useRecentTags(): readonly Id<'tag'>[] {
  return useSyncExternalStore(subscribe, recentTags);
}

const recentTags = (): readonly Id<'tag'>[] => recent;

/** The tags of the last application, once it is saved: what "repeat" applies again. */
export async function lastTags(): Promise<readonly Id<'tag'>[]> {
  await tagging;
  return last;
}

/** A tag that is being made is known only when it is saved; a key that repeats it may come before. */
export function whileTagging<T>(work: Promise<T>): Promise<T> {
  tagging = work.catch(() => undefined);
  return work;
}

export function rememberTags(ids: readonly Id<'tag'>[]): void {
  last = ids;
  recent = [...new Set([...ids, ...recent])].slice(0, MOST);
  for (const listener of listeners) listener();
}

let recent: readonly Id<'tag'>[] = [];
let last: readonly Id<'tag'>[] = [];
let tagging: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
