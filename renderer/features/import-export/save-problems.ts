import type { Text } from '#renderer/ui/text.tsx';
import { CHUNK_BYTES, type FileProblem, type HostFiles } from '#shared/contract/host.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { writeCsv } from '#shared/exchange/csv-out.ts';
import type { ImportProblem } from '#shared/exchange/import-records.ts';

/** Asks where to, and writes the list as CSV. The file's name, or null where the person cancelled. */
export async function saveProblems(
  files: HostFiles,
  problems: readonly ImportProblem[],
  t: Text,
): Promise<Result<string | null, FileProblem>> {
  const type = { label: t('import.problemFile'), extension: 'csv', mime: 'text/csv' };
  const begun = await files.beginSave(`${t('import.problemFileName')}.csv`, type);
  if (!begun.ok || begun.value === null) return begun;
  const bytes = new TextEncoder().encode(problemsCsv(problems));
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const written = await files.writeChunk(begun.value, bytes.subarray(at, at + CHUNK_BYTES));
    if (written.ok) continue;
    await files.abandonSave(begun.value);
    return written;
  }
  const done = await files.finishSave(begun.value);
  return done.ok ? ok(done.value) : done;
}

/** A row for each problem, for a spreadsheet. */
export const problemsCsv = (problems: readonly ImportProblem[]): string =>
  writeCsv(
    {
      name: 'problems',
      columns: ['level', 'file', 'entry', 'line', 'column', 'message', 'kept'],
      rows: problems.map(({ level, file, entry, line, column, message, kept }) => {
        return [level, file, entry, line, column, message, kept];
      }),
    },
    { forExcel: true },
  );
