import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Disk, DiskFile } from '#shared/contract/storage/disk.ts';
import { NodeFile, readExactly, trouble } from './node-file.ts';

/** A workspace's files in a folder of the system. */
export class NodeDisk implements Disk {
  readonly #root: string;
  #identity: Promise<string> | null = null;

  constructor(root: string) {
    this.#root = path.resolve(root);
  }

  /** A number of chance, and where its file lies on the disk: a copied profile brings the first and never the second. */
  identity(): Promise<string> {
    this.#identity ??= trouble(async () => {
      const file = this.#path(HOST_ID);
      let id = await readFile(file, 'utf8').catch(missing(null));
      if (id === null) {
        id = randomBytes(16).toString('hex');
        await this.replace(HOST_ID, Buffer.from(id));
      }
      const { ino } = await stat(file, { bigint: true });
      return `${id}-${ino.toString(16)}`;
    });
    this.#identity.catch(() => {
      this.#identity = null;
    });
    return this.#identity;
  }

  list(folder: string) {
    return trouble(async () => {
      const entries = await readdir(this.#path(folder), { withFileTypes: true }).catch(missing([]));
      const files = entries.filter((entry) => entry.isFile());
      const sizes = files.map(async ({ name }) => ({ name, size: (await stat(this.#path(`${folder}/${name}`))).size }));
      return Promise.all(sizes);
    });
  }

  folders(folder: string): Promise<readonly string[]> {
    return trouble(async () => {
      const entries = await readdir(this.#path(folder), { withFileTypes: true }).catch(missing([]));
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    });
  }

  read(file: string, offset?: number, length?: number): Promise<Uint8Array | null> {
    return trouble(async () => {
      const handle = await open(this.#path(file), 'r').catch(missing(null));
      if (handle === null) return null;
      try {
        const from = offset ?? 0;
        const left = Math.max(0, (await handle.stat()).size - from);
        return await readExactly(handle, from, Math.min(left, length ?? left));
      } finally {
        await handle.close();
      }
    });
  }

  open(file: string): Promise<DiskFile> {
    return trouble(async () => {
      const full = this.#path(file);
      const known = await open(full, 'r+').catch(missing(null));
      if (known !== null) return new NodeFile(file, known);
      await makeFolders(path.dirname(full));
      const made = await open(full, 'wx+');
      await syncFolder(path.dirname(full));
      return new NodeFile(file, made);
    });
  }

  replace(file: string, bytes: Uint8Array): Promise<void> {
    return trouble(async () => {
      const full = this.#path(file);
      const draft = `${full}.${randomBytes(6).toString('hex')}.new`;
      await makeFolders(path.dirname(full));
      const handle = await open(draft, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
        await handle.close();
        await rename(draft, full);
      } catch (error) {
        await handle.close().catch(() => {});
        await rm(draft, { force: true }).catch(() => {});
        throw error;
      }
      await syncFolder(path.dirname(full));
    });
  }

  move(from: string, to: string): Promise<void> {
    return trouble(async () => {
      await makeFolders(path.dirname(this.#path(to)));
      await rename(this.#path(from), this.#path(to));
      await syncFolder(path.dirname(this.#path(to)));
      await syncFolder(path.dirname(this.#path(from)));
    });
  }

  remove(file: string): Promise<void> {
    return trouble(async () => {
      await rm(this.#path(file), { force: true });
      await syncFolder(path.dirname(this.#path(file)));
    });
  }

  #path(file: string): string {
    const full = path.resolve(this.#root, file);
    // Paths are made by the storage alone; this is the last door before the disk.
    if (full !== this.#root && !full.startsWith(this.#root + path.sep))
      throw new Error('expected: a path in the folder');
    return full;
  }
}

const HOST_ID = 'host-id';

/** Answers `fallback` for what does not exist. */
function missing<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return fallback;
    throw error;
  };
}

/** New folders are flushed into the folder that holds them: a file must not be lost together with its folder. */
async function makeFolders(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.startsWith(first); made = path.dirname(made)) await syncFolder(path.dirname(made));
}

/** Windows cannot open folders; there the file system's own journal makes names durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
