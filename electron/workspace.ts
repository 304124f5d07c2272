import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PageStorage, Storage } from '#shared/contract/storage/storage.ts';
import {
  GROUP_MS,
  PENDING_BYTES,
  ROLL_BYTES,
  type StorageEnvironment,
} from '#shared/contract/storage/storage-environment.ts';
import { NodeDisk } from './node-disk.ts';

/** The workspace's files below `folder`, and what each window's page has begun there. */
export class Workspace {
  readonly #storage: Storage;
  readonly #pages = new Map<number, PageStorage>();

  constructor(folder: string) {
    this.#storage = new Storage(new NodeDisk(folder), NODE);
  }

  /** `owner` is the window's webContents id. */
  page(owner: number): PageStorage {
    const known = this.#pages.get(owner);
    if (known !== undefined) return known;
    const page = this.#storage.page();
    this.#pages.set(owner, page);
    return page;
  }

  /** The window closed or its page was replaced. */
  async leave(owner: number): Promise<void> {
    const page = this.#pages.get(owner);
    this.#pages.delete(owner);
    await page?.leave();
  }

  /** Waits for what is being written, and closes every file. */
  async close(): Promise<void> {
    for (const owner of [...this.#pages.keys()]) await this.leave(owner);
    await this.#storage.close();
  }
}

const NODE: StorageEnvironment = {
  now: () => Date.now(),
  sleep: (ms) => sleep(ms),
  token: () => randomBytes(16).toString('hex'),
  hasher: () => {
    const hash = createHash('sha256');
    return { addBytes: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  groupMs: GROUP_MS,
  rollBytes: ROLL_BYTES,
  pendingBytes: PENDING_BYTES,
};
