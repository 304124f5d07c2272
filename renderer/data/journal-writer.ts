import {
  type Generation,
  type HostJournal,
  JOURNAL_CALL_BYTES,
  type JournalEntry,
  type StorageProblem,
} from '#shared/contract/host-storage.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { Database } from './db.ts';
import { entryText, type Journalled, stateMark } from './journal-entry.ts';
import type { SaveLimits } from './save-limits.ts';
import type { SaveProblem } from './save-word.ts';
import { watched } from './watchdog.ts';

/** Hands the change log to the journal, in its order, behind the person's back. */
export interface JournalWriter {
  /** There is a change in the log up to here. Returns at once. */
  wake(seq: number): void;
  /** The newest change that the journal has answered for. */
  acked(): number;
  /** Tries now what could not be written. */
  retry(): void;
  /** Resolves when nothing is on its way. */
  stop(): Promise<void>;
}

export interface JournalWriterOptions {
  readonly db: Database;
  readonly journal: HostJournal;
  readonly at: Generation;
  /** The newest change that the journal had at the start. */
  readonly from: number;
  readonly limits: SaveLimits;
  readonly onAcked: (seq: number) => void;
  /** The journal has taken a part of what it lacks. */
  readonly onAlive?: (() => void) | undefined;
  /** Null: it can be written again. */
  readonly onProblem: (problem: SaveProblem | null) => void;
  /** The journal went another way: nothing more is written to it. */
  readonly onFork: () => void;
}

type Sent = Result<
  { readonly seq: number },
  StorageProblem | { readonly kind: 'no-answer' } | { readonly kind: 'no-log' }
>;

/** One runs per window; each appends whatever the journal lacks, so a change of a window that is gone gets there too. */
export function createJournalWriter(options: JournalWriterOptions): JournalWriter {
  const { limits, onAcked, onProblem, onFork } = options;
  let acked = options.from;
  let target = acked;
  /** What the journal asked for last: asked twice in a row, sending it again is of no use. */
  let needed = 0;
  let stopped = false;
  let running: Promise<void> | null = null;
  let endRest = (): void => undefined;

  async function run(): Promise<void> {
    while (!stopped && acked < target) {
      const sent = await send(options, acked + 1);
      if (stopped) return;
      if (sent.ok) {
        acked = Math.max(acked, sent.value.seq);
        onProblem(null);
        onAcked(acked);
        continue;
      }
      const { problem } = sent;
      if (problem.kind === 'need' && !(problem.from === needed && problem.from === acked + 1)) {
        // Another window's change is missing, or parts of a long one, or the journal lost its end: the log has them all.
        needed = problem.from;
        acked = problem.from - 1;
        continue;
      }
      needed = 0;
      if (problem.kind === 'fork') {
        stopped = true;
        onFork();
        return;
      }
      onProblem(saveProblem(problem));
      await rest();
    }
  }

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, limits.retryMs);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    wake(seq) {
      target = Math.max(target, seq);
      if (stopped || running !== null || acked >= target) return;
      running = run().finally(() => {
        running = null;
      });
    },
    acked: () => acked,
    retry: () => endRest(),
    async stop() {
      stopped = true;
      endRest();
      await running;
    },
  };
}

type Sender = Pick<JournalWriterOptions, 'db' | 'journal' | 'at' | 'limits' | 'onAlive'>;

/** Appends the log from after `from` up to `to` and waits for it: for the start, when nothing else happens. */
export async function catchUp(sender: Sender, from: number, to: number): Promise<Sent> {
  let acked = from;
  let needed = 0;
  while (acked < to) {
    const sent = await send(sender, acked + 1);
    if (sent.ok) acked = Math.max(acked, sent.value.seq);
    else if (sent.problem.kind === 'need' && sent.problem.from !== needed) {
      needed = sent.problem.from;
      acked = needed - 1;
    } else return sent;
  }
  return ok({ seq: acked });
}

async function send(options: Sender, from: number): Promise<Sent> {
  try {
    const sent = await watched(options.limits.answerMs, (alive) =>
      append(options, from, () => {
        alive();
        options.onAlive?.();
      }),
    );
    return sent.answered ? sent.value : fail({ kind: 'no-answer' });
  } catch (cause) {
    return fail({ kind: 'unwritable', message: String(cause) });
  }
}

/** What the log has from `from` on, as much as one call carries; a longer change goes in parts before it. */
async function append({ db, journal, at }: Sender, from: number, alive: () => void): Promise<Sent> {
  const entries: JournalEntry[] = [];
  let room = JOURNAL_CALL_BYTES;
  for (const journalled of await readLog(db, from)) {
    const { seq, prev, hash } = journalled.change;
    const parts: string[] = [];
    for await (const part of entryText(journalled, () => breath().then(alive))) {
      alive();
      parts.push(part);
    }
    const [text = ''] = parts;
    if (parts.length === 1 && text.length <= room) {
      entries.push({ seq, prev, hash, text });
      room -= text.length;
      continue;
    }
    if (entries.length > 0) break;
    for (const part of parts) {
      const kept = await journal.appendPart(at, seq, part);
      if (!kept.ok) return kept;
      alive();
    }
    entries.push({ seq, prev, hash, text: '' });
    break;
  }
  if (entries.length === 0) return fail({ kind: 'no-log' });
  const done = await journal.append(at, entries);
  return done.ok ? ok(done.value) : done;
}

const CHANGES_AT_ONCE = 50;

async function readLog(db: Database, from: number): Promise<readonly Journalled[]> {
  return db.transaction('r', db.changes, db.marks, async () => {
    const changes = await db.changes.where('seq').aboveOrEqual(from).limit(CHANGES_AT_ONCE).toArray();
    const marks = await db.marks.bulkGet(changes.map(({ seq }) => seq));
    return changes.flatMap((change, i) => {
      const mark = marks[i];
      return mark === undefined ? [] : [{ change, mark: stateMark(mark, change.hash) }];
    });
  });
}

/** Lets keys and frames come first. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function saveProblem(problem: Exclude<Sent, { ok: true }>['problem']): SaveProblem {
  if (problem.kind === 'disk-full') return { kind: 'disk-full', of: 'journal' };
  if (problem.kind === 'no-answer') return { kind: 'no-answer', of: 'journal' };
  const message = 'message' in problem ? problem.message : problem.kind;
  return { kind: 'unwritable', of: 'journal', message };
}
