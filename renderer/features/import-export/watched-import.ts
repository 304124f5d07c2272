import type { App } from '#renderer/data/app.ts';
import type { Id } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { type ImportDone, type ImportProblem, importFiles, importKnown, type Planner } from './import-actions.ts';
import { holdsRecords, proposeFile } from './import-file.ts';
import type { FileOrder, ReadProblem } from './import-messages.ts';
import type { ImportStudy } from './import-plan.ts';
import type { ReadImport } from './import-read.ts';
import type { WatchedOutcome } from './watched-state.ts';

/** Reads one file and plans it: the worker in the app, the desk itself in tests. */
export interface WatchedReader extends Planner {
  read(order: FileOrder): Promise<Result<ReadImport, ReadProblem>>;
}

export interface WatchedResult {
  readonly outcome: WatchedOutcome;
  /** Null where nothing was imported. */
  readonly done: ImportDone | null;
}

/**
 * Imports one file as it would be proposed in the import sheet: speakers and columns as they were mapped before, one undo step. A file
 * that was imported before is left out; so is one of which nobody has said yet what its columns mean. The problem is one of saving: the
 * file can be tried again.
 */
export async function importWatched(
  app: App,
  reader: WatchedReader,
  { name, size }: { readonly name: string; readonly size: number },
  studyId: Id<'study'> | null,
): Promise<Result<WatchedResult, ImportProblem>> {
  const said = (
    kind: WatchedOutcome['kind'],
    problems: WatchedOutcome['problems'] = [],
    done: ImportDone | null = null,
  ): Result<WatchedResult, ImportProblem> =>
    ok({ outcome: { name, at: app.now(), kind, interviews: done?.made.interviews ?? 0, problems }, done });
  const read = await reader.read({ key: KEY, name, from: { size }, options: {} });
  if (!read.ok) return said('failed');
  const { problems } = read.value;
  const known = await importKnown(app);
  const file = proposeFile(read.value, known);
  if (file.importedAs !== null) return said('known');
  if (read.value.as === 'nothing') return said('failed', problems);
  if (!holdsRecords(read.value) || !file.chosen) return said('asks', problems);
  const study = await studyOf(app, studyId);
  const done = await importFiles(app, reader, { files: [{ key: KEY, file }], study });
  if (done.ok) return said('imported', [...problems, ...done.value.problems], done.value);
  const { kind } = done.problem;
  return kind === 'stuck' || kind === 'crashed' || kind === 'unreadable' ? said('failed', problems) : done;
}

const KEY = 'watched';

/** A study that is gone by now is none. */
async function studyOf(app: App, id: Id<'study'> | null): Promise<ImportStudy> {
  const study = id === null ? undefined : await app.db.studies.get(id);
  return study && study.deletedAt === null ? { kind: 'known', id: study.id } : { kind: 'none' };
}
