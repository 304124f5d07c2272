import { assert } from '../../domain/assert.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Generation, JournalEntry, StateMark, StorageProblem, Witness } from '../host-storage.ts';
import { encodeFrame } from '../journal-format.ts';
import { type Disk, DiskError } from './disk.ts';
import { entryFrames, markOf } from './journal-entry.ts';
import { readEntries } from './journal-read.ts';
import { type Place, type ScannedJournal, scanJournal } from './journal-scan.ts';
import { JournalWriter } from './journal-writer.ts';
import type { StorageEnvironment } from './storage-environment.ts';

/** The open journal of one generation: decides what may be appended, writes it, and reads it back. */
export class JournalLog {
  readonly base: StateMark | null;
  readonly damage: Witness['damage'];
  /** The newest state that is on the disk. */
  head: StateMark | null;
  /** Its last word is that the project went on in another generation. */
  isLeft: boolean;
  readonly #at: Generation;
  readonly #disk: Disk;
  readonly #places: Place[];
  readonly #writer: JournalWriter;
  /** Behind what was let in, flushed or not yet; and the hashes of what is not flushed. */
  #accepted: { readonly seq: number; readonly hash: string };
  readonly #unflushed = new Map<number, string>();
  /** The long text that is being read in parts. */
  #long: JournalEntry | null = null;
  /** Another log takes its files over: whoever still holds this one asks again. */
  #isClosed = false;
  /** Calls decide one after the other, in the order in which they came. */
  #turn: Promise<unknown> = Promise.resolve();

  static async open(disk: Disk, at: Generation, environment: StorageEnvironment): Promise<JournalLog> {
    const scanned = await scanJournal(disk, at);
    const place = scanned.places.at(-1);
    let head = scanned.base;
    if (place !== undefined) {
      const entry = await readEntries(disk, [place]);
      head = markOf(entry?.[0]?.text ?? '');
      if (head === null)
        throw new DiskError('failed', `change ${scanned.last.seq} has no mark that this version reads`);
    }
    return new JournalLog(disk, at, scanned, head, new JournalWriter(disk, at, scanned.open, environment));
  }

  private constructor(
    disk: Disk,
    at: Generation,
    scanned: ScannedJournal,
    head: StateMark | null,
    writer: JournalWriter,
  ) {
    this.#disk = disk;
    this.#at = at;
    this.isLeft = scanned.isLeft;
    this.base = scanned.base;
    this.damage = scanned.damage;
    this.head = head;
    this.#places = scanned.places;
    this.#accepted = scanned.last;
    this.#writer = writer;
    writer.onFailed = () => {
      // What was let in is again what is on the disk.
      this.#accepted = { seq: this.head?.seq ?? 0, hash: this.head?.hash ?? '' };
      this.#unflushed.clear();
    };
  }

  get baseSeq(): number {
    return this.base?.seq ?? 0;
  }

  /** Nothing is in it, not even a mark. */
  get isEmpty(): boolean {
    return this.head === null && this.#accepted.seq === 0;
  }

  /** Its file could not be brought back to a known state: open the journal anew. */
  get isLost(): boolean {
    return this.#writer.isLost;
  }

  /** `entries` are in a row. Resolves when all of them are on the disk, or none of the new ones is. */
  async append(entries: readonly JournalEntry[]): Promise<Result<{ readonly seq: number }, StorageProblem>> {
    const admitted = await this.#inTurn(() => this.#admit(entries));
    if (!admitted.ok) return admitted;
    const flushed = await admitted.value.flushed;
    return flushed.ok ? ok({ seq: this.head?.seq ?? 0 }) : flushed;
  }

