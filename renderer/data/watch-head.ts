import { liveQuery } from 'dexie';
import type { Database, Head } from './db.ts';

/** Calls `seen` with the head after each commit, of this or another window, and once at the start. Returns its own undo. */
export function watchHead(db: Database, seen: (head: Head) => void): () => void {
  const subscription = liveQuery(() => db.meta.get('head')).subscribe((head) => {
    if (head) seen(head);
  });
  return () => subscription.unsubscribe();
}
