import type { CommitProblem } from './commit.ts';

/** Who must hold every word before it is safe. */
export type SaveWitness = 'database' | 'journal';

export type SaveProblem =
  /** A witness has no room left. */
  | { readonly kind: 'disk-full'; readonly of: SaveWitness }
  /** A witness has been asked and says nothing. */
  | { readonly kind: 'no-answer'; readonly of: SaveWitness }
  /** A witness cannot be written to; `message` is for a report. */
  | { readonly kind: 'unwritable'; readonly of: SaveWitness; readonly message: string };

export type ReadOnlyReason = 'newer' | 'fork' | 'other-version';

export type SaveWord =
  | { readonly kind: 'saved' }
  /** `slow`: for so long that the person should know. */
  | { readonly kind: 'saving'; readonly slow: boolean }
  | { readonly kind: 'not-saved'; readonly problem: SaveProblem }
  | { readonly kind: 'read-only'; readonly why: ReadOnlyReason };

/** What is known about the words of this window: how many edits there were, and how many of them each witness has answered for. */
export interface SaveFacts {
  readonly edited: number;
  readonly dbAck: number;
  readonly journalAck: number;
  /** Milliseconds for which the oldest edit has been waiting without a sign of life; 0 when none waits. */
  readonly oldestUnackedMs: number;
  readonly problem: SaveProblem | null;
  readonly readOnly: ReadOnlyReason | null;
}

export const SLOW_MS = 500;
export const SILENT_MS = 1_000;

/** The truth of "Saved": only when both witnesses have answered for every edit. Silence is a problem, as an error is. */
export function saveWord(facts: SaveFacts): SaveWord {
  const { edited, dbAck, journalAck, oldestUnackedMs, problem, readOnly } = facts;
  if (readOnly !== null) return { kind: 'read-only', why: readOnly };
  if (problem !== null) return { kind: 'not-saved', problem };
  if (edited === dbAck && edited === journalAck) return { kind: 'saved' };
  if (oldestUnackedMs >= SILENT_MS) {
    return { kind: 'not-saved', problem: { kind: 'no-answer', of: edited === dbAck ? 'journal' : 'database' } };
  }
  return { kind: 'saving', slow: oldestUnackedMs >= SLOW_MS };
}

/** The problem of a commit as the person is told it. */
export function saveProblemOf(problem: CommitProblem & { readonly kind: 'storage' }): SaveProblem {
  if (/quota/i.test(problem.name)) return { kind: 'disk-full', of: 'database' };
  if (problem.name === NO_ANSWER) return { kind: 'no-answer', of: 'database' };
  return { kind: 'unwritable', of: 'database', message: `${problem.name}: ${problem.message}` };
}

/** The name of the problem when a promise did not settle in time. */
export const NO_ANSWER = 'NoAnswer';
