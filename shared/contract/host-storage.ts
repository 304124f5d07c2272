import type { Result } from '../domain/result.ts';

/** One database of one project. A rebuild, restore or merge makes the next generation and switches to it. */
export interface Generation {
  readonly projectId: string;
  /** 1, 2, 3, ... */
  readonly generation: number;
}

/** The state after one change: what both witnesses, database and journal, must agree on. */
export interface StateMark {
  readonly seq: number;
  /** The rolling hash of the change log. */
  readonly hash: string;
  readonly stateSum: string;
  /** Rows per record table, trashed ones included. */
  readonly counts: Readonly<Record<string, number>>;
  readonly schemaEpoch: number;
}

export interface JournalEntry {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  /** Canonical JSON of `{ change, mark }`: the row of the change log and the state after it. */
  readonly text: string;
}

export interface Witness {
  /** The newest state that is safe on the disk; null when nothing was ever journalled for this generation. */
  readonly head: StateMark | null;
  /** The journal holds the changes after this one: 0, or the `seq` it was started at. */
  readonly baseSeq: number;
  /** A frame before the end could not be read: the file is kept aside under this name, and frames before it are trusted. */
  readonly damage: { readonly keptAs: string; readonly afterSeq: number } | null;
  /** Of this computer and profile: another one means that the profile was copied here. */
  readonly hostId: string;
}

export type StorageProblem =
  /** Changes are missing in between: send those from `from` on. */
  | { readonly kind: 'need'; readonly from: number }
  /** The journal went another way: its change at `seq` has another hash. */
  | { readonly kind: 'fork'; readonly seq: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'unwritable'; readonly message: string }
  | { readonly kind: 'damaged'; readonly message: string };

/** The second witness: every committed change, outside IndexedDB, flushed to the disk (reliability.md 2). */
export interface HostJournal {
  /** Scans the journal, cuts a torn last frame, and says what is safe. */
  witness(at: Generation): Promise<Result<Witness, StorageProblem>>;
  /**
   * Appends changes in a row; resolves when they are flushed to the disk. Entries that it already holds with the same hash are
   * passed over. A call carries at most JOURNAL_CALL_BYTES of text; a longer entry travels by `appendPart` first.
   */
  append(at: Generation, entries: readonly JournalEntry[]): Promise<Result<{ readonly seq: number }, StorageProblem>>;
  /**
   * A part of the text of an entry that is too long for one call: parts in order, then `append` with its `text` empty. That uses them
   * up, whatever it answers; `need` with this `seq` says that they were not all there, or there twice.
   */
  appendPart(at: Generation, seq: number, text: string): Promise<Result<void, StorageProblem>>;
  /** Entries from `fromSeq` on, at most about `mostBytes` of text but at least one; empty at the end. */
  read(at: Generation, fromSeq: number, mostBytes: number): Promise<Result<readonly JournalEntry[], StorageProblem>>;
  /**
   * As `read`, for whoever must not wait for one long text: an entry longer than `mostBytes` comes alone, with its `text` empty, and
   * `readPart` gives it.
   */
  peek(at: Generation, fromSeq: number, mostBytes: number): Promise<Result<readonly JournalEntry[], StorageProblem>>;
  /** At most `units` of an entry's text from `offset` on, in UTF-16 units; empty at its end. */
  readPart(at: Generation, seq: number, offset: number, units: number): Promise<Result<string, StorageProblem>>;
  /** Begins the journal of a generation whose first state came from elsewhere: an older database, a restore, a merge. */
  start(at: Generation, mark: StateMark): Promise<Result<void, StorageProblem>>;
  /**
   * Lets go of files that hold nothing behind `mark`: a snapshot of that state is safe. Answers the `seq` that the journal begins after
   * now, which is at most the mark's. `fork` where the journal has another change there.
   */
  trim(at: Generation, mark: StateMark): Promise<Result<{ readonly baseSeq: number }, StorageProblem>>;
  /**
   * Drafts while the database cannot be written: replaces what was kept before; null clears it. Its space is there beforehand. More
   * than PENDING_UNITS of text are `unwritable`, and what was kept before stays.
   */
  keepPending(projectId: string, text: string | null): Promise<Result<void, StorageProblem>>;
  pending(projectId: string): Promise<Result<string | null, StorageProblem>>;
}

/** Text of one `append` call, in UTF-16 units. */
export const JOURNAL_CALL_BYTES = 1024 * 1024;

/** Drafts, in UTF-16 units: what certainly fits is about 8 MB of UTF-8. */
export const PENDING_UNITS = 7 * 1024 * 1024;

