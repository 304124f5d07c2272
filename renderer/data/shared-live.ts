import { liveQuery, type Subscription } from 'dexie';
import type { App } from './app.ts';

/** The answer of one query, worked out once for everybody who looks at it. */
export interface SharedLive<T> {
  subscribe(listener: () => void): () => void;
  /** The newest answer; undefined before the first. While nobody looks it may be old, and is brought up to date at the next look. */
  current(): T | undefined;
}

/** For queries that are costly and shown in many places at once: the whole line. */
export function sharedLive<T>(app: App, query: (app: App) => Promise<T>): SharedLive<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  let subscription: Subscription | null = null;
  const open = (): Subscription =>
    liveQuery(() => query(app)).subscribe({
      next(answer) {
        value = answer;
        for (const listener of listeners) listener();
      },
      error(cause: unknown) {
        // A closed database ends every query; the save state is what tells the person.
        console.error('a shared query ended', cause);
      },
    });
  return {
    subscribe(listener) {
      listeners.add(listener);
      subscription ??= open();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        subscription?.unsubscribe();
        subscription = null;
      };
    },
    current: () => value,
  };
}
