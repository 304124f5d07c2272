import { type Disk, DiskError, type DiskFile } from '#shared/contract/storage/disk.ts';
import type { OpfsFile, OpfsFolder, SyncHandle } from './opfs.ts';
import { exclusive, isMissing, trouble, writeAll } from './opfs-file.ts';

/**
 * A workspace's files in the browser's private file system, for a dedicated worker. A file can be open once: whoever uses this holds
 * the lock of the workspace.
 */
export class OpfsDisk implements Disk {
  readonly #root: OpfsFolder;
  readonly #open = new Map<string, SyncHandle>();

  constructor(root: OpfsFolder) {
    this.#root = root;
  }

  async identity(): Promise<string> {
    const known = await this.read('host-id');
    if (known !== null && known.length > 0) return String.fromCharCode(...known);
    const id = crypto.randomUUID();
    await this.replace(
      'host-id',
      Uint8Array.from(id, (letter) => letter.charCodeAt(0)),
    );
    return id;
  }

  list(folder: string) {
    return trouble(async () => {
      const found: { readonly name: string; readonly size: number }[] = [];
      for (const { name, handle, kind } of await this.#entries(folder)) {
        if (kind !== 'file') continue;
        const open = this.#open.get(`${folder}/${name}`);
        found.push({ name, size: open?.getSize() ?? (await (handle as OpfsFile).getFile()).size });
      }
      return found;
    });
  }

  folders(folder: string): Promise<readonly string[]> {
    return trouble(async () =>
      (await this.#entries(folder)).filter(({ kind }) => kind === 'directory').map(({ name }) => name),
    );
  }

  read(path: string, offset = 0, length = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    return trouble(async () => {
      const open = this.#open.get(path);
      if (open !== undefined) {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, open.getSize() - offset)));
        return bytes.subarray(0, open.read(bytes, { at: offset }));
      }
      const handle = await this.#handle(path, false);
      if (handle === null) return null;
      const file = await handle.getFile();
      return new Uint8Array(await file.slice(offset, Math.min(file.size, offset + length)).arrayBuffer());
    });
  }

  open(path: string): Promise<DiskFile> {
    return trouble(async () => {
      const handle = await exclusive(await this.#made(path));
      this.#open.set(path, handle);
      let isOpen = true;
      return {
        path,
        size: () => trouble(async () => handle.getSize()),
        write: (offset, bytes) => trouble(async () => writeAll(handle, offset, bytes)),
        truncate: (size) => trouble(async () => handle.truncate(size)),
        sync: () => trouble(async () => handle.flush()),
        close: async () => {
          if (!isOpen) return;
          isOpen = false;
          this.#open.delete(path);
          handle.close();
        },
      };
    });
  }

  replace(path: string, bytes: Uint8Array): Promise<void> {
    return trouble(async () => {
      const target = await this.#made(path);
      // Without a rename the file itself is written over. What must survive that has a twin.
      const draft = target.move === undefined ? target : await this.#made(`${path}.new`);
      const handle = await exclusive(draft);
      try {
        handle.truncate(0);
        writeAll(handle, 0, bytes);
        handle.flush();
      } finally {
        handle.close();
      }
      const { folder, name } = await this.#place(path, true);
      if (draft !== target) await draft.move?.(folder, name);
    });
  }

  move(from: string, to: string): Promise<void> {
    return trouble(async () => {
      const file = await this.#made(from);
      const { folder, name } = await this.#place(to, true);
      if (file.move !== undefined) return file.move(folder, name);
      await this.replace(to, new Uint8Array(await (await file.getFile()).arrayBuffer()));
      await this.remove(from);
    });
  }

  remove(path: string): Promise<void> {
    return trouble(async () => {
      try {
        const { folder, name } = await this.#place(path, false);
        await folder.removeEntry(name);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    });
  }

  async #entries(folder: string) {
    const found: { readonly name: string; readonly handle: OpfsFile | OpfsFolder; readonly kind: string }[] = [];
    try {
      const { folder: place } = await this.#place(`${folder}/-`, false);
      for await (const [name, handle] of place.entries()) found.push({ name, handle, kind: handle.kind });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    return found;
  }

  async #handle(path: string, create: boolean): Promise<OpfsFile | null> {
    try {
      const { folder, name } = await this.#place(path, create);
      return await folder.getFileHandle(name, { create });
    } catch (error) {
      if (!create && isMissing(error)) return null;
      throw error;
    }
  }

  async #made(path: string): Promise<OpfsFile> {
    const handle = await this.#handle(path, true);
    if (handle === null) throw new DiskError('failed', 'NotFoundError');
    return handle;
  }

  async #place(path: string, create: boolean): Promise<{ readonly folder: OpfsFolder; readonly name: string }> {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let folder = this.#root;
    for (const each of names) folder = await folder.getDirectoryHandle(each, { create });
    return { folder, name };
  }
}
