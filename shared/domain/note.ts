import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const NoteSchema = v.object({
  id: idSchema('note'),
  ...baseEntries,
  interviewId: idSchema('interview'),
  title: v.string(),
});
/** What the researcher wrote down in an interview. Its words stand in the Body that it owns. */
export type Note = Readonly<v.InferOutput<typeof NoteSchema>>;

export function newNote(
  id: Id<'note'>,
  input: Pick<Note, 'interviewId' | 'title'> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Note> {
  return { id, ...freshBase(who, input.origin ?? null), interviewId: input.interviewId, title: input.title };
}
