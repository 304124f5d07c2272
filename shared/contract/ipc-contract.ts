import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import {
  CHUNK_BYTES,
  type FileFilter,
  type FileProblem,
  type HostInfo,
  type MenuModel,
  type OpenedFile,
  type OpenRequest,
  type SaveType,
} from './host.ts';
import {
  type Generation,
  JOURNAL_CALL_BYTES,
  type JournalEntry,
  PENDING_UNITS,
  type ProjectEntry,
  type SnapshotAbout,
  type SnapshotInfo,
  type SnapshotNote,
  type StateMark,
  type StorageProblem,
  type Witness,
} from './host-storage.ts';
import { stateMarkSchema } from './storage/journal-entry.ts';
import { snapshotAboutSchema, snapshotNoteSchema } from './storage/snapshot-about.ts';
import { PROJECT_ID, SHA256, SNAPSHOT_ID } from './storage/storage-paths.ts';

/** Every call from a page to main: its arguments and what main answers. The renderer's input is `unknown` until CALLS has had it. */
export interface HostCalls {
  info(): HostInfo;
  openFiles(filters: readonly FileFilter[]): Result<readonly OpenedFile[], FileProblem>;
  readChunk(token: string, offset: number, length: number): Result<Uint8Array, FileProblem>;
  release(token: string): void;
  beginSave(suggestedName: string, type: SaveType): Result<string | null, FileProblem>;
  writeChunk(token: string, bytes: Uint8Array): Result<void, FileProblem>;
  finishSave(token: string): Result<string, FileProblem>;
  abandonSave(token: string): void;
  watchedFolder(): string | null;
  chooseFolder(): string | null;
  forgetFolder(): void;
  wholeFiles(): readonly OpenedFile[];
  takenFile(token: string): void;
  setTitle(title: string): void;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
  setMenu(menus: readonly MenuModel[]): void;
  setQuickCapture(on: boolean): boolean;
  openExternal(url: string): boolean;
  diagnostics(): string;
  printPdf(suggestedName: string, label: string): Result<string | null, FileProblem>;
  listProjects(): Result<readonly ProjectEntry[], StorageProblem>;
  putProject(projectId: string, title: string): Result<void, StorageProblem>;
  switchGeneration(at: Generation, keepUntil: string): Result<void, StorageProblem>;
  forgetGeneration(at: Generation): Result<void, StorageProblem>;
  beginStart(): number;
  readyStart(): void;
  journalWitness(at: Generation): Result<Witness, StorageProblem>;
  appendJournal(at: Generation, entries: readonly JournalEntry[]): Result<{ readonly seq: number }, StorageProblem>;
  appendJournalPart(at: Generation, seq: number, text: string): Result<void, StorageProblem>;
  readJournal(at: Generation, fromSeq: number, mostBytes: number): Result<readonly JournalEntry[], StorageProblem>;
  peekJournal(at: Generation, fromSeq: number, mostBytes: number): Result<readonly JournalEntry[], StorageProblem>;
  readJournalPart(at: Generation, seq: number, offset: number, units: number): Result<string, StorageProblem>;
  startJournal(at: Generation, mark: StateMark): Result<void, StorageProblem>;
  trimJournal(at: Generation, mark: StateMark): Result<{ readonly baseSeq: number }, StorageProblem>;
  keepPending(projectId: string, text: string | null): Result<void, StorageProblem>;
  readPending(projectId: string): Result<string | null, StorageProblem>;
  beginMedia(): Result<string, StorageProblem>;
  writeMedia(token: string, bytes: Uint8Array): Result<void, StorageProblem>;
  finishMedia(token: string): Result<{ readonly sha256: string; readonly size: number }, StorageProblem>;
  abandonMedia(token: string): void;
  readMedia(sha256: string, offset: number, length: number): Result<Uint8Array, StorageProblem>;
  removeMedia(sha256: string): Result<void, StorageProblem>;
  listMedia(): Result<readonly { readonly sha256: string; readonly size: number }[], StorageProblem>;
  beginSnapshot(): Result<string, StorageProblem>;
  writeSnapshot(token: string, bytes: Uint8Array): Result<void, StorageProblem>;
  finishSnapshot(token: string, projectId: string, about: SnapshotAbout): Result<SnapshotInfo, StorageProblem>;
  abandonSnapshot(token: string): void;
  listSnapshots(projectId: string): Result<readonly SnapshotInfo[], StorageProblem>;
  readSnapshot(projectId: string, id: string, offset: number, length: number): Result<Uint8Array, StorageProblem>;
  noteSnapshot(projectId: string, id: string, note: SnapshotNote): Result<SnapshotInfo, StorageProblem>;
  removeSnapshot(projectId: string, id: string): Result<void, StorageProblem>;
  /** The page listens from now on: hands over what waited for it. */
  takeOpenRequests(): readonly OpenRequest[];
  /** Answers one flush request. `saved` is false when something could not be written. */
  flushed(id: number, saved: boolean): void;
}

