import { fail, ok } from '../../domain/result.ts';
import type { HostMedia } from '../host-storage.ts';
import type { Disk } from './disk.ts';
import { IncomingFiles } from './incoming-files.ts';
import type { StorageEnvironment } from './storage-environment.ts';
import { MEDIA, mediaPath, SHA256 } from './storage-paths.ts';
import { onDisk } from './storage-result.ts';

/** Recordings and attachments, by the SHA-256 of their bytes. */
export class MediaShelf {
  readonly #disk: Disk;
  readonly #incoming: IncomingFiles;

  constructor(disk: Disk, environment: StorageEnvironment) {
    this.#disk = disk;
    this.#incoming = new IncomingFiles(disk, environment, MEDIA);
  }

  /** Media as one page sees them: what it has begun and not finished goes with it. */
  page(): HostMedia & { leave(): Promise<void> } {
    const { begin, write, finish, abandon, leave } = this.#incoming.page();
    return {
      begin,
      write,
      finish: (token) =>
        finish(token, async ({ path, sha256, size }) => {
          if ((await this.#disk.read(mediaPath(sha256), 0, 0)) === null) {
            await this.#disk.move(path, mediaPath(sha256));
          } else await this.#disk.remove(path);
          return ok({ sha256, size });
        }),
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
      leave,
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
}
