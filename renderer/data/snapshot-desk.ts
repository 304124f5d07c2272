import type { Generation, JournalEntry, StateMark } from '#shared/contract/host-storage.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { TableName } from '#shared/domain/records.ts';
import type { Result } from '#shared/domain/result.ts';
import type { SavedState } from './db.ts';

/** What a snapshot is made from: the one before, nothing at all, or, where no journal tells of the beginning, the database. */
export type SnapshotBase =
  | { readonly kind: 'snapshot'; readonly file: Blob }
  | { readonly kind: 'nothing'; readonly projectId: string; readonly copyId: string }
  | { readonly kind: 'database'; readonly at: Generation };

export type DeskProblem =
  /** The file is not what was written. */
  | { readonly kind: 'damaged'; readonly message: string }
  /** The changes do not lead on from what was begun with, or not to the state that they name. */
  | { readonly kind: 'other-way'; readonly seq: number };

export interface MadeSnapshot {
  readonly file: Blob;
  readonly mark: StateMark;
  /** All rows. */
  readonly records: number;
}

export interface LaidOut {
  readonly mark: StateMark;
  /** The log makes the rows again from its first change on: a journal may take all of it. */
  readonly isWhole: boolean;
}

/** Makes snapshots and reads them: work of seconds, done by a worker. It knows the Host only by what it is handed. */
export interface SnapshotDesk {
  begin(base: SnapshotBase): Promise<Result<{ readonly seq: number }, DeskProblem>>;
  /** A part of the text of a change that is too long for one call: parts in order, then `add` with its `text` empty. */
  addPart(text: string): Promise<void>;
  /** Changes in a row, from the next one on. */
  add(entries: readonly JournalEntry[]): Promise<Result<void, DeskProblem>>;
  /** `media`: bytes of the recordings that are on this computer, by SHA-256. They stay where they are. */
  write(appVersion: string, media: ReadonlyMap<string, number>): Promise<Result<MadeSnapshot, DeskProblem>>;
  /** A test restore: everything is read, and must be the state of `mark`. */
  verify(file: Blob, mark: StateMark): Promise<Result<void, DeskProblem>>;
  /** Writes the database of generation `at`, which nobody uses yet. */
  layOut(
    file: Blob,
    at: Generation,
    own: { readonly copyId: string; readonly savedState: readonly SavedState[] },
  ): Promise<Result<LaidOut, DeskProblem>>;
  /** Every row of these tables. */
  rows(
    file: Blob,
    tables: readonly TableName[],
  ): Promise<Result<ReadonlyMap<TableName, readonly JsonObject[]>, DeskProblem>>;
  /** Ends the work at once, and lets go of all memory. */
  stop(): void;
}
