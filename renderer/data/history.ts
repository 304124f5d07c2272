import {
  type Change,
  type ChangeDraft,
  type ChangeLabel,
  type Op,
  reverse,
  sameJson,
  squash,
  valueAt,
} from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Json } from '#shared/domain/json.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import type { CommitProblem, KnownRows } from './commit.ts';
import type { Committer } from './committer.ts';
import type { Database } from './db.ts';
import { readKnown } from './rows-by-key.ts';

/** What undo and redo can do now, for menus. */
export interface HistoryState {
  readonly undo: ChangeLabel | null;
  readonly redo: ChangeLabel | null;
}

/** What an undo did. `left`: fields that somebody changed since and that it therefore left alone. */
export interface Undone {
  readonly label: ChangeLabel;
  readonly change: Change | null;
  readonly left: readonly { readonly table: string; readonly key: string; readonly path: string }[];
}

interface Step {
  readonly label: ChangeLabel;
  readonly ids: Id<'change'>[];
  /** Changes of one writing session in one text are one step. */
  readonly session: string | null;
}

export interface History {
  /** Commits and remembers the change as a step. Changes with the same open `session` (a text being written) share one step. */
  run(draft: ChangeDraft, session?: string | null, known?: KnownRows): Promise<Result<Change | null, CommitProblem>>;
  /** Ends a writing session: the next change in that text is a new step. */
  seal(session: string): void;
  undo(): Promise<Result<Undone | null, CommitProblem>>;
  redo(): Promise<Result<Undone | null, CommitProblem>>;
  state(): HistoryState;
  subscribe(listener: () => void): () => void;
}

const STEPS = 2_000;
/** A person's own word about consent is no step that somebody at the desk takes back. */
const FINAL: ReadonlySet<string> = new Set(['change.consent.withdraw']);

/**
 * Undo and redo over records. Undo commits the reverse of what was done: the log is never rewritten. `completed` adds to what a person
 * does what follows from it, in the same step.
 */
export function createHistory(
  db: Database,
  committer: Committer,
  completed: (draft: ChangeDraft) => ChangeDraft | Promise<ChangeDraft> = (draft) => draft,
): History {
  const undoSteps: Step[] = [];
  const redoSteps: Step[] = [];
  const listeners = new Set<() => void>();
  const sealed = new Set<string>();
  let state: HistoryState = { undo: null, redo: null };
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a second Mod+Z waits for the first. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const publish = (): void => {
    state = { undo: undoSteps.at(-1)?.label ?? null, redo: redoSteps.at(-1)?.label ?? null };
    for (const listener of listeners) listener();
  };

  function remember({ id, label }: Change, session: string | null): void {
    if (FINAL.has(label.key)) return;
    const top = undoSteps.at(-1);
    if (session !== null && top?.session === session && !sealed.has(session)) top.ids.push(id);
    else {
      if (session !== null) sealed.delete(session);
      undoSteps.push({ label, ids: [id], session });
      if (undoSteps.length > STEPS) undoSteps.shift();
    }
    redoSteps.length = 0;
    publish();
  }

  const run: History['run'] = (wanted, session = null, known) =>
    inTurn(async () => {
      const draft = await completed(wanted);
      // What cannot be written now is written later, and is a step of undo then.
      const done = await committer.commit(draft, { session, known, later: (change) => remember(change, session) });
      if (done.ok && done.value !== null) remember(done.value, session);
      return done;
    });

  const back = (from: Step[], to: Step[]): Promise<Result<Undone | null, CommitProblem>> =>
    inTurn(async () => {
      const step = from.at(-1);
      if (!step) return ok(null);
      const changes = await db.changes.where('id').anyOf(step.ids).sortBy('seq');
      const { ops, left, known } = await stillTrue(db, reverse(squash(changes.map((change) => change.ops))));
      const done = await committer.commit({ label: step.label, ops }, { undoOf: step.ids, known });
      if (!done.ok) return done;
      from.pop();
      if (done.value) to.push({ label: step.label, ids: [done.value.id], session: null });
      publish();
      return ok({ label: step.label, change: done.value, left });
    });

  return {
    run,
    seal: (session) => void sealed.add(session),
    undo: () => back(undoSteps, redoSteps),
    redo: () => back(redoSteps, undoSteps),
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The part of `ops` whose starting point still stands; the rest was changed since by another window and is left alone. */
async function stillTrue(
  db: Database,
  ops: readonly Op[],
): Promise<{ readonly ops: Op[]; readonly left: Undone['left']; readonly known: KnownRows }> {
  const kept: Op[] = [];
  const left: { table: string; key: string; path: string }[] = [];
  const known = await rowsOf(db, ops);
  const { rows } = known;
  for (const op of ops) {
    const row = rows.get(op.key);
    if (op.before === null) {
      if (row === undefined) kept.push(op);
      else left.push({ table: op.table, key: op.key, path: '' });
    } else if (row === undefined) left.push({ table: op.table, key: op.key, path: '' });
    else if (op.after === null) {
      const changed = Object.keys(op.before).some((path) => !sameJson(valueAt(row, path), op.before?.[path] ?? null));
      if (changed) left.push({ table: op.table, key: op.key, path: '' });
      else kept.push(op);
    } else {
      const after: Record<string, Json> = {};
      for (const [path, value] of Object.entries(op.after)) {
        if (sameJson(valueAt(row, path), op.before[path] ?? null)) after[path] = value;
        else left.push({ table: op.table, key: op.key, path });
      }
      if (Object.keys(after).length > 0) kept.push({ ...op, after });
    }
  }
  return { ops: kept, left, known };
}

async function rowsOf(db: Database, ops: readonly Op[]): Promise<KnownRows> {
  const tables = [...new Set(ops.map((op) => op.table))];
  return readKnown(
    db,
    tables.map((table) => ({ table, keys: ops.filter((op) => op.table === table).map((op) => op.key) })),
  );
}
