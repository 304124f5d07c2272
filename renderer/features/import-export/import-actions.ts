import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { label, type Op } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { ImportFile, ImportKnown } from './import-file.ts';
import { type CopiedMedia, copyMedia } from './import-media.ts';
import { speakerMemory, tableMemory } from './import-memory.ts';
import type { ReadProblem } from './import-messages.ts';
import type { ImportStudy, PlannedImport, PlanOrder, PlanTotals } from './import-plan.ts';

export interface ImportOrder {
  readonly files: readonly { readonly key: string; readonly file: ImportFile }[];
  readonly study: ImportStudy;
}

export interface ImportDone extends PlanTotals {
  readonly interviewIds: readonly Id<'interview'>[];
  /** Names of what could not be kept beside an interview. */
  readonly notKept: readonly string[];
}

/** Makes the plan of an order, and reads out of packages: the worker in the app, the desk itself in tests. */
export interface Planner {
  plan(order: PlanOrder, withOps: boolean): Promise<Result<PlannedImport, ReadProblem>>;
  entry(key: string, path: string): Promise<Result<Uint8Array | null, ReadProblem>>;
}

/** `nothing`: no file was chosen. `stopped`: cancelled before anything was written. */
export type ImportProblem = { readonly kind: 'nothing' } | ReadProblem | CommitProblem;

/** An order as it would be planned now. Nothing is written. */
export async function planOrder(app: App, { files, study }: ImportOrder): Promise<PlanOrder> {
  const head = await app.db.meta.get('head');
  const chosen = files.filter(({ file }) => file.chosen);
  return { ...authorship(app), files: chosen, study, today: app.today(), seq: head?.seq ?? 0 };
}

/**
 * Writes the chosen files: one change, one undo step, all or nothing, however many records. The commit works in slices between which the
 * window answers. A `signal` that comes when its one transaction has begun takes the import back.
 */
export async function importFiles(
  app: App,
  planner: Planner,
  order: ImportOrder,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Result<ImportDone, ImportProblem>> {
  if (!order.files.some(({ file }) => file.chosen)) return fail({ kind: 'nothing' });
  const planned = await planner.plan(await planOrder(app, order), true);
  if (!planned.ok) return planned;
  if (signal?.aborted) return fail({ kind: 'stopped' });
  const copied = await copyMedia(app, planner, planned.value, signal);
  if (signal?.aborted) return fail({ kind: 'stopped' });
  const ops = withMedia(planned.value.ops, copied);
  const { interviewIds, made, updated, same, conflicts, problems } = planned.value;
  const count = made.interviews ?? 0;
  const name = count > 0 ? label('change.import', { count }) : label('change.import-records', { count: ops.length });
  const done = await app.run({ label: name, ops });
  if (!done.ok) return done;
  // Cancelled while the transaction was under way: it is taken back, unless something else has been done meanwhile.
  if (signal?.aborted && app.history.state().undo === done.value?.label) {
    const undone = await app.history.undo();
    return undone.ok ? fail({ kind: 'stopped' }) : undone;
  }
  return ok({ interviewIds, made, updated, same, conflicts, problems, notKept: copied.notKept });
}

/** What an import must know of the workspace to propose well: who is in it, which files are, and what columns were for. */
export async function importKnown(app: App): Promise<ImportKnown> {
  const [participants, interviews, memory, speakers] = await Promise.all([
    liveRecords(app, 'participants'),
    liveRecords(app, 'interviews'),
    tableMemory(app),
    speakerMemory(app),
  ]);
  const imported = interviews.flatMap(({ id, origin }) =>
    origin?.system === 'file' && origin.contentHash !== null ? [[origin.contentHash, id] as const] : [],
  );
  return { participants, imported: new Map(imported), speakers, ...memory };
}

function withMedia(ops: readonly Op[], { hashes, more }: CopiedMedia): readonly Op[] {
  if (hashes.size === 0) return [...ops, ...more];
  const named = ops.map((op): Op => {
    const own = hashes.get(op.key);
    return own && op.before === null && op.after !== null ? { ...op, after: { ...op.after, ...own } } : op;
  });
  return [...named, ...more];
}
