import type { Host } from '#shared/contract/host.ts';
import type { HostJournal, HostProjects, HostSnapshots } from '#shared/contract/host-storage.ts';

export interface WorkspaceStorage {
  readonly journal: HostJournal;
  readonly projects: HostProjects;
  readonly snapshots: HostSnapshots;
}

/** The Host's part of keeping a workspace safe. Null in a browser that has no files of its own: there nothing can ever be kept beside. */
export function storageOf(host: Host): WorkspaceStorage | null {
  const hasFiles = host.kind !== 'browser' || typeof navigator.storage?.getDirectory === 'function';
  return hasFiles ? host : null;
}
