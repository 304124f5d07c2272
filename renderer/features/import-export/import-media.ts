import { type App, authorship } from '#renderer/data/app.ts';
import { CHUNK_BYTES } from '#shared/contract/host.ts';
import { insert, type Op } from '#shared/domain/change.ts';
import { newMedia } from '#shared/domain/media.ts';
import type { Planner } from './import-actions.ts';
import type { PlannedImport } from './import-plan.ts';

export interface CopiedMedia {
  /** By the id of the record that names the bytes. */
  readonly hashes: ReadonlyMap<string, { readonly sha256: string; readonly size: number }>;
  /** Records of what came along beside the interviews. */
  readonly more: readonly Op[];
  /** Names of what has no place. */
  readonly notKept: readonly string[];
}

/** Copies the recordings, pictures and other files of a plan into the workspace: whole on the disk before any record names them. */
export async function copyMedia(
  app: App,
  planner: Pick<Planner, 'entry'>,
  plan: PlannedImport,
  signal?: AbortSignal,
): Promise<CopiedMedia> {
  const hashes = new Map<string, { readonly sha256: string; readonly size: number }>();
  const more: Op[] = [];
  const notKept: string[] = [];
  for (const { id, key, entry } of plan.media) {
    if (signal?.aborted) break;
    const got = await planner.entry(key, entry);
    const kept = got.ok && got.value ? await keep(app, got.value) : null;
    if (kept) hashes.set(id, kept);
    else notKept.push(entry);
  }
  for (const { name, mime, bytes, interviewId } of plan.attachments) {
    if (signal?.aborted) break;
    const kept = interviewId && (await keep(app, bytes));
    if (interviewId && kept) {
      const media = newMedia(app.newId('media'), { interviewId, kind: 'file', name, mime, ...kept }, authorship(app));
      more.push(insert('media', media));
    } else notKept.push(name);
  }
  return { hashes, more, notKept };
}

async function keep(app: App, bytes: Uint8Array): Promise<{ readonly sha256: string; readonly size: number } | null> {
  const { media } = app.host;
  const begun = await media.begin();
  if (!begun.ok) return null;
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const written = await media.write(begun.value, bytes.slice(at, at + CHUNK_BYTES));
    if (written.ok) continue;
    await media.abandon(begun.value);
    return null;
  }
  const finished = await media.finish(begun.value);
  return finished.ok ? finished.value : null;
}
