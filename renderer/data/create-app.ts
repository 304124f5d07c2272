import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import type { App } from './app.ts';
import { problemOf, type Writer } from './commit.ts';
import { createCommitter } from './committer.ts';
import type { Database } from './db.ts';
import { createHistory } from './history.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';
import { saveLastWords } from './last-words.ts';
import { keepPendingDrafts, pendingNow } from './pending.ts';
import { SAVE_LIMITS, type SaveLimits } from './save-limits.ts';
import { createSaveState } from './save-state.ts';
import { storageOf } from './storage-of.ts';
import { SILENT } from './try-commit.ts';
import { watched } from './watchdog.ts';

/** What the composition root brings in from outside: clock, randomness, order keys. */
export interface Outside {
  readonly host: Host;
  readonly now: () => string;
  readonly today: () => string;
  readonly newUuid: () => string;
  readonly orderBetween: App['orderBetween'];
  readonly orderKeys: App['orderKeys'];
}

export interface AppParts extends Outside {
  readonly by: Id<'author'>;
  readonly device: string;
  /** The first generation of the database's own name unless said. */
  readonly at?: Generation;
  /** The newest change that the journal has; 0 unless said. */
  readonly journalSeq?: number;
  readonly limits?: SaveLimits;
}

/** The app over an open database: also how tests make theirs. */
export function createApp(db: Database, parts: AppParts): App {
  const { host, now, today, newUuid, orderBetween, orderKeys, by, device, limits = SAVE_LIMITS } = parts;
  const at = parts.at ?? generationOf(db.name);
  const writer: Writer = { now, newUuid, by, device };
  const storage = storageOf(host);
  const saveState = createSaveState({ withJournal: storage !== null });
  const journal: JournalWriter | null =
    storage &&
    createJournalWriter({
      db,
      journal: storage.journal,
      at,
      from: parts.journalSeq ?? 0,
      limits,
      onAcked: saveState.journalled,
      onProblem: (problem) => saveState.trouble('journal', problem),
      onFork: () => app.closeForWriting('fork'),
    });
  const committer = createCommitter({
    db,
    writer,
    saveState,
    limits,
    onCommitted: (seq) => journal?.wake(seq),
    onResumed: saveLastWords,
    onNewer: () => app.closeForWriting('newer'),
  });
  const history = createHistory(db, committer);
  const pending = (): ReturnType<App['pending']> => pendingNow(committer.unsent());
  const stopPending = storage
    ? keepPendingDrafts({ journal: storage.journal, projectId: at.projectId, saveState, limits, now: pending })
    : () => undefined;
  saveState.onRetry(async () => {
    journal?.retry();
    await committer.retry();
  });
  const app: App = {
    db,
    at,
    host,
    by,
    now,
    today,
    newUuid,
    newId: (kind) => idFrom(kind, newUuid()),
    orderBetween,
    orderKeys,
    history,
    saveState,
    pending,
    run: (draft, session, known) => history.run(draft, session ?? null, known),
    async read(work) {
      try {
        const done = await watched(limits.answerMs, work);
        if (done.answered) return done.value;
      } catch (cause) {
        committer.suspect(problemOf(cause));
        throw cause;
      }
      committer.suspect(SILENT);
      throw new Error(SILENT.message);
    },
    takeBack: (drafts) => committer.adopt(drafts),
    catchUp: (seq) => journal?.wake(seq),
    closeForWriting(why) {
      committer.close();
      saveState.closeForWriting(why);
    },
    async stop() {
      stopPending();
      committer.stop();
      await journal?.stop();
    },
  };
  return app;
}

/** `tl-<projectId>-<generation>` */
function generationOf(name: string): Generation {
  const [, projectId = name, generation = '1'] = /^tl-(.+)-(\d+)$/.exec(name) ?? [];
  return { projectId, generation: Number(generation) };
}
