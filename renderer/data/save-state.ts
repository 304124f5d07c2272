import type { CommitProblem } from './commit.ts';

/** What the title bar says. `saved` only when everything that was typed has been acknowledged by the database. */
export type SaveWord =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'not-saved'; readonly problem: CommitProblem };

export interface SaveState {
  word(): SaveWord;
  subscribe(listener: () => void): () => void;
  /** A text has words that are in memory only. The returned function says that they are committed. */
  edited(): () => void;
  /** A commit failed: stays until one succeeds. */
  failed(problem: CommitProblem, retry: () => Promise<void>): void;
  succeeded(): void;
  retry(): Promise<void>;
}

/** Counts what is edited but not acknowledged. */
export function createSaveState(): SaveState {
  const listeners = new Set<() => void>();
  let waiting = 0;
  let failure: { readonly problem: CommitProblem; readonly retry: () => Promise<void> } | null = null;
  let word: SaveWord = { kind: 'saved' };
  const publish = (): void => {
    const next: SaveWord = failure
      ? { kind: 'not-saved', problem: failure.problem }
      : waiting > 0
        ? { kind: 'saving' }
        : { kind: 'saved' };
    if (next.kind === word.kind && next.kind !== 'not-saved') return;
    word = next;
    for (const listener of listeners) listener();
  };
  return {
    word: () => word,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edited() {
      waiting++;
      publish();
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        waiting--;
        publish();
      };
    },
    failed(problem, retry) {
      failure = { problem, retry };
      publish();
    },
    succeeded() {
      failure = null;
      publish();
    },
    retry: async () => failure?.retry(),
  };
}
