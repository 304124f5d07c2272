import { assert } from '../../domain/assert.ts';
import type { Generation } from '../host-storage.ts';

/** Letters that a projectId may have: it is part of a path. */
export const PROJECT_ID = /^[a-z0-9-]{1,64}$/i;
export const SHA256 = /^[0-9a-f]{64}$/;

export const POINTER = 'projects.json';
/** A second copy of the pointer, for the day when the first cannot be read. */
export const POINTER_TWIN = 'projects-twin.json';
export const STARTS = 'starts.json';
export const MEDIA = 'media';
export const JOURNALS = 'journal';
export const SNAPSHOTS = 'snapshots';
/** Letters that the id of a snapshot has: it is part of a path. */
export const SNAPSHOT_ID = /^\d{8}$/;

export function journalFolder(projectId: string): string {
  // Hosts have checked it at their boundary. This is the second lock on the same door.
  assert(PROJECT_ID.test(projectId), 'a project id of letters, digits and hyphens');
  return `${JOURNALS}/${projectId}`;
}

/** Where files go that could not be read in full, as they were. */
export const keptFolder = (projectId: string): string => `${journalFolder(projectId)}/kept`;

export const pendingPath = (projectId: string): string => `${journalFolder(projectId)}/pending.tlj`;

export function journalPath({ projectId, generation }: Generation, firstSeq: number): string {
  assert(Number.isSafeInteger(generation) && generation > 0, 'a generation from 1 on');
  return `${journalFolder(projectId)}/${generation}-${firstSeq}.tlj`;
}

export interface JournalFileName {
  readonly name: string;
  readonly generation: number;
  readonly firstSeq: number;
}

/** What a file of a journal folder is by its name; null for any other file. */
export function journalFileName(name: string): JournalFileName | null {
  const match = /^([1-9]\d{0,14})-([1-9]\d{0,14})\.tlj$/.exec(name);
  return match === null ? null : { name, generation: Number(match[1]), firstSeq: Number(match[2]) };
}

export function mediaPath(sha256: string): string {
  assert(SHA256.test(sha256), 'a SHA-256 in lower-case hex');
  return `${MEDIA}/${sha256.slice(0, 2)}/${sha256}`;
}

export function snapshotFolder(projectId: string): string {
  assert(PROJECT_ID.test(projectId), 'a project id of letters, digits and hyphens');
  return `${SNAPSHOTS}/${projectId}`;
}

/** The archive itself, and beside it what the Host knows of it. */
export function snapshotPaths(projectId: string, id: string): { readonly archive: string; readonly about: string } {
  assert(SNAPSHOT_ID.test(id), 'the id of a snapshot');
  const path = `${snapshotFolder(projectId)}/${id}`;
  return { archive: `${path}.throughline`, about: `${path}.json` };
}
