import * as v from 'valibot';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import { type Disk, DiskError } from './disk.ts';
import { STARTS } from './storage-paths.ts';

/** Starts that have not said that they are ready: three in five minutes mean that something at the start itself is broken. */
export class StartCounter {
  readonly #disk: Disk;
  readonly #now: () => number;
  #starts: Start[] | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, now: () => number) {
    this.#disk = disk;
    this.#now = now;
  }

  /** Counts the start of `page`, once, and answers how many of the last five minutes were never ready. */
  begin(page: string): Promise<number> {
    return this.#change((starts, now) =>
      starts.some((start) => start.page === page) ? starts : [...starts, { page, at: now }],
    );
  }

  async ready(page: string): Promise<void> {
    await this.#change((starts) => starts.filter((start) => start.page !== page));
  }

  #change(make: (starts: Start[], now: number) => Start[]): Promise<number> {
    const done = this.#turn.then(async () => {
      const now = this.#now();
      const known = this.#starts ?? (await this.#load());
      // A start of the future stands for a clock that was set back: it says nothing about the last minutes.
      const recent = known.filter(({ at }) => at <= now && now - at < WINDOW_MS);
      this.#starts = make(recent, now);
      await this.#store(this.#starts);
      return this.#starts.length;
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  async #load(): Promise<Start[]> {
    try {
      const bytes = await this.#disk.read(STARTS);
      return bytes === null ? [] : v.parse(startsSchema, JSON.parse(decodeUtf8(bytes)));
    } catch (error) {
      // A count that is lost must not stop a start.
      if (error instanceof DiskError || error instanceof SyntaxError || error instanceof v.ValiError) return [];
      throw error;
    }
  }

  async #store(starts: readonly Start[]): Promise<void> {
    try {
      await this.#disk.replace(STARTS, encodeUtf8(JSON.stringify(starts)));
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
    }
  }
}

const WINDOW_MS = 5 * 60_000;

const startSchema = v.object({ page: v.string(), at: v.number() });
const startsSchema = v.array(startSchema);
type Start = v.InferOutput<typeof startSchema>;
