import { CHUNK_BYTES } from '#shared/contract/host.ts';
import type { HostSnapshots, SnapshotAbout, SnapshotInfo, StorageProblem } from '#shared/contract/host-storage.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

/** Writes a snapshot to the disk. Nothing of it stays where that fails. */
export async function keepSnapshot(
  snapshots: HostSnapshots,
  projectId: string,
  file: Blob,
  about: SnapshotAbout,
): Promise<Result<SnapshotInfo, StorageProblem>> {
  const begun = await snapshots.begin();
  if (!begun.ok) return begun;
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    const bytes = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    const written = await snapshots.write(begun.value, bytes);
    if (written.ok) continue;
    await snapshots.abandon(begun.value);
    return written;
  }
  return snapshots.finish(begun.value, projectId, about);
}

/** The whole of a snapshot, as it lies on the disk now. */
export async function readSnapshot(
  snapshots: HostSnapshots,
  { projectId, id, bytes }: Pick<SnapshotInfo, 'projectId' | 'id' | 'bytes'>,
): Promise<Result<Blob, StorageProblem>> {
  const parts: Blob[] = [];
  for (let offset = 0; offset < bytes; ) {
    const chunk = await snapshots.readChunk(projectId, id, offset, CHUNK_BYTES);
    if (!chunk.ok) return chunk;
    if (chunk.value.length === 0) return fail({ kind: 'damaged', message: 'the snapshot is shorter than it was' });
    offset += chunk.value.length;
    // A Blob lets the browser move the bytes out of memory.
    parts.push(new Blob([new Uint8Array(chunk.value)]));
  }
  return ok(new Blob(parts));
}
