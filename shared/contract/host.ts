import type { Result } from '../domain/result.ts';
import type { HostStorage } from './host-storage.ts';

/**
 * Everything outside the window. The renderer asks the Host, never Electron; it holds opaque tokens, never paths. The electron,
 * browser and memory implementations pass one suite (test/host-conformance.ts).
 */
export interface Host extends Pick<HostStorage, 'projects' | 'journal' | 'media'> {
  readonly kind: 'electron' | 'browser' | 'memory';
  info(): Promise<HostInfo>;
  readonly files: HostFiles;
  readonly window: HostWindow;
  readonly out: HostOut;
}

export interface HostInfo {
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux' | 'other';
  /** BCP 47, for example `en-GB`. */
  readonly locale: string;
  readonly can: { readonly nativeMenu: boolean };
  /** What the start asked for: `npm start -- --sample`. */
  readonly launch: { readonly sample: boolean };
}

export interface FileFilter {
  readonly label: string;
  /** Without the dot, lower case. */
  readonly extensions: readonly string[];
}

/** A file that a person picked. `token` is opaque and valid until `release`. `size` in bytes. */
export interface OpenedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

export interface SaveType {
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mime: string;
}

export type FileProblem =
  | { readonly kind: 'unknown-token' }
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'unwritable'; readonly name: string }
  | { readonly kind: 'disk-full'; readonly name: string };

/** Bytes travel as chunks of at most this many bytes. */
export const CHUNK_BYTES = 1024 * 1024;

export interface HostFiles {
  /** Shows the open dialog. An empty list means cancelled. */
  openFiles(filters: readonly FileFilter[]): Promise<Result<readonly OpenedFile[], FileProblem>>;
  /** At most `length` (<= CHUNK_BYTES) bytes from `offset`; fewer at the end of the file, none after it. */
  readChunk(token: string, offset: number, length: number): Promise<Result<Uint8Array, FileProblem>>;
  release(token: string): Promise<void>;
  /** Shows the save dialog. `null` means cancelled. Nothing appears under the name before `finishSave`. */
  beginSave(suggestedName: string, type: SaveType): Promise<Result<string | null, FileProblem>>;
  writeChunk(token: string, bytes: Uint8Array): Promise<Result<void, FileProblem>>;
  /** Flushes to disk and puts the file in its place. Answers its name. */
  finishSave(token: string): Promise<Result<string, FileProblem>>;
  abandonSave(token: string): Promise<void>;
}

/** One menu of the native menu bar. Items are commands by id; `null` is a separator. */
export interface MenuModel {
  readonly id: 'app' | 'file' | 'edit' | 'view' | 'go' | 'insight' | 'window' | 'help';
  readonly label: string;
  readonly items: readonly (MenuItemModel | null)[];
}

export interface MenuItemModel {
  /** A command id (shared/contract/commands.ts), or the role of a standard item such as `role:copy`. */
  readonly id: string;
  readonly label: string;
  /** Electron accelerator syntax, `''` for none. Shown only: the page itself binds the keys. */
  readonly accelerator: string;
  readonly enabled: boolean;
}

export type OpenRequest = { readonly kind: 'link'; readonly link: string } | { readonly kind: 'second-start' };

export interface HostWindow {
  /** A menu item was chosen. Returns its own undo, as every `on...` does. */
  onCommand(run: (commandId: string) => void): () => void;
  /** A deep link or a second start: may only select or preview. */
  onOpenRequest(open: (request: OpenRequest) => void): () => void;
  /** The window wants to close: write what is still in memory, then resolve. */
  onFlushRequest(flush: () => Promise<void>): () => void;
  setTitle(title: string): Promise<void>;
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  setMenu(menus: readonly MenuModel[]): Promise<void>;
}

export interface HostOut {
  /** Opens a web or mail address outside the app, after confirmation. `false`: refused (not https or mailto, or declined). */
  openExternal(url: string): Promise<boolean>;
}
