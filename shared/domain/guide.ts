import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const QUESTION_KINDS = ['open', 'rating', 'single', 'multi'] as const;

const QuestionSchema = v.object({
  /** Stable over all versions of a guide: answers of two versions meet by it. */
  id: v.string(),
  text: v.string(),
  required: v.boolean(),
  kind: v.picklist(QUESTION_KINDS),
  /** What we want to learn from it. */
  aim: v.string(),
  /** Follow-ups to ask when the answer stays vague. */
  probes: v.array(v.string()),
});
export type GuideQuestion = Readonly<v.InferOutput<typeof QuestionSchema>>;

const SectionSchema = v.object({
  id: v.string(),
  title: v.string(),
  /** The time box in minutes, or null. */
  minutes: v.nullable(v.number()),
  questions: v.array(QuestionSchema),
});
export type GuideSection = Readonly<v.InferOutput<typeof SectionSchema>>;

export const GuideSchema = v.object({
  id: idSchema('guide'),
  ...baseEntries,
  title: v.string(),
  studyId: v.nullable(idSchema('study')),
  /** The first version's id: all versions of one guide share it. */
  familyId: idSchema('guide'),
  /** 1, 2, 3, ... A version that an interview used is never edited again: a change makes the next version. */
  version: v.number(),
  sections: v.array(SectionSchema),
  /** `survey`: made from the questions of an imported survey. */
  use: v.picklist(['interview', 'survey']),
  order: v.string(),
});
/** What to ask: sections with questions, follow-ups and time boxes, in versions. */
export type Guide = Readonly<v.InferOutput<typeof GuideSchema>>;

export function newGuide(
  id: Id<'guide'>,
  input: Pick<Guide, 'title' | 'sections' | 'order'> &
    Partial<Pick<Guide, 'studyId' | 'familyId' | 'version' | 'use'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Guide> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    studyId: input.studyId ?? null,
    familyId: input.familyId ?? id,
    version: input.version ?? 1,
    sections: input.sections,
    use: input.use ?? 'interview',
    order: input.order,
  };
}

/** All questions in the order of asking. */
export const questionsOf = (guide: Pick<Guide, 'sections'>): GuideQuestion[] =>
  guide.sections.flatMap((section) => section.questions);
