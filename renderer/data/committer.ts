import type { Change, ChangeDraft } from '#shared/domain/change.ts';
import { idFrom } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { CommitProblem } from './commit.ts';
import { isPassing } from './engine-errors.ts';
import { guardAgainstLoss } from './lost-database.ts';
import { reconnect, refreshQueries } from './reconnect.ts';
import type { SaveState } from './save-state.ts';
import { saveProblemOf } from './save-word.ts';
import { type CommitterOptions, type Entry, lookAtHead, type TryParts, tryCommit, type Unsent } from './try-commit.ts';

/**
 * Between every writer of this window and `commit`: it never waits for ever, and what cannot be written now is kept, in its order,
 * and written by itself as soon as the database takes it.
 */
export interface Committer {
  commit(draft: ChangeDraft, options?: CommitterOptions): Promise<Result<Change | null, CommitProblem>>;
  /** Tries again now instead of at the next turn. */
  retry(): Promise<void>;
  unsent(): readonly Unsent[];
  /** Takes over drafts that an earlier window kept outside the database. */
  adopt(drafts: readonly Unsent[]): Promise<void>;
  /** A read failed: where that may be the engine's trouble, the connection is opened again. */
  suspect(problem: CommitProblem): void;
  /** Nothing is written any more. */
  close(): void;
  stop(): void;
}

export interface CommitterParts extends TryParts {
  readonly saveState: SaveState;
  /** Called with each change that the database has, of any try. */
  readonly onCommitted: (seq: number) => void;
  /** The database takes writes again. */
  readonly onResumed: () => void;
  /** Another window has brought the workspace to a shape that this build does not know. */
  readonly onNewer: () => void;
  /** The engine has thrown the database away: nothing more comes from this connection. Only a new start brings everything back. */
  readonly onLost: () => void;
  /** The newest change that was in the database at the start. */
  readonly seq: number;
}

export function createCommitter(parts: CommitterParts): Committer {
  const { db, writer, saveState, limits, onCommitted, onResumed, onNewer, onLost } = parts;
  let known = parts.seq;
  guardAgainstLoss(db, () => known);
  const waiting: Entry[] = [];
  let down: (CommitProblem & { readonly kind: 'storage' }) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let recovering: Promise<void> | null = null;
  let stopped = false;
  let isClosed = false;
  /** The entry that is being tried: it may be in the database before anybody knows. */
  let underway: Entry | null = null;

  function settle(entry: Entry, seq: number): void {
    entry.committing.done(seq);
    known = Math.max(known, seq);
    onCommitted(seq);
  }

  function fallDown(problem: CommitProblem & { readonly kind: 'storage' }): void {
    down = problem;
    saveState.trouble('database', saveProblemOf(problem));
    later();
  }

  function later(): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void recover(), limits.retryMs);
  }

  function recover(): Promise<void> {
    clearTimeout(timer);
    recovering ??= tryAgain().finally(() => {
      recovering = null;
      if (down !== null) later();
    });
    return recovering;
  }

  async function tryAgain(): Promise<void> {
    if (down === null || stopped) return;
    const found = await reconnect(db, limits.answerMs);
    if (found === 'lost') {
      stopped = true;
      onLost();
    } else if (found === 'writable') await drain();
  }

  async function drain(): Promise<void> {
    for (let entry = waiting[0]; entry !== undefined; entry = waiting[0]) {
      underway = entry;
      const done = await (entry.isSuperseded ? lookAtHead(parts) : tryCommit(parts, entry));
      underway = null;
      if (stopped) return;
      if (!done.ok && done.problem.kind === 'storage' && isPassing(done.problem.name)) {
        fallDown(done.problem);
        return;
      }
      if (waiting[0] === entry) waiting.shift();
      if (done.ok) {
        const { change, seq } = done.value;
        settle(entry, seq);
        if (change !== null) entry.options.later?.(change);
      } else {
        console.error('a change that waited was refused', done.problem);
        entry.committing.done(null);
      }
    }
    down = null;
    saveState.trouble('database', null);
    refreshQueries();
    onResumed();
  }

  /** A newer draft of the same text holds everything that an older one did: both are made on what the database has. */
  function supersede(session: string): void {
    for (const entry of [...waiting]) {
      if (entry.session !== session || entry === underway) continue;
      entry.isSuperseded = true;
      if (entry.tries > 0) continue;
      waiting.splice(waiting.indexOf(entry), 1);
      entry.committing.done(null);
    }
  }

  const newEntry = (draft: ChangeDraft, options: CommitterOptions): Entry => ({
    id: idFrom('change', writer.newUuid()),
    draft,
    session: options.session ?? null,
    options,
    committing: saveState.committing(),
    tries: 0,
    isSuperseded: false,
  });

  return {
    async commit(draft, options = {}) {
      const { session = null, later: isKept } = options;
      if (isClosed) return fail({ kind: 'read-only' });
      if (draft.ops.length === 0 && session === null) return ok(null);
      const entry = newEntry(draft, options);
      if (session !== null) supersede(session);
      if (down !== null) {
        if (isKept) waiting.push(entry);
        else entry.committing.done(null);
        return fail(down);
      }
      const done = await tryCommit(parts, entry);
      if (done.ok) {
        settle(entry, done.value.seq);
        return ok(done.value.change);
      }
      if (done.problem.kind === 'newer-schema') onNewer();
      const passing = done.problem.kind === 'storage' && isPassing(done.problem.name);
      if (passing) waiting.push(entry);
      else entry.committing.done(null);
      // What nobody waits for is not tried again, but may have reached the database.
      if (!isKept) entry.isSuperseded = true;
      if (passing && done.problem.kind === 'storage') fallDown(done.problem);
      return done;
    },
    retry: recover,
    unsent: () =>
      waiting.filter(({ isSuperseded }) => !isSuperseded).map(({ id, draft, session }) => ({ id, draft, session })),
    async adopt(drafts) {
      if (drafts.length === 0) return;
      for (const { id, draft, session } of drafts) {
        waiting.push({ ...newEntry(draft, { session }), id, tries: 1 });
      }
      recovering ??= drain().finally(() => {
        recovering = null;
      });
      await recovering;
    },
    suspect(problem) {
      if (problem.kind === 'storage' && isPassing(problem.name) && down === null) fallDown(problem);
    },
    close() {
      isClosed = true;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
