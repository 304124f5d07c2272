import type { Generation } from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import type { BroughtTogether } from './bring-together.ts';
import type { Outside } from './create-app.ts';
import type { Database, SavedState } from './db.ts';
import { tellSwitched } from './generation-channel.ts';
import { readEntry } from './journal-entry.ts';
import { catchUp } from './journal-writer.ts';
import { rebuild } from './rebuild.ts';
import type { RebuildReason } from './recovery-plan.ts';
import { replay } from './replay.ts';
import { SAVE_LIMITS } from './save-limits.ts';
import { DAMAGE_KEY } from './start-facts.ts';
import { type StartRefusal, StartRefused } from './start-refused.ts';
import type { StartProgress, StartReport } from './start-report.ts';
import type { WorkspaceStorage } from './storage-of.ts';

/** False when the journal does not follow from what the database has. */
export async function replayInto(
  db: Database,
  { journal }: WorkspaceStorage,
  at: Generation,
  to: number,
  onProgress: (progress: StartProgress) => void,
): Promise<boolean> {
  for (;;) {
    const { seq } = must(await db.meta.get('head'), 'a started workspace');
    if (seq >= to) return true;
    onProgress({ kind: 'recovering', seq, of: to });
    const entries = await journal.read(at, seq + 1, REPLAY_BYTES);
    if (!entries.ok || entries.value.length === 0) return false;
    const read = entries.value.map(readEntry).flatMap((one) => (one.ok ? [one.value] : []));
    const done = await replay(db, read);
    if (done.head.seq === seq) return false;
    await breath();
  }
}

const REPLAY_BYTES = 512 * 1024;

/** Writes the next generation out of the journal of this one, and of a snapshot where the journal does not reach back. */
export async function rebuildFrom(
  outside: Outside,
  storage: WorkspaceStorage,
  from: Generation,
  { why, of, saved }: { readonly why: RebuildReason; readonly of: number; readonly saved: readonly SavedState[] },
  onProgress: (progress: StartProgress) => void,
): Promise<BroughtTogether> {
  onProgress({ kind: 'recovering', seq: 0, of });
  // A journal is older than its pointer where the pointer was lost.
  await storage.projects.put(from.projectId, from.projectId);
  const done = await rebuild(from, {
    journal: storage.journal,
    projects: storage.projects,
    keepUntil: new Date(Date.parse(outside.now()) + KEEP_MS).toISOString(),
    newUuid: outside.newUuid,
    savedState: saved.filter(({ key }) => key !== DAMAGE_KEY),
    pause: breath,
    onProgress: (seq) => onProgress({ kind: 'recovering', seq, of }),
    source: outside.snapshotDesk ? { snapshots: storage.snapshots, desk: outside.snapshotDesk } : null,
  });
  if (!done.ok) throw new StartRefused(refusal(done.problem), from, null);
  const { db, at, head, stopped, snapshotAt } = done.value;
  tellSwitched(at);
  const report: StartReport = {
    kind: 'rebuilt',
    why,
    to: head.seq,
    keptGeneration: from.generation,
    stopped,
    snapshotAt,
  };
  return { db, at, firstRun: false, reports: [report], journalSeq: head.seq };
}

function refusal(problem: { readonly kind: string; readonly message?: string }): StartRefusal {
  if (problem.kind === 'no-base') return { kind: 'damaged' };
  return { kind: 'unreadable', message: problem.message ?? problem.kind };
}

/** The change log as far as the journal lacks it, before anything else is done with either. */
export async function appendAll(
  db: Database,
  { journal }: WorkspaceStorage,
  at: Generation,
  from: number,
): Promise<void> {
  const head = must(await db.meta.get('head'), 'a started workspace');
  const done = await catchUp({ db, journal, at, limits: SAVE_LIMITS }, from, head.seq);
  if (!done.ok) throw new StartRefused({ kind: 'unreadable', message: done.problem.kind }, at, db);
}

/** Lets the window draw. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
