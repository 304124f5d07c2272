import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

const MEDIA_KINDS = ['audio', 'video', 'image', 'file'] as const;

export const MediaSchema = v.object({
  id: idSchema('media'),
  ...baseEntries,
  interviewId: idSchema('interview'),
  kind: v.picklist(MEDIA_KINDS),
  /** The name of the file as it was picked. */
  name: v.string(),
  mime: v.string(),
  /** In bytes. */
  size: v.number(),
  /** Of the bytes, when the workspace holds a copy; null while the file is only referred to. */
  sha256: v.nullable(v.string()),
  durationMs: v.nullable(v.number()),
  /** What to add to a time of the transcript to find it in the recording, in milliseconds. */
  offsetMs: v.number(),
});
/** A recording or another file of an interview, copied into the workspace or only referred to. */
export type Media = Readonly<v.InferOutput<typeof MediaSchema>>;

export function newMedia(
  id: Id<'media'>,
  input: Pick<Media, 'interviewId' | 'kind' | 'name' | 'mime' | 'size'> &
    Partial<Pick<Media, 'sha256' | 'durationMs' | 'offsetMs'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Media> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    interviewId: input.interviewId,
    kind: input.kind,
    name: input.name,
    mime: input.mime,
    size: input.size,
    sha256: input.sha256 ?? null,
    durationMs: input.durationMs ?? null,
    offsetMs: input.offsetMs ?? 0,
  };
}
