import type { Generation } from '../host-storage.ts';
import { type Disk, DiskError } from './disk.ts';
import { type JournalFileName, journalPath, keptFolder } from './storage-paths.ts';

export interface Cut {
  readonly file: JournalFileName;
  /** All of the file as it was read, and how much of it stays. */
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** Cuts a write that never came to its end. Its bytes are kept aside when there is room: nothing in them was ever acknowledged. */
export async function cutTorn(disk: Disk, at: Generation, { file, bytes, size }: Cut): Promise<void> {
  try {
    await disk.replace(await freeName(disk, at.projectId, file), bytes.subarray(size));
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
  }
  await cut(disk, journalPath(at, file.firstSeq), size);
}

/** Cuts a file where damage begins, once it is kept aside whole, and moves aside the files behind it. Answers the copy's name. */
export async function cutDamage(
  disk: Disk,
  at: Generation,
  { file, bytes, size, later }: Cut & { readonly later: readonly JournalFileName[] },
): Promise<string> {
  const copy = await freeName(disk, at.projectId, file);
  await disk.replace(copy, bytes);
  // The last first: a stop in between leaves a journal whose end is missing, never one with a hole that new files could fill.
  for (const next of later.toReversed()) await moveAside(disk, at, next);
  await cut(disk, journalPath(at, file.firstSeq), size);
  return copy.slice(copy.lastIndexOf('/') + 1);
}

/** Moves one file of a journal aside, as it is. */
export async function moveAside(disk: Disk, at: Generation, file: JournalFileName): Promise<void> {
  await disk.move(journalPath(at, file.firstSeq), await freeName(disk, at.projectId, file));
}

async function cut(disk: Disk, path: string, size: number): Promise<void> {
  if (size === 0) return disk.remove(path);
  const open = await disk.open(path);
  try {
    await open.truncate(size);
    await open.sync();
  } finally {
    await open.close();
  }
}

async function freeName(disk: Disk, projectId: string, { name }: JournalFileName): Promise<string> {
  const folder = keptFolder(projectId);
  const taken = new Set((await disk.list(folder)).map((entry) => entry.name));
  let copy = 1;
  while (taken.has(`${name}.${copy}`)) copy += 1;
  return `${folder}/${name}.${copy}`;
}
