import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { label } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { ImportFile, ImportKnown } from './import-file.ts';
import { type ImportStudy, planImport } from './import-plan.ts';

export interface ImportOrder {
  readonly files: readonly ImportFile[];
  readonly study: ImportStudy;
}

export interface ImportDone {
  readonly interviewIds: readonly Id<'interview'>[];
  readonly segments: number;
}

/** `nothing`: no file was chosen. `stopped`: cancelled before anything was written. */
export type ImportProblem = { readonly kind: 'nothing' } | { readonly kind: 'stopped' } | CommitProblem;

/**
 * Writes the chosen files: one change, one undo step, all or nothing. Between slices the window answers; `signal` is heard until the
 * one transaction begins.
 */
export async function importFiles(
  app: App,
  { files, study }: ImportOrder,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Result<ImportDone, ImportProblem>> {
  if (!files.some(({ chosen }) => chosen)) return fail({ kind: 'nothing' });
  const steps = planImport({
    ...authorship(app),
    newUuid: app.newUuid,
    orderKeys: app.orderKeys,
    files,
    study,
    participants: await liveRecords(app, 'participants'),
    studies: await liveRecords(app, 'studies'),
  });
  let step = steps.next();
  while (!step.done) {
    if (signal?.aborted) return fail({ kind: 'stopped' });
    await otherWork();
    step = steps.next();
  }
  if (signal?.aborted) return fail({ kind: 'stopped' });
  const { ops, interviewIds, segments } = step.value;
  const done = await app.run({ label: label('change.import', { count: interviewIds.length }), ops });
  return done.ok ? ok({ interviewIds, segments }) : done;
}

/** What an import must know of the workspace to propose well: who is in it, and which files are. */
export async function importKnown(app: App): Promise<ImportKnown> {
  const [participants, interviews] = await Promise.all([
    liveRecords(app, 'participants'),
    liveRecords(app, 'interviews'),
  ]);
  const imported = interviews.flatMap(({ id, origin }) =>
    origin?.system === 'file' && origin.contentHash !== null ? [[origin.contentHash, id] as const] : [],
  );
  return { participants, imported: new Map(imported) };
}

/** Lets everything else that waits have its turn. A timer would be slowed down to a second in a hidden window. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
