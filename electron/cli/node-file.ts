import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ByteSink } from '#shared/exchange/archive/byte-sink.ts';
import type { ByteSource } from '#shared/exchange/archive/byte-source.ts';
import { Refused } from './command.ts';

/** A file as bytes at any place; `close` when done. Refuses with the file's name when it cannot be read. */
export async function openFile(file: string): Promise<{ readonly source: ByteSource; close(): Promise<void> }> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new Refused(`${file}: ${reasonOf(cause)}`);
  });
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    throw new Refused(`${file}: not a file`);
  }
  return { source: fileSource(handle, stats.size), close: () => handle.close() };
}

const fileSource = (handle: FileHandle, size: number): ByteSource => ({
  size,
  async read(offset, length) {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  },
});

/**
 * Writes a file so that there is the old one or the whole new one: beside the target, flushed, checked by `verify`, renamed. What
 * `write` or `verify` throws comes through, and nothing is left behind.
 */
export async function writeFileWhole(
  file: string,
  write: (sink: ByteSink) => Promise<void>,
  verify?: (draft: string) => Promise<void>,
): Promise<{ readonly bytes: number }> {
  const target = await realpath(file).catch(() => path.resolve(file));
  const draft = path.join(path.dirname(target), `.${randomBytes(8).toString('hex')}.throughline-part`);
  const handle = await open(draft, 'wx').catch((cause: unknown) => {
    throw new Refused(`${file}: ${reasonOf(cause)}`);
  });
  let bytes = 0;
  try {
    await write({
      async write(chunk) {
        for (let done = 0; done < chunk.length; ) {
          done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
        }
        bytes += chunk.length;
      },
    });
    await handle.sync();
    await handle.close();
    await verify?.(draft);
    await rename(draft, target);
  } catch (cause) {
    await handle.close().catch(() => {});
    await rm(draft, { force: true });
    if (cause instanceof Error && 'code' in cause) throw new Refused(`${file}: ${reasonOf(cause)}`);
    throw cause;
  }
  await syncFolder(path.dirname(target));
  return { bytes };
}

/** Not every system opens folders; there the rename is made durable by the file system's own journal. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'the disk is read only',
};
