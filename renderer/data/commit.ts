import { Dexie, type Transaction } from 'dexie';
import type { Change, ChangeDraft, Op } from '#shared/domain/change.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { addToSum, EMPTY_SUM } from '#shared/domain/state-sum.ts';
import { changeHash } from './change-hash.ts';
import { type Database, EVERYWHERE, type Head } from './db.ts';
import { endTransaction } from './reconnect.ts';
import { type WriteProblem, WriteRefused, writeTable } from './write-table.ts';

/** Who writes on which computer, with a clock and new uuids. */
export interface Writer {
  readonly now: () => string;
  readonly newUuid: () => string;
  readonly by: Id<'author'>;
  readonly device: string;
}

export type CommitProblem =
  | { readonly kind: 'newer-schema'; readonly epoch: number }
  /** This window shows and writes nothing: two copies of the workspace went different ways. */
  | { readonly kind: 'read-only' }
  | WriteProblem
  | { readonly kind: 'storage'; readonly name: string; readonly message: string };

export interface CommitOptions {
  /** The changes that this one takes back, oldest first. */
  readonly undoOf?: readonly Id<'change'>[] | undefined;
  /** Given with every try of one change, so that a try which was thought lost is not repeated. */
  readonly id?: Id<'change'> | undefined;
  /** Not the first try: the change may be in the log already, and is answered as it stands there. */
  readonly again?: boolean | undefined;
  /** Called at each sign that the database still answers. */
  readonly alive?: (() => void) | undefined;
  /** Ends the transaction, with nothing written, unless it is complete already. */
  readonly signal?: AbortSignal | undefined;
  /** Rows that the change was made on: as long as nothing was committed since, they need not be read again. */
  readonly known?: KnownRows | undefined;
  /** The shape of records after this change; only an upgrade gives it. */
  readonly epoch?: number | undefined;
}

/** Rows as they were read at one moment. */
export interface KnownRows {
  /** The newest change at that moment. */
  readonly seq: number;
  readonly rows: ReadonlyMap<string, JsonObject>;
}

const NO_ROWS: ReadonlyMap<string, JsonObject> = new Map();

/**
 * The one writer. One transaction with strict durability over the touched tables, the change log and the head: all of it is on the
 * disk when this resolves, or nothing is. The log row's `before` is what really stood there. Null when the change says nothing new.
 */
export async function commit(
  db: Database,
  draft: ChangeDraft,
  writer: Writer,
  options: CommitOptions = {},
): Promise<Result<Change | null, CommitProblem>> {
  if (draft.ops.length === 0 && options.epoch === undefined) return ok(null);
  const tables = [...new Set(draft.ops.map((op) => op.table))];
  try {
    // Dexie follows the awaits of a function that is `async` itself.
    const write = async (transaction: Transaction): Promise<Change | null> => {
      options.signal?.throwIfAborted();
      options.signal?.addEventListener('abort', () => endTransaction(transaction), { once: true });
      return writeChange(db, draft, writer, options);
    };
    return ok(await db.transaction('rw', [...tables, 'changes', 'marks', 'meta'], write));
  } catch (cause) {
    return fail(problemOf(cause));
  }
}

/** Starts an empty workspace: the head from which the log counts. */
export async function startWorkspace(db: Database, projectId: string, copyId: string): Promise<Head> {
  const head: Head = {
    key: 'head',
    projectId,
    copyId,
    clock: 0,
    seq: 0,
    hash: '',
    schemaEpoch: SCHEMA_EPOCH,
    counts: {},
    stateSum: EMPTY_SUM,
  };
  await db.transaction('rw', db.meta, async () => {
    if ((await db.meta.get('head')) === undefined) await db.meta.add(head);
  });
  return (await db.meta.get('head')) ?? head;
}