export type CallName = keyof HostCalls;

/** Main's answer to any call. `message` never holds a path or a stack. */
export type Answer<T> =
  | { readonly value: T }
  | { readonly error: { readonly code: 'refused' | 'failed'; readonly message: string } };

type Called = Exclude<CallName, 'takeOpenRequests' | 'flushed'>;

export type HostCallBridge = {
  readonly [K in Called]: (...args: Parameters<HostCalls[K]>) => Promise<Answer<ReturnType<HostCalls[K]>>>;
};

/** What the preload puts on `window.throughlineHost`: each call by name, and four subscriptions that return their own undo. */
export type HostBridge = HostCallBridge & {
  onCommand(run: (commandId: string) => void): () => void;
  onOpenRequest(open: (request: OpenRequest) => void): () => void;
  onFlushRequest(flush: () => Promise<void>): () => void;
  onWholeFiles(look: () => void): () => void;
};

interface CallRule<K extends CallName> {
  /** Strict: an unknown key or one argument too many refuses the call. */
  readonly args: v.GenericSchema<unknown, Parameters<HostCalls[K]>>;
  readonly limitBytes: number;
}

export type CallRules = { readonly [K in CallName]: CallRule<K> };

const SMALL = 256 * 1024;
const JOURNAL = 4 * 1024 * 1024;
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const token = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const count = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));
const extension = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/));
const filter = v.strictObject({ label: text(100), extensions: v.pipe(v.array(extension), v.maxLength(50)) });
const saveType = v.strictObject({ label: text(100), extension, mime: text(100) });
const menuItem = v.strictObject({ id: text(100), label: text(300), accelerator: text(60), enabled: v.boolean() });
const menu = v.strictObject({
  id: v.picklist(['app', 'file', 'edit', 'view', 'go', 'insight', 'window', 'help']),
  label: text(100),
  items: v.pipe(v.array(v.nullable(menuItem)), v.maxLength(200)),
});
const projectId = v.pipe(v.string(), v.regex(PROJECT_ID));
const at = v.strictObject({ projectId, generation: v.pipe(count(1e9), v.minValue(1)) });
const seq = count(1e15);
/** Of a change: empty before the first. */
const hash = v.pipe(v.string(), v.regex(/^\w{0,128}$/));
const entry = v.strictObject({ seq, prev: hash, hash, text: v.string() });
const sha256 = v.pipe(v.string(), v.regex(SHA256));
const snapshotId = v.pipe(v.string(), v.regex(SNAPSHOT_ID));
const instant = v.pipe(v.string(), v.isoTimestamp());
const anyOffset = count(Number.MAX_SAFE_INTEGER);

