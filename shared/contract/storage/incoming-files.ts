import { fail, ok, type Result } from '../../domain/result.ts';
import type { StorageProblem } from '../host-storage.ts';
import type { Disk, DiskFile } from './disk.ts';
import type { Hasher, StorageEnvironment } from './storage-environment.ts';
import { onDisk } from './storage-result.ts';

/** A file of which every byte is on the disk, under a name that nobody looks for. */
export interface WholeFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Files as one page writes them: `leave` drops what it has begun and not finished. */
export interface IncomingPage {
  begin(): Promise<Result<string, StorageProblem>>;
  write(token: string, bytes: Uint8Array): Promise<Result<void, StorageProblem>>;
  /** Flushes the file and gives it to `keep`, which moves or removes it. */
  finish<T>(
    token: string,
    keep: (file: WholeFile) => Promise<Result<T, StorageProblem>>,
  ): Promise<Result<T, StorageProblem>>;
  abandon(token: string): Promise<void>;
  leave(): Promise<void>;
}

interface Incoming {
  readonly file: DiskFile;
  readonly hash: Hasher;
  size: number;
  /** Writes of one file happen one after the other, in the order in which they came. */
  turn: Promise<unknown>;
}

/** Files on their way into a folder. Nothing appears there under its own name before all of it is flushed to the disk. */
export class IncomingFiles {
  readonly #disk: Disk;
  readonly #environment: StorageEnvironment;
  readonly #folder: string;
  #cleaned: Promise<void> | null = null;

  constructor(disk: Disk, environment: StorageEnvironment, folder: string) {
    this.#disk = disk;
    this.#environment = environment;
    this.#folder = folder;
  }

  page(): IncomingPage {
    const incoming = new Map<string, Incoming>();
    const abandon = async (token: string): Promise<void> => {
      const part = incoming.get(token);
      incoming.delete(token);
      if (part === undefined) return;
      await part.turn.catch(() => {});
      await onDisk(async () => {
        await part.file.close();
        await this.#disk.remove(part.file.path);
        return ok(undefined);
      });
    };
    const inTurn = <T>(
      token: string,
      run: (part: Incoming) => Promise<Result<T, StorageProblem>>,
    ): Promise<Result<T, StorageProblem>> => {
      const part = incoming.get(token);
      if (part === undefined) return Promise.resolve(fail({ kind: 'unknown' }));
      const done = part.turn.then(() => onDisk(() => run(part)));
      part.turn = done.catch(() => {});
      return done;
    };
    return {
      begin: () =>
        onDisk(async () => {
          await this.#clean();
          const token = this.#environment.token();
          const file = await this.#disk.open(`${this.#folder}/${token}${PART}`);
          incoming.set(token, { file, hash: this.#environment.hasher(), size: 0, turn: Promise.resolve() });
          return ok(token);
        }),
      write: (token, bytes) =>
        inTurn(token, async (part) => {
          await part.file.write(part.size, bytes);
          part.hash.addBytes(bytes);
          part.size += bytes.length;
          return ok(undefined);
        }),
      finish: async (token, keep) => {
        const done = await inTurn(token, async ({ file, hash, size }) => {
          await file.sync();
          await file.close();
          return keep({ path: file.path, size, sha256: hash.hex() });
        });
        if (done.ok) incoming.delete(token);
        else await abandon(token);
        return done;
      },
      abandon,
      leave: async () => {
        for (const token of [...incoming.keys()]) await abandon(token);
      },
    };
  }

  /** Copies that a crash stopped: nobody can finish them. */
  #clean(): Promise<void> {
    this.#cleaned ??= this.#disk
      .list(this.#folder)
      .then(async (entries) => {
        for (const { name } of entries) if (name.endsWith(PART)) await this.#disk.remove(`${this.#folder}/${name}`);
      })
      .catch((cause: unknown) => {
        this.#cleaned = null;
        throw cause;
      });
    return this.#cleaned;
  }
}

const PART = '.part';
