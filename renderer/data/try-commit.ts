import type { Change, ChangeDraft } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type CommitProblem, commit, type KnownRows, problemOf, type Writer } from './commit.ts';
import type { Database } from './db.ts';
import type { SaveLimits } from './save-limits.ts';
import type { Committing } from './save-state.ts';
import { NO_ANSWER } from './save-word.ts';
import { watched } from './watchdog.ts';

export interface CommitterOptions {
  readonly undoOf?: readonly Id<'change'>[];
  /** The text that is being written: its newer draft takes the place of one that waits. */
  readonly session?: string | null;
  readonly known?: KnownRows | undefined;
  /** Present where the draft shall be kept while the database cannot be written; called when it was. */
  readonly later?: (change: Change) => void;
}

/** A draft that the database has not taken yet. */
export interface Unsent {
  readonly id: Id<'change'>;
  readonly draft: ChangeDraft;
  readonly session: string | null;
}

/** A draft on its way. */
export interface Entry extends Unsent {
  readonly options: CommitterOptions;
  readonly committing: Committing;
  /** A try may have reached the database without its answer reaching us. */
  tries: number;
  /** Nobody wants it written any more. Whether a try of it was, the journal must know all the same. */
  isSuperseded: boolean;
}

/** A change that is in the database, or none where nothing was new; and up to where the journal must have it all. */
export type Tried = Result<{ readonly change: Change | null; readonly seq: number }, CommitProblem>;

export interface TryParts {
  readonly db: Database;
  readonly writer: Writer;
  readonly limits: SaveLimits;
}

/** One try, which ends whatever the database does. Given up, its transaction is ended, and the next try looks whether it was late. */
export async function tryCommit(parts: TryParts, entry: Entry): Promise<Tried> {
  const { db, writer, limits } = parts;
  const gaveUp = new AbortController();
  // Of a large change each step takes longer; one that is larger than foreseen gets more time with each try.
  const limitMs = limits.answerMs * 2 ** Math.min(entry.tries, 5) + entry.draft.ops.length;
  const again = entry.tries > 0;
  entry.tries++;
  const { undoOf, known } = entry.options;
  const done = await watched(limitMs, (alive) => {
    const seen = (): void => {
      alive();
      entry.committing.alive();
    };
    return commit(db, entry.draft, writer, { undoOf, known, id: entry.id, again, alive: seen, signal: gaveUp.signal });
  });
  if (!done.answered) {
    gaveUp.abort();
    return fail(SILENT);
  }
  if (!done.value.ok) return done.value;
  // Nothing new: what stands there is somebody's change, and the journal must have that one too.
  return done.value.value === null ? lookAtHead(parts) : ok({ change: done.value.value, seq: done.value.value.seq });
}

/** How far the database is, when nothing is to be written. */
export async function lookAtHead({ db, limits }: TryParts): Promise<Tried> {
  try {
    const head = await watched(limits.answerMs, () => db.meta.get('head'));
    return head.answered ? ok({ change: null, seq: head.value?.seq ?? 0 }) : fail(SILENT);
  } catch (cause) {
    return fail(problemOf(cause));
  }
}

export const SILENT = { kind: 'storage', name: NO_ANSWER, message: 'the database did not answer' } as const;
