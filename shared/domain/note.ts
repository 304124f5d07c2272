import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

const LineMarkSchema = v.object({
  /** Milliseconds on the session's clock, or null. */
  atMs: v.nullable(v.number()),
  /** The quick mark, by its id in the setting `marks`, or null. */
  mark: v.nullable(v.string()),
  /** The question of the guide that the line answers, or null. */
  questionId: v.nullable(v.string()),
});
/** Time stamp, quick mark and question of one line of a note. */
export type LineMark = Readonly<v.InferOutput<typeof LineMarkSchema>>;

export const NoteSchema = v.object({
  id: idSchema('note'),
  ...baseEntries,
  interviewId: idSchema('interview'),
  title: v.string(),
  /** Block id of the body -> what belongs to that line. */
  marks: v.record(v.string(), LineMarkSchema),
});
/** What the researcher wrote down in an interview. Its words stand in the Body that it owns. */
export type Note = Readonly<v.InferOutput<typeof NoteSchema>>;

export function newNote(
  id: Id<'note'>,
  input: Pick<Note, 'interviewId' | 'title'> & Partial<Pick<Note, 'marks'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Note> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    interviewId: input.interviewId,
    title: input.title,
    marks: input.marks ?? {},
  };
}
