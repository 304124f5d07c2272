import {
  type ReadOnlyReason,
  type SaveProblem,
  type SaveWitness,
  type SaveWord,
  SILENT_MS,
  SLOW_MS,
  saveWord,
} from './save-word.ts';

export interface SaveState {
  word(): SaveWord;
  subscribe(listener: () => void): () => void;
  /** A text has words that are in memory only. The returned function says that the database has them. */
  edited(): () => void;
  /** A change is on its way to the database. */
  committing(): Committing;
  /** The journal holds every change up to this one. */
  journalled(seq: number): void;
  /** A sign of life of the journal: it takes a large change in parts. */
  journalAlive(): void;
  /** A witness cannot be written to; null: it can again. */
  trouble(of: SaveWitness, problem: SaveProblem | null): void;
  /** For good: until the window is loaded again. */
  closeForWriting(why: ReadOnlyReason): void;
  /** Registers what tries again at once. Returns its own undo. */
  onRetry(again: () => Promise<void>): () => void;
  retry(): Promise<void>;
}

export interface Committing {
  /** A sign of life: a large change takes its time. */
  alive(): void;
  /** The database has it; as of change `seq` the journal must have it too. Null: it was refused, or said nothing new. */
  done(seq: number | null): void;
}

export interface SaveClock {
  /** Milliseconds that never go back. */
  now(): number;
  after(ms: number, run: () => void): () => void;
}

interface Edit {
  /** Of the last sign of life. */
  since: number;
  readonly begun: number;
}

/** Counts what is edited and not acknowledged, by both witnesses or by the database alone where there is no journal. */
export function createSaveState({ withJournal = false, clock = REAL_CLOCK, onSafe }: SaveStateOptions = {}): SaveState {
  const listeners = new Set<() => void>();
  const again = new Set<() => Promise<void>>();
  /** Not in the database. */
  const open = new Set<Edit>();
  /** In the database, not in the journal, by the change that must be there. */
  const waiting = new Map<number, Edit>();
  const troubles = new Map<SaveWitness, SaveProblem>();
  let edits = 0;
  let journalSeq = 0;
  let readOnly: ReadOnlyReason | null = null;
  let word: SaveWord = { kind: 'saved' };
  let stopTimer = (): void => undefined;

  function publish(): void {
    stopTimer();
    stopTimer = () => undefined;
    const oldest = Math.min(...[...open, ...waiting.values()].map(({ since }) => since));
    const age = Number.isFinite(oldest) ? clock.now() - oldest : 0;
    const dbAck = edits - open.size;
    const next = saveWord({
      edited: edits,
      dbAck,
      journalAck: dbAck - waiting.size,
      oldestUnackedMs: age,
      problem: troubles.get('database') ?? troubles.get('journal') ?? null,
      readOnly,
    });
    const step = age < SLOW_MS ? SLOW_MS : SILENT_MS;
    if (Number.isFinite(oldest) && age < SILENT_MS) stopTimer = clock.after(step - age, publish);
    if (same(word, next)) return;
    word = next;
    for (const listener of [...listeners]) listener();
  }

  function begin(): Edit {
    const edit: Edit = { since: clock.now(), begun: clock.now() };
    edits++;
    open.add(edit);
    publish();
    return edit;
  }

  return {
    word: () => word,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edited() {
      const edit = begin();
      return () => {
        if (open.delete(edit)) publish();
      };
    },
    committing() {
      const edit = begin();
      return {
        alive() {
          edit.since = clock.now();
        },
        done(seq) {
          if (!open.delete(edit)) return;
          const { begun } = edit;
          if (withJournal && seq !== null && seq > journalSeq) waiting.set(seq, { since: clock.now(), begun });
          else if (seq !== null) onSafe?.(begun);
          publish();
        },
      };
    },
    journalled(seq) {
      journalSeq = Math.max(journalSeq, seq);
      for (const [one, { begun }] of waiting) {
        if (one > seq) continue;
        waiting.delete(one);
        onSafe?.(begun);
      }
      publish();
    },
    journalAlive() {
      for (const edit of waiting.values()) edit.since = clock.now();
    },
    trouble(of, problem) {
      if (problem === null) troubles.delete(of);
      else troubles.set(of, problem);
      publish();
    },
    closeForWriting(why) {
      readOnly = why;
      publish();
    },
    onRetry(run) {
      again.add(run);
      return () => again.delete(run);
    },
    retry: async () => void (await Promise.all([...again].map((run) => run()))),
  };
}

export interface SaveStateOptions {
  /** Whether there is a second witness. */
  readonly withJournal?: boolean;
  readonly clock?: SaveClock;
  /** Every witness has a change that began at this moment of the clock. */
  readonly onSafe?: ((begun: number) => void) | undefined;
}

const REAL_CLOCK: SaveClock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const same = (a: SaveWord, b: SaveWord): boolean => JSON.stringify(a) === JSON.stringify(b);
