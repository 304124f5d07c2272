import { type Disk, DiskError, type DiskFile } from '#shared/contract/storage/disk.ts';
import { Storage } from '#shared/contract/storage/storage.ts';
import { must } from '#shared/domain/assert.ts';
import { MemoryFile } from './memory-file.ts';
import { webEnvironment } from './web-environment.ts';

/**
 * A disk in memory. It outlives the hosts that use it, as a real one outlives the app: give it to the next host. Hosts that are
 * given the same disk are windows of one app.
 */
export class MemoryDisk implements Disk {
  readonly #files = new Map<string, MemoryFile>();
  /** All bytes that fit; writes beyond them fail as on a full disk. */
  capacity = Number.POSITIVE_INFINITY;
  /** Another one makes this the profile of another computer. */
  hostId: string;
  #storage: Storage | null = null;
  #starts = 0;

  constructor(hostId = 'memory') {
    this.hostId = hostId;
  }

  /** The one storage of this disk until the next crash. */
  get storage(): Storage {
    this.#storage ??= new Storage(this, { ...webEnvironment, ...SMALL });
    return this.#storage;
  }

  /** No further byte fits; `false` makes room again. */
  fill(isFull = true): void {
    this.capacity = isFull ? this.#used() : Number.POSITIVE_INFINITY;
  }

  /** What a file holds now; null when there is none. */
  bytesOf(path: string): Uint8Array | null {
    return this.#files.get(path)?.read(0, Number.POSITIVE_INFINITY) ?? null;
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  /** The computer stops: bytes that were not flushed are gone, all but the first `torn` of each file. Hosts from before are dead. */
  crash(torn = 0): void {
    this.#starts += 1;
    this.#storage = null;
    for (const file of this.#files.values()) file.crash(torn);
  }

  /** Turns all bits of one byte: damage that nobody reports. */
  damage(path: string, at: number): void {
    const bytes = must(this.bytesOf(path), `a file ${path}`);
    bytes[at] = (bytes[at] ?? 0) ^ 255;
    this.#files.set(path, new MemoryFile(bytes));
  }

  async identity(): Promise<string> {
    return this.hostId;
  }

  async list(folder: string) {
    return [...this.#files].flatMap(([path, { size }]) => {
      const [name = '', ...deeper] = below(folder, path);
      return name !== '' && deeper.length === 0 ? [{ name, size }] : [];
    });
  }

  async folders(folder: string): Promise<readonly string[]> {
    const found = [...this.#files.keys()].flatMap((path) => {
      const [name = '', ...deeper] = below(folder, path);
      return deeper.length > 0 ? [name] : [];
    });
    return [...new Set(found)];
  }

  async read(path: string, offset = 0, length = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    return this.#files.get(path)?.read(offset, length) ?? null;
  }

  async open(path: string): Promise<DiskFile> {
    if (!this.#files.has(path)) this.#files.set(path, new MemoryFile(new Uint8Array()));
    const start = this.#starts;
    const file = (): MemoryFile => {
      const found = this.#files.get(path);
      if (start !== this.#starts || found === undefined) throw new DiskError('failed', 'EBADF');
      return found;
    };
    return {
      path,
      size: async () => file().size,
      write: async (offset, bytes) => this.#write(file(), offset, bytes),
      truncate: async (size) => file().truncate(size),
      sync: async () => file().sync(),
      close: async () => {},
    };
  }

  async replace(path: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length - (this.#files.get(path)?.size ?? 0) > this.#free()) throw new DiskError('full', 'ENOSPC');
    this.#files.set(path, new MemoryFile(bytes.slice()));
  }

  async move(from: string, to: string): Promise<void> {
    const file = this.#files.get(from);
    if (file === undefined) throw new DiskError('failed', 'ENOENT');
    this.#files.delete(from);
    this.#files.set(to, file);
  }

  async remove(path: string): Promise<void> {
    this.#files.delete(path);
  }

  /** As a real disk does: what fits is written before the error. */
  #write(file: MemoryFile, offset: number, bytes: Uint8Array): void {
    const fits = Math.max(0, file.size - offset) + this.#free();
    file.write(offset, bytes.subarray(0, Math.min(bytes.length, fits)));
    if (fits < bytes.length) throw new DiskError('full', 'ENOSPC');
  }

  #free(): number {
    return Math.max(0, this.capacity - this.#used());
  }

  #used(): number {
    let used = 0;
    for (const { size } of this.#files.values()) used += size;
    return used;
  }
}

/** Nothing to wait for, several files soon, and drafts that every test has room for. */
const SMALL = { groupMs: 0, rollBytes: 64 * 1024, pendingBytes: 1024 * 1024 };

/** The names below a folder on the way to a path; none when it is elsewhere. */
const below = (folder: string, path: string): string[] =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/') : [];