export interface ProjectEntry {
  readonly projectId: string;
  readonly title: string;
  readonly generation: number;
  /** Older generations that are kept as a way back, with the ISO instant until which. */
  readonly kept: readonly { readonly generation: number; readonly until: string }[];
}

export interface HostProjects {
  list(): Promise<Result<readonly ProjectEntry[], StorageProblem>>;
  /** Adds a project, or renames it. */
  put(projectId: string, title: string): Promise<Result<void, StorageProblem>>;
  /** Atomic: afterwards `generation` is current, and the one before is kept until `keepUntil`. */
  switchGeneration(at: Generation, keepUntil: string): Promise<Result<void, StorageProblem>>;
  /** Drops a kept generation's journal and its entry. */
  forgetGeneration(at: Generation): Promise<Result<void, StorageProblem>>;
  /** Counts this start, and answers how many in the last five minutes (this one included) never said `ready`. */
  begin(): Promise<number>;
  ready(): Promise<void>;
}

export interface HostMedia {
  /** Begins a copy into the workspace. */
  begin(): Promise<Result<string, StorageProblem>>;
  write(token: string, bytes: Uint8Array): Promise<Result<void, StorageProblem>>;
  /** Flushed to the disk; the same bytes twice are one file. Size in bytes. */
  finish(token: string): Promise<Result<{ readonly sha256: string; readonly size: number }, StorageProblem>>;
  abandon(token: string): Promise<void>;
  /** At most CHUNK_BYTES from `offset`; fewer at the end. `unknown` when the workspace holds no such file. */
  readChunk(sha256: string, offset: number, length: number): Promise<Result<Uint8Array, StorageProblem>>;
  remove(sha256: string): Promise<Result<void, StorageProblem>>;
  list(): Promise<Result<readonly { readonly sha256: string; readonly size: number }[], StorageProblem>>;
}

/** Why a snapshot was made: in time, before something large, or because a person wanted one. */
export type SnapshotReason = 'hourly' | 'import' | 'upgrade' | 'restore' | 'merge' | 'bulk' | 'erasure' | 'asked';

/** What the maker of a snapshot says of it. */
export interface SnapshotAbout {
  /** Of the database whose journal leads on from it. */
  readonly generation: number;
  /** ISO instant of making, for people: snapshots stand in the order of their ids. */
  readonly at: string;
  readonly reason: SnapshotReason;
  readonly mark: StateMark;
  /** All rows. */
  readonly records: number;
  /** Far fewer rows than in the one before: until a person says that this is right, no older one goes. */
  readonly isShrunk: boolean;
}

export interface SnapshotInfo extends SnapshotAbout {
  /** Eight digits: a later one is higher. */
  readonly id: string;
  readonly projectId: string;
  readonly bytes: number;
  readonly sha256: string;
  /** ISO instant of the last test restore that gave the same state, or null. */
  readonly verifiedAt: string | null;
}

/** What may be said of a snapshot later on. */
export interface SnapshotNote {
  readonly verifiedAt: string | null;
  readonly isShrunk: boolean;
}

/** Snapshots as files that the Host keeps: archives, made and read by the page (reliability.md 2.9). */
export interface HostSnapshots {
  /** Begins a file. Nothing is listed before `finish`. */
  begin(): Promise<Result<string, StorageProblem>>;
  write(token: string, bytes: Uint8Array): Promise<Result<void, StorageProblem>>;
  /** Flushed to the disk and listed, under an id above all others of its project. */
  finish(token: string, projectId: string, about: SnapshotAbout): Promise<Result<SnapshotInfo, StorageProblem>>;
  abandon(token: string): Promise<void>;
  /** Newest first. */
  list(projectId: string): Promise<Result<readonly SnapshotInfo[], StorageProblem>>;
  /** At most CHUNK_BYTES from `offset`; fewer at the end. `unknown` when there is none of this id. */
  readChunk(projectId: string, id: string, offset: number, length: number): Promise<Result<Uint8Array, StorageProblem>>;
  note(projectId: string, id: string, note: SnapshotNote): Promise<Result<SnapshotInfo, StorageProblem>>;
  remove(projectId: string, id: string): Promise<Result<void, StorageProblem>>;
}

/** The Host's part of keeping a workspace safe. */
export interface HostStorage {
  readonly projects: HostProjects;
  readonly journal: HostJournal;
  readonly media: HostMedia;
  readonly snapshots: HostSnapshots;
}
