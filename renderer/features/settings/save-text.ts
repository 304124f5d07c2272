import type { FileProblem, HostFiles } from '#shared/contract/host.ts';
import type { Result } from '#shared/domain/result.ts';

/** Asks where to, and writes a short text there. Its name, or null where the person cancelled; on failure nothing is left. */
export async function saveText(
  files: HostFiles,
  name: string,
  label: string,
  text: string,
): Promise<Result<string | null, FileProblem>> {
  const begun = await files.beginSave(name, { label, extension: 'txt', mime: 'text/plain' });
  if (!begun.ok || begun.value === null) return begun;
  const written = await files.writeChunk(begun.value, new TextEncoder().encode(text));
  if (written.ok) return files.finishSave(begun.value);
  await files.abandonSave(begun.value);
  return written;
}