export const CALLS: CallRules = {
  info: { args: v.strictTuple([]), limitBytes: 0 },
  openFiles: { args: v.strictTuple([v.pipe(v.array(filter), v.maxLength(20))]), limitBytes: SMALL },
  readChunk: {
    args: v.strictTuple([token, count(Number.MAX_SAFE_INTEGER), count(CHUNK_BYTES)]),
    limitBytes: SMALL,
  },
  release: { args: v.strictTuple([token]), limitBytes: SMALL },
  beginSave: { args: v.strictTuple([text(512), saveType]), limitBytes: SMALL },
  writeChunk: { args: v.strictTuple([token, v.instance(Uint8Array)]), limitBytes: CHUNK_BYTES + 1024 },
  finishSave: { args: v.strictTuple([token]), limitBytes: SMALL },
  abandonSave: { args: v.strictTuple([token]), limitBytes: SMALL },
  watchedFolder: { args: v.strictTuple([]), limitBytes: 0 },
  chooseFolder: { args: v.strictTuple([]), limitBytes: 0 },
  forgetFolder: { args: v.strictTuple([]), limitBytes: 0 },
  wholeFiles: { args: v.strictTuple([]), limitBytes: 0 },
  takenFile: { args: v.strictTuple([token]), limitBytes: SMALL },
  setTitle: { args: v.strictTuple([text(1024)]), limitBytes: SMALL },
  setTheme: { args: v.strictTuple([v.picklist(['system', 'light', 'dark'])]), limitBytes: SMALL },
  setMenu: { args: v.strictTuple([v.pipe(v.array(menu), v.maxLength(20))]), limitBytes: SMALL },
  setQuickCapture: { args: v.strictTuple([v.boolean()]), limitBytes: SMALL },
  openExternal: { args: v.strictTuple([v.string()]), limitBytes: SMALL },
  diagnostics: { args: v.strictTuple([]), limitBytes: 0 },
  printPdf: { args: v.strictTuple([text(512), text(100)]), limitBytes: SMALL },
  listProjects: { args: v.strictTuple([]), limitBytes: 0 },
  putProject: { args: v.strictTuple([projectId, text(512)]), limitBytes: SMALL },
  switchGeneration: { args: v.strictTuple([at, instant]), limitBytes: SMALL },
  forgetGeneration: { args: v.strictTuple([at]), limitBytes: SMALL },
  beginStart: { args: v.strictTuple([]), limitBytes: 0 },
  readyStart: { args: v.strictTuple([]), limitBytes: 0 },
  journalWitness: { args: v.strictTuple([at]), limitBytes: SMALL },
  appendJournal: { args: v.strictTuple([at, v.array(entry)]), limitBytes: JOURNAL },
  appendJournalPart: { args: v.strictTuple([at, seq, v.string()]), limitBytes: JOURNAL },
  readJournal: { args: v.strictTuple([at, seq, anyOffset]), limitBytes: SMALL },
  peekJournal: { args: v.strictTuple([at, seq, anyOffset]), limitBytes: SMALL },
  readJournalPart: { args: v.strictTuple([at, seq, anyOffset, count(JOURNAL_CALL_BYTES)]), limitBytes: SMALL },
  startJournal: { args: v.strictTuple([at, stateMarkSchema]), limitBytes: SMALL },
  trimJournal: { args: v.strictTuple([at, stateMarkSchema]), limitBytes: SMALL },
  keepPending: {
    args: v.strictTuple([projectId, v.nullable(text(PENDING_UNITS))]),
    limitBytes: 2 * PENDING_UNITS + SMALL,
  },
  readPending: { args: v.strictTuple([projectId]), limitBytes: SMALL },
  beginMedia: { args: v.strictTuple([]), limitBytes: 0 },
  writeMedia: { args: v.strictTuple([token, v.instance(Uint8Array)]), limitBytes: CHUNK_BYTES + 1024 },
  finishMedia: { args: v.strictTuple([token]), limitBytes: SMALL },
  abandonMedia: { args: v.strictTuple([token]), limitBytes: SMALL },
  readMedia: { args: v.strictTuple([sha256, anyOffset, count(CHUNK_BYTES)]), limitBytes: SMALL },
  removeMedia: { args: v.strictTuple([sha256]), limitBytes: SMALL },
  listMedia: { args: v.strictTuple([]), limitBytes: 0 },
  beginSnapshot: { args: v.strictTuple([]), limitBytes: 0 },
  writeSnapshot: { args: v.strictTuple([token, v.instance(Uint8Array)]), limitBytes: CHUNK_BYTES + 1024 },
  finishSnapshot: { args: v.strictTuple([token, projectId, snapshotAboutSchema]), limitBytes: SMALL },
  abandonSnapshot: { args: v.strictTuple([token]), limitBytes: SMALL },
  listSnapshots: { args: v.strictTuple([projectId]), limitBytes: SMALL },
  readSnapshot: {
    args: v.strictTuple([projectId, snapshotId, anyOffset, count(CHUNK_BYTES)]),
    limitBytes: SMALL,
  },
  noteSnapshot: { args: v.strictTuple([projectId, snapshotId, snapshotNoteSchema]), limitBytes: SMALL },
  removeSnapshot: { args: v.strictTuple([projectId, snapshotId]), limitBytes: SMALL },
  takeOpenRequests: { args: v.strictTuple([]), limitBytes: 0 },
  flushed: { args: v.strictTuple([count(Number.MAX_SAFE_INTEGER), v.boolean()]), limitBytes: SMALL },
};
