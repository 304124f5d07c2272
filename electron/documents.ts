import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileProblem, OpenedFile } from '#shared/contract/host.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

interface Opened {
  readonly kind: 'open';
  readonly owner: number;
  readonly name: string;
  readonly handle: FileHandle;
}

interface Saving {
  readonly kind: 'save';
  readonly owner: number;
  readonly name: string;
  readonly handle: FileHandle;
  readonly draft: string;
  readonly target: string;
}

/**
 * The files that a person picked in a dialog, by random tokens. A token works for the window that it was given to, for its
 * purpose, until it is released: a page never learns or chooses a path.
 */
export class Documents {
  readonly #files = new Map<string, Opened | Saving>();

  /** `owner` is the window's webContents id, `file` the path that the dialog gave. */
  async open(owner: number, file: string): Promise<Result<OpenedFile, FileProblem>> {
    const name = path.basename(file);
    try {
      const handle = await open(file, 'r');
      const stats = await handle.stat();
      if (!stats.isFile()) {
        await handle.close();
        return fail({ kind: 'unreadable', name });
      }
      const token = this.#keep({ kind: 'open', owner, name, handle });
      return ok({ token, name, size: stats.size });
    } catch {
      return fail({ kind: 'unreadable', name });
    }
  }

  async readChunk(
    owner: number,
    token: string,
    offset: number,
    length: number,
  ): Promise<Result<Uint8Array, FileProblem>> {
    const file = this.#get(owner, token, 'open');
    if (file === null) return fail({ kind: 'unknown-token' });
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.handle.read(bytes, 0, length, offset);
      return ok(bytes.slice(0, bytesRead));
    } catch {
      return fail({ kind: 'unreadable', name: file.name });
    }
  }

  /** Writes beside the target, so that finishing is a rename on one disk. */
  async beginSave(owner: number, file: string): Promise<Result<string, FileProblem>> {
    const name = path.basename(file);
    try {
      const target = await realpath(file).catch(() => file);
      const draft = path.join(path.dirname(target), `.${randomBytes(8).toString('hex')}.throughline-part`);
      const handle = await open(draft, 'wx');
      return ok(this.#keep({ kind: 'save', owner, name, handle, draft, target }));
    } catch (error) {
      return fail(writeProblem(error, name));
    }
  }

  async writeChunk(owner: number, token: string, bytes: Uint8Array): Promise<Result<void, FileProblem>> {
    const file = this.#get(owner, token, 'save');
    if (file === null) return fail({ kind: 'unknown-token' });
    try {
      for (let done = 0; done < bytes.length; ) {
        done += (await file.handle.write(bytes, done, bytes.length - done)).bytesWritten;
      }
      return ok(undefined);
    } catch (error) {
      return fail(writeProblem(error, file.name));
    }
  }

  /** Flushes, renames over the target and flushes the folder: after a loss of power there is the old file or the new one. */
  async finishSave(owner: number, token: string): Promise<Result<string, FileProblem>> {
    const file = this.#get(owner, token, 'save');
    if (file === null) return fail({ kind: 'unknown-token' });
    try {
      await file.handle.sync();
      await file.handle.close();
      await rename(file.draft, file.target);
      await syncFolder(path.dirname(file.target));
      this.#files.delete(token);
      return ok(file.name);
    } catch (error) {
      await this.#drop(token);
      return fail(writeProblem(error, file.name));
    }
  }

  /** Ends a token of either kind; a file being saved leaves nothing behind. Unknown tokens are ignored. */
  async release(owner: number, token: string): Promise<void> {
    if (this.#files.get(token)?.owner === owner) await this.#drop(token);
  }

  /** The window closed or its page was replaced. */
  async releaseAll(owner: number): Promise<void> {
    const tokens = [...this.#files].filter(([, file]) => file.owner === owner).map(([token]) => token);
    await Promise.all(tokens.map((token) => this.#drop(token)));
  }

  #keep(file: Opened | Saving): string {
    const token = randomBytes(16).toString('hex');
    this.#files.set(token, file);
    return token;
  }

  #get<K extends 'open' | 'save'>(owner: number, token: string, kind: K): Extract<Opened | Saving, { kind: K }> | null {
    const file = this.#files.get(token);
    if (file === undefined || file.owner !== owner || file.kind !== kind) return null;
    // The comparison above picked the member of the union; the compiler cannot follow it through K.
    return file as Extract<Opened | Saving, { kind: K }>;
  }

  async #drop(token: string): Promise<void> {
    const file = this.#files.get(token);
    this.#files.delete(token);
    await file?.handle.close().catch(() => {});
    if (file?.kind === 'save') await rm(file.draft, { force: true }).catch(() => {});
  }
}

/** Windows cannot open folders; there the rename is made durable by the file system's own journal. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function writeProblem(error: unknown, name: string): FileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return { kind: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'unwritable', name };
}
