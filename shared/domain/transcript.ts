import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const SpeakerSchema = v.object({
  /** Stable within the transcript: segments name their speaker by it. */
  key: v.string(),
  /** The label as the file or the person gave it. */
  name: v.string(),
  participantId: v.nullable(idSchema('participant')),
});
export type Speaker = Readonly<v.InferOutput<typeof SpeakerSchema>>;

export const TranscriptSchema = v.object({
  id: idSchema('transcript'),
  ...baseEntries,
  interviewId: idSchema('interview'),
  speakers: v.array(SpeakerSchema),
  /** The recording that it was made from, or null. */
  mediaId: v.nullable(idSchema('media')),
});
/** What was said in an interview: its segments stand in the `segments` table, ordered by `order`. */
export type Transcript = Readonly<v.InferOutput<typeof TranscriptSchema>>;

export const SegmentSchema = v.object({
  id: idSchema('segment'),
  ...baseEntries,
  transcriptId: idSchema('transcript'),
  order: v.string(),
  /** Key of a speaker of the transcript, or null where the source names nobody. */
  speaker: v.nullable(v.string()),
  text: v.string(),
  /** Milliseconds from the start of the recording, or null where the source gives no time. */
  startMs: v.nullable(v.number()),
  endMs: v.nullable(v.number()),
  /** The question that it answers: a survey answer is a segment. Null elsewhere. */
  questionId: v.nullable(v.string()),
});
/** One turn of talk: speaker, time, words. */
export type Segment = Readonly<v.InferOutput<typeof SegmentSchema>>;

export function newTranscript(
  id: Id<'transcript'>,
  input: Pick<Transcript, 'interviewId' | 'speakers'> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Transcript> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    interviewId: input.interviewId,
    speakers: input.speakers,
    mediaId: null,
  };
}

export function newSegment(
  id: Id<'segment'>,
  input: Pick<Segment, 'transcriptId' | 'order' | 'text'> &
    Partial<Pick<Segment, 'speaker' | 'startMs' | 'endMs' | 'questionId'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Segment> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    transcriptId: input.transcriptId,
    order: input.order,
    speaker: input.speaker ?? null,
    text: input.text,
    startMs: input.startMs ?? null,
    endMs: input.endMs ?? null,
    questionId: input.questionId ?? null,
  };
}

/** `mm:ss` or `h:mm:ss` of a time in milliseconds, rounded down to the second. */
export function timeCode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}
