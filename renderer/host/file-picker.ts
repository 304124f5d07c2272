import type { FileFilter } from '#shared/contract/host.ts';

interface PickType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** File System Access; TypeScript's DOM library lacks the pickers. */
declare global {
  interface Window {
    showOpenFilePicker?: (options: {
      readonly multiple: boolean;
      readonly types?: readonly PickType[];
    }) => Promise<readonly FileSystemFileHandle[]>;
    showSaveFilePicker?: (options: {
      readonly suggestedName: string;
      readonly types?: readonly PickType[];
    }) => Promise<FileSystemFileHandle>;
  }
}

/** Asks the person for files; an empty list means cancelled. */
export async function pickFiles(filters: readonly FileFilter[]): Promise<readonly File[]> {
  if (window.showOpenFilePicker === undefined) return pickByInput(filters);
  try {
    const types = filters.map(({ label, extensions }) => pickType(label, 'application/octet-stream', extensions));
    const handles = await window.showOpenFilePicker({ multiple: true, ...(types.length > 0 ? { types } : {}) });
    return await Promise.all(handles.map((handle) => handle.getFile()));
  } catch (error) {
    if (isCancelled(error)) return [];
    throw error;
  }
}

export function pickType(description: string, mime: string, extensions: readonly string[]): PickType {
  return { description, accept: { [mime]: extensions.map((extension) => `.${extension}`) } };
}

/** Closing a picker is reported as an error. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function pickByInput(filters: readonly FileFilter[]): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = filters.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
