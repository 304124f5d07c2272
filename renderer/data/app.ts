import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import type { Change, ChangeDraft } from '#shared/domain/change.ts';
import type { Id, IdKind } from '#shared/domain/ids.ts';
import type { Authorship } from '#shared/domain/record-base.ts';
import type { Result } from '#shared/domain/result.ts';
import type { CommitProblem, KnownRows } from './commit.ts';
import type { Database } from './db.ts';
import type { History } from './history.ts';
import type { Pending } from './pending.ts';
import type { SaveState } from './save-state.ts';
import type { ReadOnlyReason } from './save-word.ts';
import type { Snapshots } from './snapshots.ts';
import type { Unsent } from './try-commit.ts';

/** What an action needs: the database, the host, the clock, new ids, the person who writes. Tests pass their own. */
export interface App {
  readonly db: Database;
  /** Which database of which project `db` is: the journal is kept by it. */
  readonly at: Generation;
  readonly host: Host;
  readonly by: Id<'author'>;
  /** ISO instant. */
  now(): string;
  /** The local calendar date, `YYYY-MM-DD`. */
  today(): string;
  newUuid(): string;
  newId<K extends IdKind>(kind: K): Id<K>;
  /** An order key between two others; null is an open end. */
  orderBetween(before: string | null, after: string | null): string;
  /** `count` order keys in a row after `before`. */
  orderKeys(before: string | null, count: number): readonly string[];
  /**
   * Commits a decision as one undoable step; changes of one `session` (a text being written) are one step together. `known`: large rows
   * that the decision was made on, so that they are not read twice.
   */
  run(draft: ChangeDraft, session?: string, known?: KnownRows): Promise<Result<Change | null, CommitProblem>>;
  /**
   * Reads what a save of typed words stands on. Never waits for ever: rejects where the database is silent or closed, and sees to it
   * that it is opened again. The words are then still in the hands of their editor, which tries again.
   */
  read<T>(work: () => PromiseLike<T>): Promise<T>;
  readonly history: History;
  readonly saveState: SaveState;
  /** Null where nothing can be kept beside the database, or nobody makes them. */
  readonly snapshots: Snapshots | null;
  /** What is in memory only. */
  pending(): Pending;
  /** Takes over changes that an earlier window kept outside the database. Resolves when they were tried. */
  takeBack(drafts: readonly Unsent[]): Promise<void>;
  /** There is a change in the log up to here: the journal gets what it lacks. */
  catchUp(seq: number): void;
  /** From now on this window only shows. */
  closeForWriting(why: ReadOnlyReason): void;
  /**
   * Resolves when the engine has thrown the database away under this window and there is room again: a new start brings everything
   * back from the journal. What was in memory only is in the pending file by then.
   */
  readonly lost: Promise<void>;
  /** Lets go of the journal and of every timer. The database stays open. */
  stop(): Promise<void>;
}

/** Who writes now: for the domain's `new...` decisions. */
export const authorship = (app: App): Authorship => ({ now: app.now(), by: app.by });
