import { useSyncExternalStore } from 'react';
import type { Picked } from '#renderer/data/actions/highlight-actions.ts';
import type { Anchor } from '#shared/domain/anchor.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** Words that are being highlighted: drawn at once, while the database is still writing. */
export interface PendingHighlight {
  /** Of its own until the record is there. */
  readonly id: string;
  readonly anchor: Anchor;
  readonly tags: readonly Tag[];
  /** The record that it became; null while that is being written. */
  readonly becomes: Id<'highlight'> | null;
}

/** All that is being highlighted now. */
export function usePendingHighlights(): readonly PendingHighlight[] {
  return useSyncExternalStore(subscribe, () => pending);
}

/** These records are on the screen: what was drawn in their place is not needed any more. */
export function settlePending(shown: ReadonlySet<string>): void {
  const left = pending.filter(({ becomes }) => becomes === null || !shown.has(becomes));
  if (left.length < pending.length) set(left);
}

/** Shows the words as a highlight while `work` makes it one, and until its record has reached the screen. */
export async function pendingWhile(
  picked: Picked,
  tags: readonly Tag[],
  work: Promise<Id<'highlight'> | null>,
): Promise<Id<'highlight'> | null> {
  const id = `pending-${++made}`;
  const entry: PendingHighlight = { id, anchor: anchorOf(picked), tags, becomes: null };
  set([...pending, entry]);
  let becomes: Id<'highlight'> | null = null;
  try {
    becomes = await work;
    return becomes;
  } finally {
    if (becomes === null) drop(id);
    else {
      const record = becomes;
      set(pending.map((one) => (one.id === id ? { ...one, becomes: record } : one)));
      setTimeout(() => drop(id), ON_SCREEN_MS);
    }
  }
}

/** Longer than a live query ever takes: by then the record is drawn, or was taken back. */
const ON_SCREEN_MS = 1_000;

const anchorOf = ({ source, from, to }: Picked): Anchor => ({
  source,
  block: from.block,
  start: from.offset,
  end: to.offset,
  endBlock: to.block === from.block ? null : to.block,
  quote: '',
  prefix: '',
  suffix: '',
});

let made = 0;
let pending: readonly PendingHighlight[] = [];
const listeners = new Set<() => void>();

const drop = (id: string): void => set(pending.filter((one) => one.id !== id));

function set(next: readonly PendingHighlight[]): void {
  pending = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
