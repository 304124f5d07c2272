import { fail, ok, type Result } from '../../domain/result.ts';
import type { Generation, HostJournal, JournalEntry, StateMark, StorageProblem } from '../host-storage.ts';
import { encodeFrame, encodeHeader } from '../journal-format.ts';
import type { Disk } from './disk.ts';
import { markOf } from './journal-entry.ts';
import { JournalLog } from './journal-log.ts';
import { moveAside } from './journal-repair.ts';
import { PendingFile } from './pending-file.ts';
import type { StorageEnvironment } from './storage-environment.ts';
import { type JournalFileName, journalFileName, journalFolder, journalPath, keptFolder } from './storage-paths.ts';
import { onDisk } from './storage-result.ts';

/** All journals of a workspace, each open once however many pages write to it. */
export class JournalShelf {
  readonly #disk: Disk;
  readonly #environment: StorageEnvironment;
  readonly #logs = new Map<string, Promise<JournalLog>>();
  readonly #pending = new Map<string, PendingFile>();

  constructor(disk: Disk, environment: StorageEnvironment) {
    this.#disk = disk;
    this.#environment = environment;
  }

  /** The journal as one page sees it: parts of a long entry are that page's own. */
  page(): HostJournal {
    const parts = new Map<string, string[]>();
    const partsOf = (at: Generation, seq: number): string => `${keyOf(at)} ${seq}`;
    return {
      witness: (at) =>
        onDisk(async () => {
          const log = await this.log(at);
          this.#pendingOf(at.projectId).reserveSoon();
          const { head, baseSeq, damage } = log;
          return ok({ head, baseSeq, damage, hostId: await this.#disk.identity() });
        }),
      append: (at, entries) =>
        onDisk(async () => {
          const whole = entries.map((entry) => withParts(entry, parts.get(partsOf(at, entry.seq))));
          // Used up, whatever comes of it: who tries again sends them again, and must not find them twice.
          for (const { seq } of entries) parts.delete(partsOf(at, seq));
          const incomplete = whole.indexOf(null);
          if (incomplete >= 0) return fail({ kind: 'need', from: entries[incomplete]?.seq ?? 0 });
          return (await this.log(at)).append(whole.filter((entry) => entry !== null));
        }),
      appendPart: async (at, seq, text) => {
        const key = partsOf(at, seq);
        const own = parts.get(key) ?? [];
        const units = own.reduce((sum, part) => sum + part.length, text.length);
        if (units > MOST_UNITS) {
          parts.delete(key);
          return fail({ kind: 'unwritable', message: 'a change of more than 256 million characters' });
        }
        parts.set(key, [...own, text]);
        return ok(undefined);
      },
      read: (at, fromSeq, mostBytes) => onDisk(async () => (await this.log(at)).read(fromSeq, mostBytes)),
      peek: (at, fromSeq, mostBytes) => onDisk(async () => (await this.log(at)).peek(fromSeq, mostBytes)),
      readPart: (at, seq, offset, units) => onDisk(async () => (await this.log(at)).readPart(seq, offset, units)),
      start: (at, mark) => onDisk(() => this.#start(at, mark)),
      trim: (at, mark) => onDisk(() => this.#trim(at, mark)),
      keepPending: (projectId, text) => onDisk(() => this.#pendingOf(projectId).keep(text)),
      pending: (projectId) => onDisk(() => this.#pendingOf(projectId).read()),
    };
  }

  /** The open journal of a generation. One that lost its place is scanned anew. */
  async log(at: Generation): Promise<JournalLog> {
    const key = keyOf(at);
    const known = this.#logs.get(key);
    if (known !== undefined) {
      const log = await known;
      if (!log.isLost) return log;
      // Of several that wait here, one makes room.
      if (this.#logs.get(key) === known) {
        this.#logs.delete(key);
        await log.close();
      }
    }
    const opening = this.#logs.get(key);
    return opening ?? this.#keep(at, JournalLog.open(this.#disk, at, this.#environment));
  }

  /** Removes a generation's journal, with what was kept aside of it. */
  async remove(at: Generation): Promise<void> {
    await this.#forget(at);
    for (const file of await this.#files(at)) await this.#disk.remove(journalPath(at, file.firstSeq));
    const folder = keptFolder(at.projectId);
    for (const { name } of await this.#disk.list(folder)) {
      if (name.startsWith(`${at.generation}-`)) await this.#disk.remove(`${folder}/${name}`);
    }
  }

  async close(): Promise<void> {
    const logs = [...this.#logs.values()];
    this.#logs.clear();
    for (const log of logs) await log.then((open) => open.close()).catch(() => {});
    for (const pending of this.#pending.values()) await pending.close();
    this.#pending.clear();
  }

  #keep(at: Generation, opening: Promise<JournalLog>): Promise<JournalLog> {
    const key = keyOf(at);
    this.#logs.set(key, opening);
    // A disk that could not be read may be readable the next time.
    opening.catch(() => {
      if (this.#logs.get(key) === opening) this.#logs.delete(key);
    });
    return opening;
  }

  async #start(at: Generation, mark: StateMark): Promise<Result<void, StorageProblem>> {
    const log = await this.log(at);
    const isSame = log.head !== null && log.head.seq === log.baseSeq && log.head.hash === mark.hash;
    if (isSame && log.baseSeq === mark.seq && log.head?.stateSum === mark.stateSum) return ok(undefined);
    await this.#keep(at, this.#restarted(log, at, mark));
    return ok(undefined);
  }

  async #restarted(log: JournalLog, at: Generation, mark: StateMark): Promise<JournalLog> {
    await log.close();
    // An unfinished rebuild left these. They are moved, not removed: who knows what they hold.
    for (const file of (await this.#files(at)).toReversed()) await moveAside(this.#disk, at, file);
    const frame = encodeFrame('snapshot', JSON.stringify(mark));
    const header = encodeHeader(at);
    const bytes = new Uint8Array(header.length + frame.length);
    bytes.set(header);
    bytes.set(frame, header.length);
    await this.#disk.replace(journalPath(at, mark.seq + 1), bytes);
    return JournalLog.open(this.#disk, at, this.#environment);
  }

  async #trim(at: Generation, mark: StateMark): Promise<Result<{ readonly baseSeq: number }, StorageProblem>> {
    const log = await this.log(at);
    const cut = await log.cutAt(mark);
    if (!cut.ok) return cut;
    if (cut.value === null) return ok({ baseSeq: log.baseSeq });
    const { path, base } = cut.value;
    const trimmed = await this.#keep(at, this.#cut(log, at, path, base));
    return ok({ baseSeq: trimmed.baseSeq });
  }

  /** The file begins with the state before it, in one step; from then on a scan begins there, whatever a kill leaves in front of it. */
  async #cut(log: JournalLog, at: Generation, path: string, base: StateMark): Promise<JournalLog> {
    await log.close();
    const bytes = await this.#disk.read(path);
    if (bytes !== null) {
      const header = encodeHeader(at);
      const frame = encodeFrame('snapshot', JSON.stringify(base));
      const next = new Uint8Array(bytes.length + frame.length);
      next.set(header);
      next.set(frame, header.length);
      next.set(bytes.subarray(header.length), header.length + frame.length);
      await this.#disk.replace(path, next);
    }
    return JournalLog.open(this.#disk, at, this.#environment);
  }

  async #files(at: Generation): Promise<readonly JournalFileName[]> {
    return (await this.#disk.list(journalFolder(at.projectId)))
      .map(({ name }) => journalFileName(name))
      .filter((file) => file?.generation === at.generation)
      .filter((file) => file !== null)
      .sort((a, b) => a.firstSeq - b.firstSeq);
  }

  async #forget(at: Generation): Promise<void> {
    const key = keyOf(at);
    const log = this.#logs.get(key);
    this.#logs.delete(key);
    await (await log?.catch(() => null))?.close();
  }

  #pendingOf(projectId: string): PendingFile {
    const known = this.#pending.get(projectId);
    if (known !== undefined) return known;
    const made = new PendingFile(this.#disk, projectId, this.#environment.pendingBytes);
    this.#pending.set(projectId, made);
    return made;
  }
}

const keyOf = ({ projectId, generation }: Generation): string => `${projectId} ${generation}`;

/** Longer texts are near the most that the language can join. */
const MOST_UNITS = 256 * 1024 * 1024;

/** The entry with its parts in place. Null when they are not all there, or there twice: then they must be sent again. */
function withParts(entry: JournalEntry, parts: readonly string[] | undefined): JournalEntry | null {
  if (entry.text !== '') return entry;
  const text = parts?.join('') ?? '';
  try {
    // A lost answer may have brought a part twice, which the mark at the end cannot show.
    JSON.parse(text);
  } catch {
    return null;
  }
  return markOf(text) === null ? null : { ...entry, text };
}
