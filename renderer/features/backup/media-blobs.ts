import type { App } from '#renderer/data/app.ts';
import { CHUNK_BYTES } from '#shared/contract/host.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

/** Every recording and form that records name and that is on this computer, by SHA-256. */
export async function mediaBlobs(app: App): Promise<ReadonlyMap<string, Blob>> {
  const [media, consents] = await Promise.all([app.db.media.toArray(), app.db.consents.toArray()]);
  const named = new Set([...media.map(({ sha256 }) => sha256), ...consents.map(({ form }) => form)]);
  const files = new Map<string, Blob>();
  for (const sha256 of named) {
    const file = sha256 === null ? null : await readFile(app, sha256);
    if (sha256 !== null && file !== null) files.set(sha256, file);
  }
  return files;
}

async function readFile({ host }: App, sha256: string): Promise<Blob | null> {
  const parts: Blob[] = [];
  for (let offset = 0; ; ) {
    const chunk = await host.media.readChunk(sha256, offset, CHUNK_BYTES);
    if (!chunk.ok) return null;
    if (chunk.value.length === 0) return new Blob(parts);
    offset += chunk.value.length;
    // A Blob lets the browser move the bytes out of memory.
    parts.push(new Blob([new Uint8Array(chunk.value)]));
  }
}

/** Copies a recording into the workspace. `changed`: its bytes are not those that its name says. */
export async function keepMedia(
  { host }: App,
  sha256: string,
  file: Blob,
): Promise<Result<void, { readonly kind: 'storage'; readonly message: string }>> {
  const begun = await host.media.begin();
  if (!begun.ok) return fail({ kind: 'storage', message: begun.problem.kind });
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    const bytes = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    const written = await host.media.write(begun.value, bytes);
    if (written.ok) continue;
    await host.media.abandon(begun.value);
    return fail({ kind: 'storage', message: written.problem.kind });
  }
  const kept = await host.media.finish(begun.value);
  if (!kept.ok) return fail({ kind: 'storage', message: kept.problem.kind });
  return kept.value.sha256 === sha256 ? ok(undefined) : fail({ kind: 'storage', message: 'a recording changed' });
}
