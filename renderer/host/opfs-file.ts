import { DiskError } from '#shared/contract/storage/disk.ts';
import type { OpfsFile, SyncHandle } from './opfs.ts';

/** A worker that ended a moment ago may still hold the file: the browser lets go of it a little later. */
export async function exclusive(file: OpfsFile): Promise<SyncHandle> {
  for (let tries = 1; ; tries++) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || tries === MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, tries * 10));
    }
  }
}

const MOST_TRIES = 20;

export function writeAll(handle: SyncHandle, offset: number, bytes: Uint8Array): void {
  const written = handle.write(bytes, { at: offset });
  // The browser writes less, without an error, when its share of the disk is used up.
  if (written < bytes.length) throw new DiskError('full', 'QuotaExceededError');
}

export const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

/** Runs a step; the browser's own errors become those of a disk. */
export async function trouble<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new DiskError(error.name === 'QuotaExceededError' ? 'full' : 'failed', error.name, error);
  }
}
