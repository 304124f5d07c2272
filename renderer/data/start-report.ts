import type { RebuildReason } from './recovery-plan.ts';

/** What had to be done before the project could be opened; shown when it is of interest to a person. */
export type StartReport =
  | { readonly kind: 'replayed'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'rebuilt';
      readonly why: RebuildReason;
      readonly to: number;
      /** The database before, kept for 30 days. */
      readonly keptGeneration: number;
      readonly stopped: { readonly seq: number; readonly why: string } | null;
      /** ISO instant of the snapshot that it was begun from; null: from the journal alone. */
      readonly snapshotAt: string | null;
    }
  | { readonly kind: 'upgraded'; readonly rows: number }
  | { readonly kind: 'journal-damaged'; readonly afterSeq: number; readonly keptAs: string }
  | { readonly kind: 'adopted' };

export type StartProgress =
  | { readonly kind: 'recovering'; readonly seq: number; readonly of: number }
  | { readonly kind: 'upgrading' }
  | { readonly kind: 'blocked' };
