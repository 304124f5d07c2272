import type { SaveType } from '#shared/contract/host.ts';
import { isCancelled, pickType } from './file-picker.ts';

/** A file being saved. Nothing of it is visible before `finish`. Each step rejects with the browser's own error. */
export interface SaveTarget {
  readonly name: string;
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** A picked place where the browser can, else a download. `null` means cancelled. */
export async function beginSaveTarget(name: string, type: SaveType): Promise<SaveTarget | null> {
  if (window.showSaveFilePicker === undefined) return download(name, type.mime);
  try {
    const types = [pickType(type.label, type.mime, [type.extension])];
    return await picked(await window.showSaveFilePicker({ suggestedName: name, types }));
  } catch (error) {
    if (isCancelled(error)) return null;
    // No picker without a recent click: the download needs none.
    if (error instanceof DOMException && error.name === 'SecurityError') return download(name, type.mime);
    throw error;
  }
}

/** The browser writes to a swap file and puts it in place at `close`. */
async function picked(handle: FileSystemFileHandle): Promise<SaveTarget> {
  const stream = await handle.createWritable();
  return {
    name: handle.name,
    write: (bytes) => stream.write(ownBytes(bytes)),
    finish: () => stream.close(),
    abandon: () => stream.abort(),
  };
}

function download(name: string, mime: string): SaveTarget {
  let parts: Blob[] = [];
  return {
    name,
    // As blobs, so that the browser may keep a large file on disk.
    write: async (bytes) => void parts.push(new Blob([ownBytes(bytes)])),
    async finish() {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(parts, { type: mime }));
      link.download = name;
      link.click();
      parts = [];
      setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
    },
    async abandon() {
      parts = [];
    },
  };
}

/** The browser reads the address after the click, at its own pace. */
const KEEP_MS = 60_000;

/** A copy that no one else can change and that is not shared memory. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
