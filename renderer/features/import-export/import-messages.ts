import type { Op } from '#shared/domain/change.ts';
import type { FileReadOptions } from '#shared/exchange/read-any.ts';
import type { PlannedImport, PlanOrder, RowsWanted } from './import-plan.ts';
import type { ReadImport } from './import-read.ts';
import type { RowsPage } from './import-rows.ts';

/** `stuck`: no sign of life for 30 seconds, so that a hostile file cannot hold the app. `stopped`: the person cancelled. */
export type ReadProblem =
  | { readonly kind: 'stuck' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'crashed'; readonly message: string };

export interface FileOrder {
  readonly key: string;
  readonly name: string;
  /** In bytes, of a file whose bytes the window has; where it stands in an archive; or the files of a folder, each by its own key. */
  readonly from:
    | { readonly size: number }
    | { readonly key: string; readonly path: string }
    | { readonly files: readonly FolderFile[] };
  readonly options: FileReadOptions;
}

export interface FolderFile {
  readonly key: string;
  readonly path: string;
  readonly size: number;
}

export type ToImportWorker =
  | { readonly kind: 'read'; readonly id: number; readonly order: FileOrder }
  | { readonly kind: 'plan'; readonly id: number; readonly order: PlanOrder; readonly withOps: boolean }
  | { readonly kind: 'entry'; readonly id: number; readonly key: string; readonly path: string }
  | { readonly kind: 'chunk'; readonly need: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'rows'; readonly need: number; readonly page: RowsPage }
  | { readonly kind: 'rows-end'; readonly need: number };

export type FromImportWorker =
  | { readonly kind: 'read'; readonly id: number; readonly read: ReadImport }
  /** Part of the ops of a plan: they come in pieces that the window can take. */
  | { readonly kind: 'ops'; readonly id: number; readonly ops: readonly Op[] }
  | { readonly kind: 'plan'; readonly id: number; readonly plan: PlannedImport }
  | { readonly kind: 'entry'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: ReadProblem }
  | {
      readonly kind: 'need-chunk';
      readonly need: number;
      readonly key: string;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly kind: 'need-rows'; readonly need: number; readonly wanted: RowsWanted };
