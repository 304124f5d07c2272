import { assert } from '../../domain/assert.ts';

/** Bytes that can be read at any place: a file of Node, a Blob, bytes in memory. A big archive is never loaded whole. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
});

export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
});

const CHUNK_BYTES = 1024 * 1024;

/** A stretch of a source in chunks of at most 1 MiB. Throws when the source ends before it. */
export async function* chunksOf(source: ByteSource, offset: number, length: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; ) {
    const chunk = await source.read(offset + done, Math.min(CHUNK_BYTES, length - done));
    assert(chunk.length > 0, 'the file to be as long as when it was opened');
    yield chunk;
    done += chunk.length;
  }
}

/** A whole stretch of a source, joined where the source answers in parts. */
export async function readAll(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const first = await source.read(offset, length);
  if (first.length === length) return first;
  const all = new Uint8Array(length);
  all.set(first);
  let at = first.length;
  for await (const chunk of chunksOf(source, offset + at, length - at)) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
