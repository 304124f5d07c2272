import { fail, ok, type Result } from '../../domain/result.ts';
import type { HostSnapshots, SnapshotInfo, StorageProblem } from '../host-storage.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import type { Disk } from './disk.ts';
import { IncomingFiles } from './incoming-files.ts';
import { readSnapshotInfo } from './snapshot-about.ts';
import type { StorageEnvironment } from './storage-environment.ts';
import { SNAPSHOTS, snapshotFolder, snapshotPaths } from './storage-paths.ts';
import { onDisk } from './storage-result.ts';

/** Snapshots of projects: an archive each, and beside it what is known of it. One without the other is no snapshot. */
export class SnapshotShelf {
  readonly #disk: Disk;
  readonly #incoming: IncomingFiles;
  /** Two pages that finish at once must not take one id. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, environment: StorageEnvironment) {
    this.#disk = disk;
    this.#incoming = new IncomingFiles(disk, environment, SNAPSHOTS);
  }

  /** Snapshots as one page sees them: what it has begun and not finished goes with it. */
  page(): HostSnapshots & { leave(): Promise<void> } {
    const { begin, write, finish, abandon, leave } = this.#incoming.page();
    return {
      begin,
      write,
      finish: (token, projectId, about) =>
        finish(token, ({ path, size, sha256 }) =>
          this.#inTurn(async () => {
            const files = await this.#files(projectId);
            const id = String(Math.max(0, ...files.map((file) => Number(file.id))) + 1).padStart(8, '0');
            const info: SnapshotInfo = { ...about, id, projectId, bytes: size, sha256, verifiedAt: null };
            await this.#disk.move(path, snapshotPaths(projectId, id).archive);
            await this.#write(info);
            await this.#sweep(projectId);
            return ok(info);
          }),
        ),
      abandon,
      list: (projectId) => onDisk(async () => ok((await this.#list(projectId)).reverse())),
      readChunk: (projectId, id, offset, length) =>
        onDisk(async () => {
          const bytes = await this.#disk.read(snapshotPaths(projectId, id).archive, offset, length);
          return bytes === null ? fail({ kind: 'unknown' }) : ok(bytes);
        }),
      note: (projectId, id, note) =>
        this.#inTurn(async () => {
          const known = await this.#info(projectId, id);
          if (known === null) return fail({ kind: 'unknown' });
          const info: SnapshotInfo = { ...known, ...note };
          await this.#write(info);
          return ok(info);
        }),
      remove: (projectId, id) =>
        this.#inTurn(async () => {
          await this.#remove(projectId, id);
          return ok(undefined);
        }),
      leave,
    };
  }

  /** Oldest first. */
  async #list(projectId: string): Promise<SnapshotInfo[]> {
    const found: SnapshotInfo[] = [];
    for (const { id, isWhole } of await this.#files(projectId)) {
      const info = isWhole ? await this.#info(projectId, id) : null;
      if (info !== null) found.push(info);
    }
    return found;
  }

  async #info(projectId: string, id: string): Promise<SnapshotInfo | null> {
    const bytes = await this.#disk.read(snapshotPaths(projectId, id).about);
    return bytes === null ? null : readSnapshotInfo(decodeUtf8(bytes));
  }

  async #write(info: SnapshotInfo): Promise<void> {
    await this.#disk.replace(snapshotPaths(info.projectId, info.id).about, encodeUtf8(JSON.stringify(info)));
  }

  /** What is known of it goes first: an archive alone is not listed. */
  async #remove(projectId: string, id: string): Promise<void> {
    const { archive, about } = snapshotPaths(projectId, id);
    await this.#disk.remove(about);
    await this.#disk.remove(archive);
  }

  /** Halves that a kill left behind go, once there are two whole ones above them: until then who knows what they are good for. */
  async #sweep(projectId: string): Promise<void> {
    const whole = (await this.#list(projectId)).map(({ id }) => id);
    const [, second] = whole.toReversed();
    for (const { id } of await this.#files(projectId)) {
      if (second !== undefined && id < second && !whole.includes(id)) await this.#remove(projectId, id);
    }
  }

  /** By id; whole: both files are there. */
  async #files(projectId: string): Promise<readonly { readonly id: string; readonly isWhole: boolean }[]> {
    const names = new Set((await this.#disk.list(snapshotFolder(projectId))).map(({ name }) => name));
    const ids = [...names].flatMap((name) => /^(\d{8})\.(?:throughline|json)$/.exec(name)?.[1] ?? []);
    return [...new Set(ids)]
      .sort()
      .map((id) => ({ id, isWhole: names.has(`${id}.throughline`) && names.has(`${id}.json`) }));
  }

  #inTurn<T>(run: () => Promise<Result<T, StorageProblem>>): Promise<Result<T, StorageProblem>> {
    const done = this.#turn.then(() => onDisk(run));
    this.#turn = done.catch(() => {});
    return done;
  }
}
