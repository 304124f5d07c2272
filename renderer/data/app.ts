import type { Host } from '#shared/contract/host.ts';
import type { Change, ChangeDraft } from '#shared/domain/change.ts';
import type { Id, IdKind } from '#shared/domain/ids.ts';
import type { Authorship } from '#shared/domain/record-base.ts';
import type { Result } from '#shared/domain/result.ts';
import type { CommitProblem } from './commit.ts';
import type { Database } from './db.ts';
import type { History } from './history.ts';
import type { SaveState } from './save-state.ts';

/** What an action needs: the database, the host, the clock, new ids, the person who writes. Tests pass their own. */
export interface App {
  readonly db: Database;
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
  /** Commits a decision as one undoable step; changes of one `session` (a text being written) are one step together. */
  run(draft: ChangeDraft, session?: string): Promise<Result<Change | null, CommitProblem>>;
  readonly history: History;
  readonly saveState: SaveState;
}

/** Who writes now: for the domain's `new...` decisions. */
export const authorship = (app: App): Authorship => ({ now: app.now(), by: app.by });
