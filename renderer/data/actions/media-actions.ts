import { CHUNK_BYTES, type OpenedFile } from '#shared/contract/host.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type Media, newMedia } from '#shared/domain/media.ts';
import { playableKind } from '#shared/domain/media-kind.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { referTo } from '../media-files.ts';
import { transcriptOf } from '../queries/interview-queries.ts';

export type AttachProblem =
  | { readonly kind: 'not-playable' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'not-copied' }
  | { readonly kind: 'cancelled' }
  | CommitProblem;

export interface AttachOptions {
  readonly interviewId: Id<'interview'>;
  readonly file: OpenedFile;
  /** False: only referred to, for this session. */
  readonly copy: boolean;
  /** 0..1 */
  readonly onShare?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Attaches a recording to an interview. A copy is whole on the disk before the record names it. */
export async function attachRecording(app: App, options: AttachOptions): Promise<Result<Id<'media'>, AttachProblem>> {
  const { interviewId, file, copy } = options;
  const playable = playableKind(file.name);
  if (playable === null) return fail({ kind: 'not-playable' });
  const copied = copy ? await copyFile(app, options) : ok(null);
  if (!copied.ok) return copied;
  const id = app.newId('media');
  const media = newMedia(
    id,
    {
      interviewId,
      ...playable,
      name: file.name,
      size: copied.value?.size ?? file.size,
      sha256: copied.value?.sha256 ?? null,
    },
    authorship(app),
  );
  const transcript = await transcriptOf(app, interviewId);
  if (!copy) referTo(id, file);
  const done = await app.run({
    label: label('change.recording'),
    ops: ops(insert('media', media), transcript && update('transcripts', transcript, { mediaId: id })),
  });
  return done.ok ? ok(id) : done;
}

/** A recording that was only referred to is copied after all. */
export async function copyRecording(
  app: App,
  media: Media,
  file: OpenedFile,
  onShare?: (share: number) => void,
): Promise<Result<unknown, AttachProblem>> {
  const copied = await copyFile(app, { file, ...(onShare ? { onShare } : {}) });
  if (!copied.ok) return copied;
  return app.run({ label: label('change.recording'), ops: ops(update('media', media, copied.value)) });
}

/** The referred file is this one from now on. */
export async function locateRecording(
  app: App,
  media: Media,
  file: OpenedFile,
): Promise<Result<unknown, AttachProblem>> {
  const playable = playableKind(file.name);
  if (playable === null) return fail({ kind: 'not-playable' });
  referTo(media.id, file);
  const fields = { name: file.name, size: file.size, ...playable };
  return app.run({ label: label('change.recording'), ops: ops(update('media', media, fields)) });
}

/** The recording of an interview: the first sound or film that is attached to it. */
export async function recordingOf(app: App, interviewId: Id<'interview'>): Promise<Media | null> {
  const all = await app.db.media.where('interviewId').equals(interviewId).sortBy('id');
  return all.find(({ kind, deletedAt }) => deletedAt === null && (kind === 'audio' || kind === 'video')) ?? null;
}

async function copyFile(
  app: App,
  { file, onShare, signal }: Pick<AttachOptions, 'file' | 'onShare' | 'signal'>,
): Promise<Result<{ readonly sha256: string; readonly size: number }, AttachProblem>> {
  const { media, files } = app.host;
  const begun = await media.begin();
  if (!begun.ok) return fail({ kind: begun.problem.kind === 'disk-full' ? 'disk-full' : 'not-copied' });
  const token = begun.value;
  for (let offset = 0; ; ) {
    if (signal?.aborted) {
      await media.abandon(token);
      return fail({ kind: 'cancelled' });
    }
    const read = await files.readChunk(file.token, offset, CHUNK_BYTES);
    if (!read.ok) {
      await media.abandon(token);
      return fail({ kind: 'unreadable' });
    }
    if (read.value.length === 0) break;
    const written = await media.write(token, read.value);
    if (!written.ok) {
      await media.abandon(token);
      return fail({ kind: written.problem.kind === 'disk-full' ? 'disk-full' : 'not-copied' });
    }
    offset += read.value.length;
    onShare?.(file.size > 0 ? Math.min(1, offset / file.size) : 0);
  }
  const finished = await media.finish(token);
  if (!finished.ok) return fail({ kind: finished.problem.kind === 'disk-full' ? 'disk-full' : 'not-copied' });
  return finished;
}
