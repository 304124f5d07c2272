import { CHUNK_BYTES, type HostFiles, type OpenedFile } from '#shared/contract/host.ts';

/** A file that a person chose or dropped, not yet read. `size` in bytes. */
export interface ImportSource {
  /** With its folders where a folder was dropped. */
  readonly name: string;
  readonly size: number;
  /** At most `CHUNK_BYTES` from `offset`; null where it cannot be read. */
  chunk(offset: number, length: number): Promise<Uint8Array | null>;
  release(): void;
}

/** A file from the host's open dialog. */
export const openedSource = (files: HostFiles, { token, name, size }: OpenedFile): ImportSource => ({
  name,
  size,
  async chunk(offset, length) {
    const chunk = await files.readChunk(token, offset, Math.min(CHUNK_BYTES, length));
    return chunk.ok && (chunk.value.length > 0 || length === 0) ? chunk.value : null;
  },
  release: () => void files.release(token),
});

/** A file that was dropped on the window. */
export const droppedSource = (file: File, name = file.name): ImportSource => ({
  name,
  size: file.size,
  async chunk(offset, length) {
    // A file that is gone by now rejects here.
    const bytes = await file
      .slice(offset, offset + Math.min(CHUNK_BYTES, length))
      .arrayBuffer()
      .catch(() => null);
    return bytes && (bytes.byteLength > 0 || length === 0) ? new Uint8Array(bytes) : null;
  },
  release: () => {},
});
