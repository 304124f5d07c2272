import { CHUNK_BYTES } from '#shared/contract/host.ts';
import type { ByteSink } from '#shared/exchange/archive/byte-sink.ts';
import { blobSource, chunksOf } from '#shared/exchange/archive/byte-source.ts';
import type { MediaSource } from '#shared/exchange/archive/write-archive.ts';

/** A sink into a Blob: the browser may move its bytes out of memory. */
export function blobSink(): ByteSink & { readonly blob: () => Blob } {
  const parts: Blob[] = [];
  let small: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const gather = (): void => {
    if (small.length > 0) parts.push(new Blob(small));
    small = [];
    size = 0;
  };
  return {
    write(bytes) {
      // A copy, as the writer may use its buffer again.
      small.push(new Uint8Array(bytes));
      size += bytes.length;
      if (size >= CHUNK_BYTES) gather();
      return Promise.resolve();
    },
    blob() {
      gather();
      return new Blob(parts);
    },
  };
}

export async function blobOfChunks(chunks: AsyncIterable<Uint8Array>): Promise<Blob> {
  const sink = blobSink();
  for await (const chunk of chunks) await sink.write(chunk);
  return sink.blob();
}

/** Recordings by their SHA-256. */
export const mediaOfBlobs = (files: ReadonlyMap<string, Blob>): MediaSource => ({
  size: (sha256) => Promise.resolve(files.get(sha256)?.size ?? null),
  open(sha256) {
    const file = files.get(sha256);
    return Promise.resolve(file ? chunksOf(blobSource(file), 0, file.size) : null);
  },
});
