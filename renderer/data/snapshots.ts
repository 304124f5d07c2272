import type { Generation, SnapshotInfo, SnapshotReason } from '#shared/contract/host-storage.ts';
import type { ChangeDraft } from '#shared/domain/change.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import type { Database } from './db.ts';
import { inTurn } from './in-turn.ts';
import { makeSnapshot, rotate, type SnapshotParts, type SnapshotProblem } from './make-snapshot.ts';

/** What a screen shows of the snapshots. */
export interface SnapshotsState {
  /** Newest first; undefined until they were read. */
  readonly list: readonly SnapshotInfo[] | undefined;
  readonly isMaking: boolean;
  /** Why the newest try failed; null when it did not. */
  readonly problem: SnapshotProblem | null;
}

/** The snapshots of the project that is open. */
export interface Snapshots {
  /** Makes one of everything that is journalled, unless there is one. */
  make(reason: SnapshotReason): Promise<Result<SnapshotInfo, SnapshotProblem>>;
  /** Makes one of the state after `seq`, behind the person's back: the journal knows that state whatever was done since. */
  makeOf(seq: number, reason: SnapshotReason): void;
  /** Makes one if an hour has passed and something changed since the newest. Null: it was not due. */
  makeHourly(): Promise<Result<SnapshotInfo, SnapshotProblem> | null>;
  /** Makes one of another generation, which is about to take the place of this one. */
  makeIn(at: Generation, copyId: string, reason: SnapshotReason): Promise<Result<SnapshotInfo, SnapshotProblem>>;
  /** Newest first. */
  list(): Promise<readonly SnapshotInfo[]>;
  /** A person says that the newest one is rightly far smaller: rotation goes on. */
  confirm(): Promise<void>;
  state(): SnapshotsState;
  /** Called when the state is another. Returns its own undo. */
  subscribe(listener: () => void): () => void;
  /** Resolves when nothing is being made. */
  settled(): Promise<void>;
}

export interface SnapshotsOf extends SnapshotParts {
  readonly db: Database;
  readonly at: Generation;
}

export function createSnapshots(parts: SnapshotsOf): Snapshots {
  const { db, at, host, now } = parts;
  const listeners = new Set<() => void>();
  let state: SnapshotsState = { list: undefined, isMaking: false, problem: null };
  const become = (next: Partial<SnapshotsState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const list = async (): Promise<readonly SnapshotInfo[]> => {
    const listed = await host.snapshots.list(at.projectId);
    if (listed.ok) become({ list: listed.value });
    return listed.ok ? listed.value : [];
  };
  const make = (reason: SnapshotReason, seq?: number): Promise<Result<SnapshotInfo, SnapshotProblem>> =>
    inTurn(keyOf(at), () =>
      alone(at.projectId, async () => {
        const head = await db.meta.get('head');
        const newest = seq ?? head?.seq ?? 0;
        if (head === undefined || newest === 0) return fail({ kind: 'nothing' } as const);
        become({ isMaking: true });
        await journalled(parts, newest);
        return makeSnapshot(parts, { at, copyId: head.copyId, reason, seq });
      }),
    )
      .catch((cause: unknown) => {
        const message = cause instanceof Error ? cause.message : String(cause);
        return fail({ kind: 'unwritable', message } as const);
      })
      .then(async (made) => {
        if (!made.ok && made.problem.kind !== 'nothing') console.warn(`no snapshot (${reason})`, made.problem);
        become({ isMaking: false, problem: made.ok || made.problem.kind === 'nothing' ? null : made.problem });
        await list();
        return made;
      });
  return {
    make: (reason) => make(reason),
    makeOf: (seq, reason) => void make(reason, seq),
    makeIn: (other, copyId, reason) => alone(other.projectId, () => makeSnapshot(parts, { at: other, copyId, reason })),
    async makeHourly() {
      const [newest] = await list();
      // A window that stepped aside has closed its database.
      const head = await db.meta.get('head').catch(() => undefined);
      return isDue(newest, { at, seq: head?.seq ?? 0, now: now() }) ? make('hourly') : null;
    },
    list,
    async confirm() {
      for (const one of await list()) {
        const { id, verifiedAt, isShrunk } = one;
        if (isShrunk) await host.snapshots.note(at.projectId, id, { verifiedAt, isShrunk: false });
      }
      await rotate(host, at.projectId);
      await list();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (state.list === undefined) void list();
      return () => void listeners.delete(listener);
    },
    settled: () => inTurn(keyOf(at), async () => undefined),
  };
}

const keyOf = ({ projectId, generation }: Generation): string => `snapshot:${projectId}-${generation}`;

/** More records than these gone in one step are worth a snapshot of what was before. */
const BULK = 50;

/** Why the state before a change is worth a snapshot; null for everyday work. */
export function worthSnapshot({ label, ops }: ChangeDraft): SnapshotReason | null {
  if (label.key.startsWith('change.import')) return 'import';
  let gone = 0;
  for (const { after } of ops) if (after === null || typeof after.deletedAt === 'string') gone++;
  return gone > BULK ? 'bulk' : null;
}

const HOUR_MS = 60 * 60 * 1000;

/** A clock that went back says nothing about how long ago the newest was: then one is made. */
function isDue(
  newest: SnapshotInfo | undefined,
  { at, seq, now }: { readonly at: Generation; readonly seq: number; readonly now: string },
): boolean {
  if (seq === 0) return false;
  if (newest === undefined || newest.generation !== at.generation) return true;
  const passed = Date.parse(now) - Date.parse(newest.at);
  return newest.mark.seq !== seq && (passed >= HOUR_MS || passed < 0);
}

/** The journal is a little behind the database: it is waited for, not for ever. */
async function journalled({ host, at }: SnapshotsOf, seq: number): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const witness = await host.journal.witness(at);
    if (!witness.ok || (witness.value.head?.seq ?? 0) >= seq) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One window at a time. */
function alone<T>(projectId: string, work: () => Promise<T>): Promise<T> {
  const { locks } = globalThis.navigator ?? {};
  return locks ? locks.request(`snapshot:${projectId}`, work) : work();
}
