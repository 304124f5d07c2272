import type { Result } from '../domain/result.ts';
import type { HostStorage } from './host-storage.ts';

/**
 * Everything outside the window. The renderer asks the Host, never Electron; it holds opaque tokens, never paths. The electron,
 * browser and memory implementations pass one suite (test/host-conformance.ts).
 */
export interface Host extends HostStorage {
  readonly kind: 'electron' | 'browser' | 'memory';
  info(): Promise<HostInfo>;
  readonly files: HostFiles;
  /** Null where the system shows the app no folders. */
  readonly folder: HostFolder | null;
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
  readonly launch: {
    readonly sample: boolean;
    /** The page crashed several times: this start does without what may have failed. */
    readonly careful: boolean;
  };
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

/** A folder whose new files come in by themselves: one on a computer, off until it is chosen. */
export interface HostFolder {
  /** Its name; null while none is watched. */
  watched(): Promise<string | null>;
  /** Shows the dialog, and watches the folder from now on: what lies in it already is left alone. `null`: cancelled. */
  choose(): Promise<string | null>;
  forget(): Promise<void>;
  /** Files that lie there whole and were not taken yet. Those of an earlier answer that were not taken are released. */
  whole(): Promise<readonly OpenedFile[]>;
  /** The file was dealt with: it is released and, as it is now, not offered again. */
  taken(token: string): Promise<void>;
  /** There may be files to take. */
  onWhole(look: () => void): () => void;
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

export type OpenRequest =
  | { readonly kind: 'link'; readonly link: string }
  /** A link that means nothing. What it said goes no further. */
  | { readonly kind: 'bad-link' }
  /** The system, or whoever started the app, points at an archive. It is only looked into, and only after a confirmation. */
  | { readonly kind: 'file'; readonly file: OpenedFile }
  | { readonly kind: 'bad-file' }
  | { readonly kind: 'second-start' };

export interface HostWindow {
  /** A menu item was chosen. Returns its own undo, as every `on...` does. */
  onCommand(run: (commandId: string) => void): () => void;
  /** A deep link, an archive or a second start: may only select or preview. */
  onOpenRequest(open: (request: OpenRequest) => void): () => void;
  /** The window wants to close: write what is still in memory, then resolve. */
  onFlushRequest(flush: () => Promise<void>): () => void;
  setTitle(title: string): Promise<void>;
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  setMenu(menus: readonly MenuModel[]): Promise<void>;
  /** Keys that open the quick note from every program. Answers whether they work: a browser has none, another program may hold them. */
  setQuickCapture(on: boolean): Promise<boolean>;
}

export interface HostOut {
  /** Opens a web or mail address outside the app, after confirmation. `false`: refused (not https or mailto, or declined). */
  openExternal(url: string): Promise<boolean>;
  /**
   * Prints the page as its print style shows it: tagged, with an outline and page numbers. The desktop asks where to save the file and
   * answers its name; a browser opens its print dialog, which saves PDFs itself. `null`: cancelled, or left to that dialog.
   */
  printPdf(suggestedName: string, label: string): Promise<Result<string | null, FileProblem>>;
  /** Versions and the newest events, without anything that people wrote: for the person to read before they send it. */
  diagnostics(): Promise<string>;
}
