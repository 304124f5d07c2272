import type { SnapshotInfo } from '#shared/contract/host-storage.ts';

/** What a person wants of a snapshot: all of it in the place of the project, or single records out of it. */
export interface WantedSnapshot {
  readonly info: SnapshotInfo;
  readonly what: 'whole' | 'records';
}

let wanted: WantedSnapshot | null = null;
const listeners = new Set<() => void>();

/** Asks the window to open a snapshot; whoever shows the dialogs for it listens. */
export function wantSnapshot(next: WantedSnapshot | null): void {
  wanted = next;
  for (const listener of listeners) listener();
}

export const wantedSnapshot = (): WantedSnapshot | null => wanted;

export function onWantedSnapshot(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
