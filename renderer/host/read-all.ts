import { CHUNK_BYTES, type FileProblem, type HostFiles, type OpenedFile } from '#shared/contract/host.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

/** The whole content of a picked file; its token is released either way. A file that shrinks meanwhile is unreadable. */
export async function readAll(
  files: HostFiles,
  { token, name, size }: OpenedFile,
): Promise<Result<Uint8Array, FileProblem>> {
  const all = new Uint8Array(size);
  try {
    for (let offset = 0; offset < size; ) {
      const chunk = await files.readChunk(token, offset, Math.min(CHUNK_BYTES, size - offset));
      if (!chunk.ok) return chunk;
      if (chunk.value.length === 0) return fail({ kind: 'unreadable', name });
      all.set(chunk.value, offset);
      offset += chunk.value.length;
    }
    return ok(all);
  } finally {
    await files.release(token);
  }
}
