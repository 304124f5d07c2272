import { droppedSource, type ImportSource } from './import-source.ts';

/** Files of a drop with those in its folders. Entries must be taken before the drop event ends: call it at once. */
export async function droppedFiles(data: DataTransfer): Promise<readonly ImportSource[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  // A drop made by a script has files, but no entries.
  if (entries.every((entry) => entry === null)) return [...data.files].map((file) => droppedSource(file));
  const found: ImportSource[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

/** Folders deeper than this, or files beyond these, are a mistake of the hand. */
const MOST_DEEP = 20;
const MOST_FILES = 5_000;

async function walk(entry: FileSystemEntry, found: ImportSource[], path = '', depth = 0): Promise<void> {
  if (found.length >= MOST_FILES || entry.name.startsWith('.') || entry.name === '__MACOSX') return;
  const name = path + entry.name;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) found.push(droppedSource(file, name));
  } else if (isFolder(entry) && depth < MOST_DEEP) {
    const reader = entry.createReader();
    // A reader answers in parts, the last of them empty.
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
      if (part.length === 0) return;
      for (const one of part) await walk(one, found, `${name}/`, depth + 1);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