async function writeChange(
  db: Database,
  draft: ChangeDraft,
  writer: Writer,
  { undoOf = [], id, again = false, alive = () => undefined, epoch, known }: CommitOptions,
): Promise<Change | null> {
  const head = await db.meta.get('head');
  alive();
  if (!head) throw new Refusal({ kind: 'storage', name: 'NoHead', message: 'the workspace has not been started' });
  if (head.schemaEpoch > SCHEMA_EPOCH) throw new Refusal({ kind: 'newer-schema', epoch: head.schemaEpoch });
  if (again && id !== undefined) {
    const known = await db.changes.where('id').equals(id).first();
    if (known) return known;
  }
  const at = writer.now();
  const seq = head.seq + 1;
  const clock = Math.max(head.seq, head.clock) + 1;
  const counts = { ...head.counts };
  const ops: Op[] = [];
  let delta = 0n;
  const options = { check: epoch === undefined, known: known?.seq === head.seq ? known.rows : NO_ROWS };
  // While the store writes one slice, the next is worked out.
  let stored: PromiseLike<void> = Dexie.Promise.resolve();
  for (const table of new Set(draft.ops.map((op) => op.table))) {
    const own = draft.ops.filter((op) => op.table === table);
    for (const slice of slicesByRecord(own)) {
      const written = await writeTable(db, table, slice, { seq, at }, options);
      await stored;
      alive();
      stored = written.stored;
      for (const op of written.ops) ops.push(op);
      counts[table] = (counts[table] ?? 0) + written.count;
      delta += written.delta;
    }
  }
  await stored;
  alive();
  const schemaEpoch = epoch ?? head.schemaEpoch;
  if (ops.length === 0 && schemaEpoch === head.schemaEpoch) return null;
  const unsigned = {
    seq,
    id: id ?? idFrom('change', writer.newUuid()),
    stamp: [clock, head.copyId] as const,
    at,
    by: writer.by,
    device: writer.device,
    label: draft.label,
    undoOf,
    ...(head.seen ? { seen: head.seen } : {}),
    ops,
    prev: head.hash,
  };
  // Any request keeps the transaction open while the window answers.
  const hash = await changeHash(unsigned, () => db.meta.get('head').then(alive));
  alive();
  const row: Change = { ...unsigned, hash };
  const stateSum = addToSum(head.stateSum, delta);
  await db.changes.add(row);
  alive();
  await db.marks.put({ seq, touches: touchesOf(ops), stateSum, counts, schemaEpoch });
  const { seen: _told, ...rest } = head;
  await db.meta.put({ ...rest, clock, seq, hash, counts, stateSum, schemaEpoch });
  return row;
}

/** More than these are an import or a change of everything: nobody looks for one record's part by its id. */
const MOST_TOUCHES = 2_000;

/** The records of a change, for `marks`. */
export function touchesOf(ops: readonly Op[]): readonly string[] {
  const keys = [...new Set(ops.map((op) => op.key as string))];
  return keys.length > MOST_TOUCHES ? [EVERYWHERE] : keys;
}

/** Few enough that no slice holds up the window for long, also on a slow computer. */
const SLICE = 250;

/** The ops in slices, so that a large change lets the window answer between two. Ops of one record stay together, in their order. */
function slicesByRecord(ops: readonly Op[]): readonly (readonly Op[])[] {
  if (ops.length <= SLICE) return [ops];
  const byRecord = new Map<string, Op[]>();
  for (const op of ops) {
    const own = byRecord.get(op.key);
    if (own) own.push(op);
    else byRecord.set(op.key, [op]);
  }
  const records = [...byRecord.values()];
  return Array.from({ length: Math.ceil(records.length / SLICE) }, (_, i) =>
    records.slice(i * SLICE, (i + 1) * SLICE).flat(),
  );
}

class Refusal extends Error {
  readonly problem: CommitProblem;
  constructor(problem: CommitProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What a thrown cause means. A full disk shows only inside the cause of an ended transaction, or in the first row of many. */
export function problemOf(cause: unknown): CommitProblem {
  if (cause instanceof Refusal || cause instanceof WriteRefused) return cause.problem;
  if (!(cause instanceof Error)) return { kind: 'storage', name: 'Unknown', message: String(cause) };
  const { inner, failures } = cause as { readonly inner?: unknown; readonly failures?: readonly unknown[] };
  const real = [inner, failures?.[0]].find((one) => one instanceof Error) ?? cause;
  return { kind: 'storage', name: real.name, message: real.message };
}
