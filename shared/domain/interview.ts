import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  baseEntries,
  calendarDate,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

/** The kinds of source that `measures.md` 10 tells apart as kinds of evidence. */
export const INTERVIEW_KINDS = [
  'conversation',
  'usability-session',
  'survey-response',
  'support-contact',
  'field-note',
] as const;
export type InterviewKind = (typeof INTERVIEW_KINDS)[number];

export const InterviewSchema = v.object({
  id: idSchema('interview'),
  ...baseEntries,
  kind: v.picklist(INTERVIEW_KINDS),
  title: v.string(),
  /** The day it was held, or null while unknown. */
  heldAt: v.nullable(calendarDate),
  /** BCP 47, or null while unknown. */
  language: v.nullable(v.string()),
  studyId: v.nullable(idSchema('study')),
  participantIds: v.array(idSchema('participant')),
});
/** One conversation, session, response, contact or field note. */
export type Interview = Readonly<v.InferOutput<typeof InterviewSchema>>;

export function newInterview(
  id: Id<'interview'>,
  input: Pick<Interview, 'title'> &
    Partial<Pick<Interview, 'kind' | 'heldAt' | 'language' | 'studyId' | 'participantIds'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Interview> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    kind: input.kind ?? 'conversation',
    title: input.title,
    heldAt: input.heldAt ?? null,
    language: input.language ?? null,
    studyId: input.studyId ?? null,
    participantIds: input.participantIds ?? [],
  };
}
