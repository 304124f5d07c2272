import { fail, ok, type Result } from '../../domain/result.ts';
import type { Generation, StorageProblem } from '../host-storage.ts';
import { encodeHeader } from '../journal-format.ts';
import { type Disk, DiskError, type DiskFile } from './disk.ts';
import type { StorageEnvironment } from './storage-environment.ts';
import { journalPath } from './storage-paths.ts';
import { diskProblem } from './storage-result.ts';

export interface Batch {
  readonly frames: readonly Uint8Array[];
  /** Names the file, if this batch begins a new one. */
  readonly firstSeq: number;
  /** Called when it is on the disk, with where its first frame stands. */
  readonly written: (path: string, offset: number) => void;
}

/**
 * Writes batches at a journal's end. What waits together is flushed together: at once when the journal was quiet, else every
 * `groupMs`. After a failure the file is as it was before, so that the journal stays whole.
 */
export class JournalWriter {
  /** The file may end in a write that failed and cannot be cut back. */
  isLost = false;
  /** Called when batches failed, before anybody hears of it: nothing that was let in behind them stands. */
  onFailed: () => void = () => {};
  readonly #disk: Disk;
  readonly #at: Generation;
  readonly #environment: StorageEnvironment;
  #end: { readonly path: string; readonly size: number } | null;
  #file: DiskFile | null = null;
  #waiting: { readonly batch: Batch; readonly resolve: (result: Result<void, StorageProblem>) => void }[] = [];
  #running: Promise<void> | null = null;
  #flushedAt = Number.NEGATIVE_INFINITY;

  constructor(
    disk: Disk,
    at: Generation,
    end: { readonly path: string; readonly size: number } | null,
    environment: StorageEnvironment,
  ) {
    this.#disk = disk;
    this.#at = at;
    this.#end = end;
    this.#environment = environment;
  }

  write(batch: Batch): Promise<Result<void, StorageProblem>> {
    return new Promise((resolve) => {
      this.#waiting.push({ batch, resolve });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when what waits now is on the disk, or has failed. */
  settled(): Promise<Result<void, StorageProblem>> {
    if (this.#running === null) return Promise.resolve(ok(undefined));
    return this.write({ frames: [], firstSeq: 0, written: () => {} });
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#file?.close().catch(() => {});
    this.#file = null;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const rest = this.#flushedAt + this.#environment.groupMs - this.#environment.now();
      // A clock that was set back must not hold up anything.
      if (rest > 0) await this.#environment.sleep(Math.min(rest, this.#environment.groupMs));
      this.#flushedAt = this.#environment.now();
      const group = this.#waiting;
      this.#waiting = [];
      const result = await this.#flush(group.map(({ batch }) => batch));
      if (!result.ok) {
        // What came meanwhile was let in behind this: it fails with it.
        group.push(...this.#waiting.splice(0));
        this.onFailed();
      }
      for (const { resolve } of group) resolve(result);
    }
    this.#running = null;
  }

  async #flush(batches: readonly Batch[]): Promise<Result<void, StorageProblem>> {
    const filled = batches.filter(({ frames }) => frames.length > 0);
    const [first] = filled;
    if (first === undefined) return ok(undefined);
    if (this.isLost) return fail({ kind: 'unwritable', message: 'the journal must be opened again' });
    const before = this.#end;
    try {
      const isNew = before === null || before.size >= this.#environment.rollBytes;
      if (isNew) await this.#beginFile(journalPath(this.#at, first.firstSeq));
      this.#file ??= await this.#disk.open(before?.path ?? '');
      const file = this.#file;
      const from = isNew ? 0 : before.size;
      const parts = [...(isNew ? [encodeHeader(this.#at)] : []), ...filled.flatMap(({ frames }) => frames)];
      const bytes = joined(parts);
      await file.write(from, bytes);
      await file.sync();
      let offset = from + (isNew ? (parts[0]?.length ?? 0) : 0);
      for (const { frames, written } of filled) {
        written(file.path, offset);
        offset += frames.reduce((size, frame) => size + frame.length, 0);
      }
      this.#end = { path: file.path, size: offset };
      return ok(undefined);
    } catch (error) {
      await this.#cutBack(before);
      if (error instanceof DiskError) return fail(diskProblem(error));
      this.isLost = true;
      return fail({ kind: 'unwritable', message: String(error) });
    }
  }

  async #beginFile(path: string): Promise<void> {
    await this.#file?.close();
    this.#file = null;
    this.#file = await this.#disk.open(path);
    await this.#file.truncate(0);
  }

  /** Brings the disk back to what was acknowledged. */
  async #cutBack(before: { readonly path: string; readonly size: number } | null): Promise<void> {
    try {
      const file = this.#file;
      if (file !== null && file.path !== before?.path) {
        this.#file = null;
        await file.close();
        await this.#disk.remove(file.path);
      } else if (file !== null && before !== null) {
        await file.truncate(before.size);
        await file.sync();
      }
    } catch {
      this.isLost = true;
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
