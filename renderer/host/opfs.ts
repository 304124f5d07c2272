/** What the DOM library lacks of the origin private file system: it knows pages only, and these exist in workers. */
export interface SyncHandle {
  read(into: Uint8Array, options: { readonly at: number }): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

export interface OpfsFile {
  getFile(): Promise<File>;
  createSyncAccessHandle(): Promise<SyncHandle>;
  /** Absent in older browsers. */
  move?(folder: OpfsFolder, name: string): Promise<void>;
}

export interface OpfsFolder {
  getFileHandle(name: string, options?: { readonly create: boolean }): Promise<OpfsFile>;
  getDirectoryHandle(name: string, options?: { readonly create: boolean }): Promise<OpfsFolder>;
  removeEntry(name: string): Promise<void>;
  entries(): AsyncIterable<readonly [name: string, handle: (OpfsFile | OpfsFolder) & { readonly kind: string }]>;
}

/** The workspace's folder, or null where the browser keeps no files for pages or only slow ones. */
export async function openWorkspaceFolder(): Promise<OpfsFolder | null> {
  try {
    // Pages of an insecure address have no locks, and may not share files without.
    if (!('locks' in navigator)) return null;
    const canSync = 'FileSystemFileHandle' in self && 'createSyncAccessHandle' in FileSystemFileHandle.prototype;
    if (!canSync) return null;
    // The declarations above are the same objects, with what workers have.
    const root = (await navigator.storage.getDirectory()) as unknown as OpfsFolder;
    return await root.getDirectoryHandle('workspace', { create: true });
  } catch {
    // A private window of some browsers has the functions and refuses to run them.
    return null;
  }
}
