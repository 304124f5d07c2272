import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const STUDY_STATUSES = ['planned', 'running', 'done'] as const;

export const StudySchema = v.object({
  id: idSchema('study'),
  ...baseEntries,
  title: v.string(),
  /** The research question. */
  question: v.string(),
  status: v.picklist(STUDY_STATUSES),
  aim: v.string(),
  /** The further questions that the study should answer, beside `question`. */
  questions: v.array(v.string()),
  /** How many interviews are planned, or null. */
  target: v.nullable(v.number()),
  /** The segments of people that should be heard. */
  segments: v.array(v.string()),
  /** `blind`: a second coder does not see the first one's tags. */
  coding: v.picklist(['open', 'blind']),
  order: v.string(),
});
/** A research question and the work on it: interviews belong to one study or to none. */
export type Study = Readonly<v.InferOutput<typeof StudySchema>>;

export function newStudy(
  id: Id<'study'>,
  input: Pick<Study, 'title' | 'question' | 'order'> & {
    readonly status?: Study['status'];
    readonly aim?: string;
    readonly questions?: string[];
    readonly target?: number | null;
    readonly segments?: string[];
    readonly origin?: Origin | null;
  },
  who: Authorship,
): Fresh<Study> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title,
    question: input.question,
    status: input.status ?? 'running',
    aim: input.aim ?? '',
    questions: input.questions ?? [],
    target: input.target ?? null,
    segments: input.segments ?? [],
    coding: 'open',
    order: input.order,
  };
}
