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

const INTERVIEW_STAGES = ['inbox', 'planned', 'held'] as const;

const AnswerSchema = v.object({
  state: v.picklist(['asked', 'answered', 'skipped']),
  /** Milliseconds on the session's clock, or null. */
  atMs: v.nullable(v.number()),
});
export type Answer = Readonly<v.InferOutput<typeof AnswerSchema>>;

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
  interviewers: v.string(),
  /** Where the session stands: only planned, or held. `inbox`: a captured thought that nobody has filed yet. */
  stage: v.picklist(INTERVIEW_STAGES),
  /** The version of the guide that was used. */
  guideId: v.nullable(idSchema('guide')),
  /** Question id -> how it went. A question without an entry was not reached. */
  answers: v.record(v.string(), AnswerSchema),
  /** Answers of a survey that are no talk, and details of a support contact, by column or field. */
  attributes: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  /** Tags on the interview as a whole. */
  tagIds: v.array(idSchema('tag')),
});
/** One conversation, session, response, contact or field note. */
export type Interview = Readonly<v.InferOutput<typeof InterviewSchema>>;

export function newInterview(
  id: Id<'interview'>,
  input: Pick<Interview, 'title'> &
    Partial<
      Pick<
        Interview,
        | 'kind'
        | 'heldAt'
        | 'language'
        | 'studyId'
        | 'participantIds'
        | 'interviewers'
        | 'stage'
        | 'guideId'
        | 'answers'
        | 'attributes'
        | 'tagIds'
      >
    > & {
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
    interviewers: input.interviewers ?? '',
    stage: input.stage ?? 'held',
    guideId: input.guideId ?? null,
    answers: input.answers ?? {},
    attributes: input.attributes ?? {},
    tagIds: input.tagIds ?? [],
  };
}
