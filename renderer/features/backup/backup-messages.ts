import type { BackupDesk } from './backup-desk.ts';

/** What the worker is asked: a part of the desk by its name, one thing after the other. */
export type DeskCall = keyof BackupDesk;

export type ToBackupWorker =
  | { readonly kind: 'engine'; readonly engine: string | null }
  | { readonly kind: 'call'; readonly id: number; readonly call: DeskCall; readonly args: readonly unknown[] };

export type FromBackupWorker =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string };
