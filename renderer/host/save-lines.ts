import { CHUNK_BYTES, type FileProblem, type HostFiles, type SaveType } from '#shared/contract/host.ts';
import type { Result } from '#shared/domain/result.ts';

/** Asks where to save, and saves lines as they come: whole or not at all. Answers the file's name, or null when cancelled. */
export async function saveLines(
  files: HostFiles,
  suggestedName: string,
  type: SaveType,
  lines: AsyncIterable<string>,
): Promise<Result<string | null, FileProblem>> {
  const begun = await files.beginSave(suggestedName, type);
  if (!begun.ok || begun.value === null) return begun;
  const token = begun.value;
  const encoder = new TextEncoder();
  let waiting = '';
  const write = async (): Promise<Result<void, FileProblem>> => {
    const bytes = encoder.encode(waiting);
    waiting = '';
    for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
      const written = await files.writeChunk(token, bytes.subarray(offset, offset + CHUNK_BYTES));
      if (!written.ok) return written;
    }
    return { ok: true, value: undefined };
  };
  try {
    for await (const one of lines) {
      waiting += one;
      if (waiting.length < CHUNK_BYTES) continue;
      const written = await write();
      if (!written.ok) {
        await files.abandonSave(token);
        return written;
      }
    }
    const written = await write();
    if (!written.ok) {
      await files.abandonSave(token);
      return written;
    }
    return await files.finishSave(token);
  } catch (cause) {
    await files.abandonSave(token);
    throw cause;
  }
}
