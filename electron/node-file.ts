import type { FileHandle } from 'node:fs/promises';
import { DiskError, type DiskFile } from '#shared/contract/storage/disk.ts';

/** One open file of a workspace. */
export class NodeFile implements DiskFile {
  readonly path: string;
  readonly #handle: FileHandle;
  #closed: Promise<void> | null = null;

  constructor(file: string, handle: FileHandle) {
    this.path = file;
    this.#handle = handle;
  }

  size(): Promise<number> {
    return trouble(async () => (await this.#handle.stat()).size);
  }

  write(offset: number, bytes: Uint8Array): Promise<void> {
    return trouble(async () => {
      for (let done = 0; done < bytes.length; ) {
        done += (await this.#handle.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
      }
    });
  }

  truncate(size: number): Promise<void> {
    return trouble(() => this.#handle.truncate(size));
  }

  sync(): Promise<void> {
    return trouble(() => this.#handle.datasync());
  }

  close(): Promise<void> {
    this.#closed ??= trouble(() => this.#handle.close());
    return this.#closed;
  }
}

/** Runs a step; the system's own errors become those of a disk. */
export async function trouble<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = String(error.code);
    throw new DiskError(code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed', code, error);
  }
}

/** Fewer bytes only at the end of the file. */
export async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