  /** Entries from `fromSeq` on, at most about `mostBytes` of them but at least one. */
  async read(fromSeq: number, mostBytes: number): Promise<Result<readonly JournalEntry[], StorageProblem>> {
    const from = Math.max(fromSeq, 1);
    if (from <= this.baseSeq) return fail({ kind: 'unknown' });
    const places: Place[] = [];
    let bytes = 0;
    for (const place of this.#places.slice(from - this.baseSeq - 1, from - this.baseSeq - 1 + MOST_ENTRIES)) {
      bytes += place.end - place.offset;
      if (places.length > 0 && bytes > mostBytes) break;
      places.push(place);
    }
    const entries = await readEntries(this.#disk, places);
    if (this.#isClosed) return fail({ kind: 'unknown' });
    return entries === null
      ? fail({ kind: 'damaged', message: `the journal cannot be read at change ${from}` })
      : ok(entries);
  }

  async peek(fromSeq: number, mostBytes: number): Promise<Result<readonly JournalEntry[], StorageProblem>> {
    const read = await this.read(fromSeq, mostBytes);
    const [first] = read.ok ? read.value : [];
    if (!read.ok || first === undefined || first.text.length <= mostBytes) return read;
    this.#long = first;
    return ok([{ ...first, text: '' }]);
  }

  async readPart(seq: number, offset: number, units: number): Promise<Result<string, StorageProblem>> {
    if (this.#long?.seq !== seq) {
      const read = await this.read(seq, 1);
      if (!read.ok) return read;
      this.#long = read.value[0] ?? null;
    }
    const text = this.#long?.text.slice(offset, offset + units) ?? '';
    // Whoever asks behind the end has all of it.
    if (text === '') this.#long = null;
    return ok(text);
  }

  /**
   * The newest file that may become the first when nothing up to `mark` is wanted any more, and the state before its first entry. Null:
   * there is none.
   */
  async cutAt(
    mark: StateMark,
  ): Promise<Result<{ readonly path: string; readonly base: StateMark } | null, StorageProblem>> {
    if (mark.seq <= this.baseSeq) return ok(null);
    if ((await this.#hashAt(mark.seq)) !== mark.hash) return fail({ kind: 'fork', seq: mark.seq });
    for (let i = Math.min(mark.seq - this.baseSeq, this.#places.length - 1); i > 0; i--) {
      const [before, place] = [this.#places[i - 1], this.#places[i]];
      if (before === undefined || place === undefined || before.path === place.path) continue;
      const entries = await readEntries(this.#disk, [before]);
      const base = markOf(entries?.[0]?.text ?? '');
      return base === null
        ? fail({ kind: 'damaged', message: `change ${this.baseSeq + i}` })
        : ok({ path: place.path, base });
    }
    return ok(null);
  }

  /** Notes that the project's current generation is `generation` from now on. */
  async noteSwitch(generation: number): Promise<Result<void, StorageProblem>> {
    const frame = encodeFrame('switch', String(generation));
    const written = (): void => {
      this.isLeft = generation !== this.#at.generation;
    };
    if (this.#isClosed) return fail({ kind: 'unwritable', message: 'the journal is opened again' });
    const noted = await this.#inTurn(async () => ({
      flushed: this.#writer.write({ frames: [frame], firstSeq: this.#accepted.seq + 1, written }),
    }));
    return noted.flushed;
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#turn.catch(() => {});
    await this.#writer.close();
  }

  async #admit(
    entries: readonly JournalEntry[],
  ): Promise<Result<{ readonly flushed: Promise<Result<void, StorageProblem>> }, StorageProblem>> {
    if (this.#isClosed) return fail({ kind: 'need', from: (this.head?.seq ?? 0) + 1 });
    const fresh: JournalEntry[] = [];
    const accepted = this.#accepted;
    let last = accepted;
    for (const [i, entry] of entries.entries()) {
      const before = entries[i - 1];
      assert(before === undefined || (entry.seq === before.seq + 1 && entry.prev === before.hash), 'changes in a row');
      if (entry.seq <= accepted.seq) {
        const known = await this.#hashAt(entry.seq);
        if (known !== null && known !== entry.hash) return fail({ kind: 'fork', seq: entry.seq });
        continue;
      }
      if (entry.seq !== last.seq + 1) return fail({ kind: 'need', from: last.seq + 1 });
      if (entry.prev !== last.hash) return fail({ kind: 'fork', seq: last.seq });
      last = { seq: entry.seq, hash: entry.hash };
      fresh.push(entry);
    }
    // A write failed while this looked into the file.
    if (this.#accepted !== accepted) return this.#admit(entries);
    const [first] = fresh;
    if (first === undefined) return ok({ flushed: this.#writer.settled() });
    const marks = fresh.map(({ seq, hash, text }) => {
      const mark = markOf(text);
      assert(mark?.seq === seq && mark.hash === hash, `change ${seq} with its own mark`);
      return mark;
    });
    const groups = fresh.map(entryFrames);
    this.#accepted = last;
    for (const { seq, hash } of fresh) this.#unflushed.set(seq, hash);
    const flushed = this.#writer.write({
      frames: groups.flat(),
      firstSeq: first.seq,
      written: (path, offset) => {
        let at = offset;
        for (const group of groups) {
          const end = at + group.reduce((size, frame) => size + frame.length, 0);
          this.#places.push({ path, offset: at, end });
          at = end;
        }
        this.head = marks.at(-1) ?? this.head;
        this.isLeft = false;
        for (const { seq } of fresh) this.#unflushed.delete(seq);
      },
    });
    return ok({ flushed });
  }

  /** Null below the base: what came before the mark is not known here. */
  async #hashAt(seq: number): Promise<string | null> {
    const waiting = this.#unflushed.get(seq);
    if (waiting !== undefined) return waiting;
    if (seq === this.base?.seq) return this.base.hash;
    const place = this.#places[seq - this.baseSeq - 1];
    if (place === undefined) return null;
    const entries = await readEntries(this.#disk, [place]);
    if (entries === null) throw new DiskError('failed', `change ${seq} cannot be read`);
    return entries[0]?.hash ?? null;
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(run);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** No answer has more entries than this, however short they are. */
const MOST_ENTRIES = 4000;
