import { CHUNK_BYTES, type OpenedFile } from '#shared/contract/host.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/media.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { App } from './app.ts';

/** A recording as it was picked. */
export type RecordingFile = OpenedFile;

/** `missing`: only referred to, and this session has not been told where it is. `gone`: the workspace lost its copy. */
export type MediaProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' };

/** In bytes: the whole of a recording is held while it is played. */
export const MOST_PLAYED = 500 * 1024 * 1024;

/** Files that were picked in this session, by the recording that refers to them. A reference cannot outlive it: the host gives tokens, no paths. */
const referred = new Map<Id<'media'>, OpenedFile>();

export const referredFile = (id: Id<'media'>): OpenedFile | undefined => referred.get(id);

export function referTo(id: Id<'media'>, file: OpenedFile): void {
  referred.set(id, file);
}

/** The whole recording, read piece by piece so that no piece is held twice. `onShare` hears 0..1. */
export async function readMedia(
  app: App,
  media: Media,
  onShare?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Result<Blob, MediaProblem>> {
  if (media.size > MOST_PLAYED) return fail({ kind: 'too-large' });
  const file = referred.get(media.id);
  const { sha256 } = media;
  if (sha256 === null && file === undefined) return fail({ kind: 'missing' });
  const read = async (offset: number): Promise<Uint8Array | null> => {
    const done =
      sha256 === null
        ? await app.host.files.readChunk(file?.token ?? '', offset, CHUNK_BYTES)
        : await app.host.media.readChunk(sha256, offset, CHUNK_BYTES);
    return done.ok ? done.value : null;
  };
  const parts: Blob[] = [];
  for (let offset = 0; ; ) {
    if (signal?.aborted) return fail({ kind: 'unreadable' });
    const bytes = await read(offset);
    if (bytes === null) return fail({ kind: sha256 === null ? 'unreadable' : 'gone' });
    if (bytes.length === 0) break;
    offset += bytes.length;
    // A Blob lets the browser move the bytes out of memory.
    parts.push(new Blob([bytes.slice()]));
    onShare?.(media.size > 0 ? Math.min(1, offset / media.size) : 0);
    if (offset > MOST_PLAYED) return fail({ kind: 'too-large' });
  }
  return ok(new Blob(parts, { type: media.mime }));
}
