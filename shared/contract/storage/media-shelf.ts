import { fail, ok, type Result } from '../../domain/result.ts';
import type { HostMedia, StorageProblem } from '../host-storage.ts';
import type { Disk, DiskFile } from './disk.ts';
import type { Hasher, StorageEnvironment } from './storage-environment.ts';
import { MEDIA, mediaPath, SHA256 } from './storage-paths.ts';
import { onDisk } from './storage-result.ts';

interface Incoming {
  readonly file: DiskFile;
  readonly hash: Hasher;
  size: number;
  /** Writes of one file happen one after the other, in the order in which they came. */
  turn: Promise<unknown>;
}

/** Recordings and attachments, by the SHA-256 of their bytes. */
export class MediaShelf {
  readonly #disk: Disk;
  readonly #environment: StorageEnvironment;
  #cleaned: Promise<void> | null = null;

  constructor(disk: Disk, environment: StorageEnvironment) {
    this.#disk = disk;
    this.#environment = environment;
  }

  /** Media as one page sees them: what it has begun and not finished goes with it. */
  page(): HostMedia & { leave(): Promise<void> } {
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
          const file = await this.#disk.open(`${MEDIA}/${token}${PART}`);
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
      finish: async (token) => {
        const done = await inTurn(token, async (part) => {
          await part.file.sync();
          await part.file.close();
          const sha256 = part.hash.hex();
          if ((await this.#disk.read(mediaPath(sha256), 0, 0)) === null) {
            await this.#disk.move(part.file.path, mediaPath(sha256));
          } else await this.#disk.remove(part.file.path);
          return ok({ sha256, size: part.size });
        });
        if (done.ok) incoming.delete(token);
        else await abandon(token);
        return done;
      },
      abandon,
      readChunk: (sha256, offset, length) =>
        onDisk(async () => {
          const bytes = await this.#disk.read(mediaPath(sha256), offset, length);
          return bytes === null ? fail({ kind: 'unknown' }) : ok(bytes);
        }),
      remove: (sha256) =>
        onDisk(async () => {
          await this.#disk.remove(mediaPath(sha256));
          return ok(undefined);
        }),
      list: () => onDisk(async () => ok(await this.#list())),
      leave: async () => {
        for (const token of [...incoming.keys()]) await abandon(token);
      },
    };
  }

  async #list(): Promise<readonly { readonly sha256: string; readonly size: number }[]> {
    const found: { readonly sha256: string; readonly size: number }[] = [];
    for (const folder of await this.#disk.folders(MEDIA)) {
      for (const { name, size } of await this.#disk.list(`${MEDIA}/${folder}`)) {
        if (SHA256.test(name) && name.startsWith(folder)) found.push({ sha256: name, size });
      }
    }
    return found.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  }

  /** Copies that a crash stopped: nobody can finish them. */
  #clean(): Promise<void> {
    this.#cleaned ??= this.#disk
      .list(MEDIA)
      .then(async (entries) => {
        for (const { name } of entries) if (name.endsWith(PART)) await this.#disk.remove(`${MEDIA}/${name}`);
      })
      .catch((cause: unknown) => {
        this.#cleaned = null;
        throw cause;
      });
    return this.#cleaned;
  }
}

const PART = '.part';
