import { CHUNK_BYTES, type FileProblem, type HostFiles, type SaveType } from '#shared/contract/host.ts';
import { ok, type Result } from '#shared/domain/result.ts';

/** Asks where to save `bytes` and saves them whole or not at all. Answers the file's name, or `null` when cancelled. */
export async function saveAll(
  files: HostFiles,
  suggestedName: string,
  type: SaveType,
  bytes: Uint8Array,
): Promise<Result<string | null, FileProblem>> {
  const begun = await files.beginSave(suggestedName, type);
  if (!begun.ok || begun.value === null) return begun;
  const token = begun.value;
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    const written = await files.writeChunk(token, bytes.subarray(offset, offset + CHUNK_BYTES));
    if (!written.ok) {
      await files.abandonSave(token);
      return written;
    }
  }
  const finished = await files.finishSave(token);
  return finished.ok ? ok(finished.value) : finished;
}
