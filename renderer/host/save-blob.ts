import { CHUNK_BYTES, type FileProblem, type HostFiles, type SaveType } from '#shared/contract/host.ts';
import type { Result } from '#shared/domain/result.ts';

/** Asks where to save a Blob and saves it whole or not at all. Answers the file's name, or null when cancelled. */
export async function saveBlob(
  files: HostFiles,
  suggestedName: string,
  type: SaveType,
  blob: Blob,
): Promise<Result<string | null, FileProblem>> {
  const begun = await files.beginSave(suggestedName, type);
  if (!begun.ok || begun.value === null) return begun;
  const token = begun.value;
  for (let offset = 0; offset < blob.size; offset += CHUNK_BYTES) {
    const bytes = new Uint8Array(await blob.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    const written = await files.writeChunk(token, bytes);
    if (written.ok) continue;
    await files.abandonSave(token);
    return written;
  }
  return files.finishSave(token);
}

/** A picked file as a Blob, read piece by piece; its token is released either way. */
export async function readBlob(
  files: HostFiles,
  { token, name, size }: { readonly token: string; readonly name: string; readonly size: number },
): Promise<Result<Blob, FileProblem>> {
  const parts: Blob[] = [];
  try {
    for (let offset = 0; offset < size; ) {
      const chunk = await files.readChunk(token, offset, Math.min(CHUNK_BYTES, size - offset));
      if (!chunk.ok) return chunk;
      if (chunk.value.length === 0) return { ok: false, problem: { kind: 'unreadable', name } };
      offset += chunk.value.length;
      // A Blob lets the browser move the bytes out of memory.
      parts.push(new Blob([new Uint8Array(chunk.value)]));
    }
    return { ok: true, value: new Blob(parts) };
  } finally {
    await files.release(token);
  }
}
