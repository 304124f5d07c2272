/**
 * The files of one workspace, as far as a Host's storage needs them: a folder of the system, of the browser, or of a test. Paths are
 * relative, made by this folder's code, with `/` between; a page never says one. Every method rejects with a DiskError.
 */
export interface Disk {
  /** Of this computer and profile: a copied profile answers another one. */
  identity(): Promise<string>;
  /** Files directly in `folder`; none when it does not exist. */
  list(folder: string): Promise<readonly DiskEntry[]>;
  /** Folders directly in `folder`. */
  folders(folder: string): Promise<readonly string[]>;
  /** At most `length` bytes from `offset`; null when there is no such file. */
  read(path: string, offset?: number, length?: number): Promise<Uint8Array | null>;
  /** Opens for reading and writing; a missing file is made, and its name is flushed to the disk. */
  open(path: string): Promise<DiskFile>;
  /** Afterwards, and after a loss of power, the file holds `bytes`; when this fails, it holds what it held before. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Renames a closed file over `to`, and flushes both names. */
  move(from: string, to: string): Promise<void>;
  /** Nothing happens when there is no such file. */
  remove(path: string): Promise<void>;
}

export interface DiskEntry {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

export interface DiskFile {
  readonly path: string;
  size(): Promise<number>;
  write(offset: number, bytes: Uint8Array): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Resolves when everything written is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Expected trouble of a disk. `message` is the system's code: never a path. */
export class DiskError extends Error {
  readonly kind: 'full' | 'failed';
  constructor(kind: 'full' | 'failed', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DiskError';
    this.kind = kind;
  }
}
