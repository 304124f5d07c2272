import type { SnapshotDesk } from '#renderer/data/snapshot-desk.ts';

/** What the worker is asked: a part of the desk by its name, one thing after the other. */
export type SnapshotCall = Exclude<keyof SnapshotDesk, 'stop'>;

export type ToSnapshotWorker =
  | { readonly kind: 'engine'; readonly engine: string | null }
  | { readonly kind: 'call'; readonly id: number; readonly call: SnapshotCall; readonly args: readonly unknown[] };

export type FromSnapshotWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string };
