import type { HostJournal } from '#shared/contract/host-storage.ts';
import type { ChangeDraft, Op } from '#shared/domain/change.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { TABLES } from '#shared/domain/records.ts';
import { asKeptWords, type KeptWords, wordsKeptHere } from './kept-words.ts';
import { keepLastWords } from './last-words.ts';
import type { SaveLimits } from './save-limits.ts';
import type { SaveState } from './save-state.ts';
import type { Unsent } from './try-commit.ts';
import { watched } from './watchdog.ts';

/** What is in memory only: changes that the database has not taken, and texts as they stand in their editors. */
export interface Pending {
  readonly unsent: readonly Unsent[];
  readonly words: readonly (readonly [key: string, kept: KeptWords])[];
}

/** Everything of this window that the database has not taken. */
export function pendingNow(unsent: readonly Unsent[]): Pending {
  keepLastWords();
  return { unsent, words: wordsKeptHere() };
}

/** As the pending file has it. */
export const pendingText = (pending: Pending): string => JSON.stringify({ version: 1, ...pending });

/** What an earlier window left in the pending file; what cannot be read is passed over, item by item. */
export function readPending(text: string): Pending {
  try {
    const read: unknown = JSON.parse(text);
    if (!isObject(read)) return NOTHING;
    return { unsent: list(read.unsent).flatMap(asUnsent), words: list(read.words).flatMap(asWords) };
  } catch {
    return NOTHING;
  }
}

export interface PendingKeeperParts {
  readonly journal: HostJournal;
  readonly projectId: string;
  readonly saveState: SaveState;
  readonly limits: SaveLimits;
  readonly now: () => Pending;
}

/**
 * While the database cannot be written, puts the drafts into the pending file again and again: its room was taken beforehand, so
 * they outlive a crash even on a full disk. Returns its own undo.
 */
export function keepPendingDrafts({ journal, projectId, saveState, limits, now }: PendingKeeperParts): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept: string | null = null;
  let isStopped = false;
  const isNeeded = (): boolean => {
    const word = saveState.word();
    return word.kind === 'not-saved' && word.problem.of === 'database';
  };
  async function turn(): Promise<void> {
    const text = isNeeded() ? pendingText(now()) : null;
    if (text !== kept) {
      const done = await watched(limits.answerMs, () => journal.keepPending(projectId, text)).catch(() => null);
      if (done?.answered && done.value.ok) kept = text;
    }
    timer = undefined;
    if (!isStopped && (isNeeded() || kept !== null)) later();
  }
  const later = (): void => {
    timer ??= setTimeout(() => void turn(), limits.pendingMs);
  };
  const forget = saveState.subscribe(() => {
    if (isNeeded() || kept !== null) later();
  });
  return () => {
    isStopped = true;
    forget();
    clearTimeout(timer);
  };
}

const NOTHING: Pending = { unsent: [], words: [] };

function asWords(item: unknown): Pending['words'] {
  const [key, value] = list(item);
  const kept = asKeptWords(value);
  return typeof key === 'string' && kept !== null ? [[key, kept]] : [];
}

function asUnsent(item: unknown): Unsent[] {
  if (!isObject(item) || !isChangeId(item.id) || !isDraft(item.draft)) return [];
  return [{ id: item.id, draft: item.draft, session: typeof item.session === 'string' ? item.session : null }];
}

const isChangeId = (value: unknown): value is Id<'change'> => typeof value === 'string' && isId('change', value);

function isDraft(value: unknown): value is ChangeDraft {
  if (!isObject(value) || !isObject(value.label) || !Array.isArray(value.ops)) return false;
  return typeof value.label.key === 'string' && isObject(value.label.values) && value.ops.every(isOp);
}

function isOp(value: unknown): value is Op {
  if (!isObject(value) || typeof value.key !== 'string' || !TABLES.some((table) => table === value.table)) return false;
  const isPatch = (patch: unknown): boolean => patch === null || isObject(patch);
  return isPatch(value.before) && isPatch(value.after);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
