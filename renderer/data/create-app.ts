import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import type { ChangeDraft } from '#shared/domain/change.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import type { Authorship } from '#shared/domain/record-base.ts';
import type { App } from './app.ts';
import { problemOf, type Writer } from './commit.ts';
import { createCommitter } from './committer.ts';
import type { Database } from './db.ts';
import { createHistory } from './history.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';
import { saveLastWords } from './last-words.ts';
import { leaveErasedOut } from './leave-erased-out.ts';
import { keepPendingDrafts, pendingNow, pendingText } from './pending.ts';
import { readBack, readBackLater } from './read-back.ts';
import { mayCallRules, withRules } from './rules-in-change.ts';
import { SAVE_LIMITS, type SaveLimits } from './save-limits.ts';
import { createSaveState } from './save-state.ts';
import type { SnapshotDesk } from './snapshot-desk.ts';
import { createSnapshots, worthSnapshot } from './snapshots.ts';
import { DAMAGE_KEY } from './start-facts.ts';
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
  /** Who makes snapshots; without one there are none. */
  readonly snapshotDesk?: (() => SnapshotDesk) | undefined;
}

export interface AppParts extends Outside {
  readonly by: Id<'author'>;
  readonly device: string;
  /** The first generation of the database's own name unless said. */
  readonly at?: Generation;
  /** The newest change that the database has; 0 unless said. */
  readonly seq?: number;
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
  const saveState = createSaveState({ withJournal: storage !== null, onSafe: measured });
  const looking =
    storage &&
    readBackLater(async (seq) => {
      const seen = await readBack(db, storage.journal, at, seq);
      if (seen === 'same' || seen === 'unknown') return;
      const of = seen === 'journal-differs' ? 'journal' : 'database';
      // The next start writes the rows anew out of the journal.
      if (of === 'database') await db.savedState.put({ key: DAMAGE_KEY, value: now() });
      saveState.trouble('journal', { kind: 'unwritable', of, message: 'what was written does not read back' });
      await snapshots?.make('asked');
    });
  const journal: JournalWriter | null =
    storage &&
    createJournalWriter({
      db,
      journal: storage.journal,
      at,
      from: parts.journalSeq ?? 0,
      limits,
      onAcked: (seq) => {
        saveState.journalled(seq);
        looking?.soon(seq);
      },
      onAlive: () => saveState.journalAlive(),
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
    onLost: () => void keepAll().then((isKept) => isKept && tellLost()),
    seq: parts.seq ?? 0,
  });
  let tellLost = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve;
  });
  /** False where a new start would find nothing, because the journal is gone as well: here the words are still on the screen. */
  async function keepAll(): Promise<boolean> {
    try {
      const witness = await storage?.journal.witness(at);
      if (!witness?.ok || !witness.value?.head) return false;
      return (await storage?.journal.keepPending(at.projectId, pendingText(pending())))?.ok ?? false;
    } catch (cause) {
      console.error('the last words were not kept', cause);
      return false;
    }
  }
  /** What is tagged is tagged, also where the rules cannot be asked. */
  const ruled = async (draft: ChangeDraft): Promise<ChangeDraft> => {
    if (!mayCallRules(draft)) return draft;
    try {
      const who = (): Authorship => ({ now: now(), by });
      const asked = await watched(limits.answerMs, () =>
        withRules(db, draft, who, () => idFrom('evidence', newUuid())),
      );
      return asked.answered ? asked.value : draft;
    } catch (cause) {
      console.error('the rules were not asked', cause);
      return draft;
    }
  };
  const history = createHistory(db, committer, ruled);
  const pending = (): ReturnType<App['pending']> => pendingNow(committer.unsent());
  const stopPending = storage
    ? keepPendingDrafts({ journal: storage.journal, projectId: at.projectId, saveState, limits, now: pending })
    : () => undefined;
  const snapshots =
    storage && parts.snapshotDesk ? createSnapshots({ db, at, host, now, desk: parts.snapshotDesk }) : null;
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
    snapshots,
    lost,
    pending,
    async run(asked, session, known) {
      const draft = await leaveErasedOut(db, asked);
      const reason = snapshots && worthSnapshot(draft);
      const before = reason === null ? 0 : ((await db.meta.get('head').catch(() => undefined))?.seq ?? 0);
      const done = await history.run(draft, session ?? null, known);
      if (reason !== null && before > 0 && done.ok && done.value !== null) snapshots?.makeOf(before, reason);
      return done;
    },
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
      looking?.stop();
      committer.stop();
      await journal?.stop();
    },
  };
  return app;
}

/** For whoever watches how long a save takes; nothing of it stays. */
function measured(begun: number): void {
  performance.measure('save', { start: begun });
  performance.clearMeasures('save');
}

/** `tl-<projectId>-<generation>` */
function generationOf(name: string): Generation {
  const [, projectId = name, generation = '1'] = /^tl-(.+)-(\d+)$/.exec(name) ?? [];
  return { projectId, generation: Number(generation) };
}
