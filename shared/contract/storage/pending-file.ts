import { fail, ok, type Result } from '../../domain/result.ts';
import type { StorageProblem } from '../host-storage.ts';
import { encodeFrame, readFrame } from '../journal-format.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type Disk, DiskError, type DiskFile } from './disk.ts';
import { pendingPath } from './storage-paths.ts';

/**
 * Drafts of one project in a file whose space is taken in advance, so that they can be kept on a full disk. Two halves are written
 * in turn, each with a number: a write that is cut short leaves the drafts before it.
 */
export class PendingFile {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #bytes: number;
  #open: Promise<DiskFile> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, projectId: string, bytes: number) {
    this.#disk = disk;
    this.#path = pendingPath(projectId);
    this.#bytes = bytes;
  }

  /** Takes the space, behind the caller's back: a disk that has none left shows it when drafts are kept. */
  reserveSoon(): void {
    void this.#inTurn(() => this.#reserved()).catch(() => {});
  }

  keep(text: string | null): Promise<Result<void, StorageProblem>> {
    return this.#inTurn(async () => {
      const halves = await this.#halves();
      const newest = newestOf(halves);
      if (text === null && (newest === null || newest.text === null)) return ok(undefined);
      const tooLong = fail({ kind: 'unwritable' as const, message: `drafts of more than ${this.#half} bytes` });
      if (text !== null && text.length > this.#half) return tooLong;
      const number = (newest?.number ?? 0) + 1;
      const frame = encodeFrame('pending', text === null ? String(number) : `${number}\n${text}`);
      const half = newest === null || newest.half === 1 ? 0 : 1;
      if (frame.length > this.#half) return tooLong;
      const file = await this.#reserved();
      await file.write(half * this.#half, frame);
      await file.sync();
      if (text === null) await this.#wipe(file, { half, from: frame.length }, halves);
      return ok(undefined);
    });
  }

  read(): Promise<Result<string | null, StorageProblem>> {
    return this.#inTurn(async () => {
      const halves = await this.#halves();
      const newest = newestOf(halves);
      if (newest !== null) return ok(newest.text);
      return halves.some(({ isBlank }) => !isBlank)
        ? fail({ kind: 'damaged', message: 'the drafts that were kept cannot be read' })
        : ok(null);
    });
  }

  async close(): Promise<void> {
    await this.#turn;
    await (await this.#open?.catch(() => null))?.close();
    this.#open = null;
  }

  get #half(): number {
    return Math.floor(this.#bytes / 2);
  }

  /** The open file with all its space. */
  async #reserved(): Promise<DiskFile> {
    this.#open ??= this.#disk.open(this.#path);
    try {
      const file = await this.#open;
      for (let size = await file.size(); size < this.#bytes; ) {
        const piece = Math.min(PIECE, this.#bytes - size);
        await file.write(size, new Uint8Array(piece));
        size += piece;
        if (size >= this.#bytes) await file.sync();
      }
      return file;
    } catch (error) {
      // What fits is better than nothing: short drafts still have their place.
      const file = await this.#open.catch(() => null);
      if (file !== null && error instanceof DiskError && error.kind === 'full') return file;
      this.#open = null;
      throw error;
    }
  }

  async #halves(): Promise<readonly Half[]> {
    return Promise.all(
      [0, 1].map(async (half) => {
        const start = half * this.#half;
        const front = (await this.#disk.read(this.#path, start, FRONT)) ?? new Uint8Array();
        const isBlank = front.every((byte) => byte === 0);
        if (isBlank || front.length < FRONT) return { half, isBlank, draft: null, size: 0 };
        const size = FRONT + Math.min(new DataView(front.buffer, front.byteOffset).getUint32(0), this.#half - FRONT);
        const bytes = (await this.#disk.read(this.#path, start, size)) ?? front;
        return { half, isBlank, draft: draftIn(bytes), size };
      }),
    );
  }

  /** A draft that is done with must not lie about. */
  async #wipe(file: DiskFile, kept: { readonly half: number; readonly from: number }, halves: readonly Half[]) {
    for (const { half, size } of halves) {
      const from = half === kept.half ? kept.from : 0;
      if (size > from) await file.write(half * this.#half + from, new Uint8Array(size - from));
    }
    await file.sync();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(run);
    this.#turn = done.catch(() => {});
    return done;
  }
}

interface Draft {
  readonly number: number;
  readonly text: string | null;
}

interface Half {
  readonly half: number;
  readonly isBlank: boolean;
  /** Null when there is none, or none that is whole. */
  readonly draft: Draft | null;
  readonly size: number;
}

/** `u32 length | u32 checksum | u8 kind` */
const FRONT = 9;
const PIECE = 1024 * 1024;

function newestOf(halves: readonly Half[]): (Draft & { readonly half: number }) | null {
  const [a, b] = halves.flatMap(({ half, draft }) => (draft === null ? [] : [{ half, ...draft }]));
  if (a === undefined || b === undefined) return a ?? b ?? null;
  return a.number > b.number ? a : b;
}

function draftIn(bytes: Uint8Array): Draft | null {
  const frame = readFrame(bytes, 0);
  if (frame?.kind !== 'pending') return null;
  const payload = decodeUtf8(frame.payload);
  const line = payload.indexOf('\n');
  return line < 0
    ? { number: Number(payload), text: null }
    : { number: Number(payload.slice(0, line)), text: payload.slice(line + 1) };
}
