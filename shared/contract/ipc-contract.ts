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
  setTitle(title: string): void;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
  setMenu(menus: readonly MenuModel[]): void;
  openExternal(url: string): boolean;
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

/** What the preload puts on `window.throughlineHost`: each call by name, and three subscriptions that return their own undo. */
export type HostBridge = {
  readonly [K in Called]: (...args: Parameters<HostCalls[K]>) => Promise<Answer<ReturnType<HostCalls[K]>>>;
} & {
  onCommand(run: (commandId: string) => void): () => void;
  onOpenRequest(open: (request: OpenRequest) => void): () => void;
  onFlushRequest(flush: () => Promise<void>): () => void;
};

interface CallRule<K extends CallName> {
  /** Strict: an unknown key or one argument too many refuses the call. */
  readonly args: v.GenericSchema<unknown, Parameters<HostCalls[K]>>;
  readonly limitBytes: number;
}

export type CallRules = { readonly [K in CallName]: CallRule<K> };

const SMALL = 256 * 1024;
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
  setTitle: { args: v.strictTuple([text(1024)]), limitBytes: SMALL },
  setTheme: { args: v.strictTuple([v.picklist(['system', 'light', 'dark'])]), limitBytes: SMALL },
  setMenu: { args: v.strictTuple([v.pipe(v.array(menu), v.maxLength(20))]), limitBytes: SMALL },
  openExternal: { args: v.strictTuple([v.string()]), limitBytes: SMALL },
  takeOpenRequests: { args: v.strictTuple([]), limitBytes: 0 },
  flushed: { args: v.strictTuple([count(Number.MAX_SAFE_INTEGER), v.boolean()]), limitBytes: SMALL },
};
