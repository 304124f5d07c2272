import { CHUNK_BYTES, type HostFiles, type OpenedFile } from '#shared/contract/host.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

export type SourceProblem =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'stopped' };

/** A file that a person chose or dropped, not yet read. `size` in bytes. */
export interface ImportSource {
  readonly name: string;
  readonly size: number;
  /** All of it, piece by piece. `onProgress` hears how many bytes are there. */
  read(
    onProgress: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<Result<Uint8Array<ArrayBuffer>, SourceProblem>>;
  release(): void;
}

/** Text of a talk of a whole day stays far below this. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file from the host's open dialog. */
export const openedSource = (files: HostFiles, { token, name, size }: OpenedFile): ImportSource => ({
  name,
  size,
  read: (onProgress, signal) =>
    readPieces(size, onProgress, signal, async (offset, length) => {
      const chunk = await files.readChunk(token, offset, length);
      return chunk.ok ? chunk.value : null;
    }),
  release: () => void files.release(token),
});

/** A file that was dropped on the window. */
export const droppedSource = (file: File): ImportSource => ({
  name: file.name,
  size: file.size,
  read: (onProgress, signal) =>
    readPieces(file.size, onProgress, signal, async (offset, length) => {
      // A dropped folder, or a file that is gone by now, rejects here.
      const bytes = await file
        .slice(offset, offset + length)
        .arrayBuffer()
        .catch(() => null);
      return bytes && new Uint8Array(bytes);
    }),
  release: () => {},
});

async function readPieces(
  size: number,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  piece: (offset: number, length: number) => Promise<Uint8Array | null>,
): Promise<Result<Uint8Array<ArrayBuffer>, SourceProblem>> {
  if (size > MOST_BYTES) return fail({ kind: 'too-large' });
  const all = new Uint8Array(size);
  for (let offset = 0; offset < size; ) {
    if (signal.aborted) return fail({ kind: 'stopped' });
    const bytes = await piece(offset, Math.min(CHUNK_BYTES, size - offset));
    if (bytes === null || bytes.length === 0) return fail({ kind: 'unreadable' });
    all.set(bytes, offset);
    offset += bytes.length;
    onProgress(offset);
  }
  return ok(all);
}
