import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  anyIdSchema,
  baseEntries,
  calendarDate,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

const DECISION_STATUSES = ['proposed', 'decided', 'kept', 'changed', 'reversed'] as const;

export const DecisionSchema = v.object({
  id: idSchema('decision'),
  ...baseEntries,
  /** The question that was decided. */
  title: v.string(),
  options: v.array(v.string()),
  /** What was chosen, in words. */
  choice: v.string(),
  reasons: v.string(),
  /** Who took part. */
  people: v.string(),
  /** Who saw it otherwise, and why. */
  dissent: v.string(),
  status: v.picklist(DECISION_STATUSES),
  decidedAt: v.nullable(calendarDate),
  reviewAt: v.nullable(calendarDate),
  /** The needs, goals, solutions and insights it is about. */
  aboutIds: v.array(anyIdSchema),
  /** The evidence as it stood when it was decided: canonical JSON and its SHA-256. Null until decided. */
  frozen: v.nullable(v.object({ at: v.string(), text: v.string(), sha256: v.string() })),
});
/** What was decided, for which needs, on which evidence as it then stood. */
export type Decision = Readonly<v.InferOutput<typeof DecisionSchema>>;

export function newDecision(
  id: Id<'decision'>,
  input: Pick<Decision, 'title' | 'aboutIds'> &
    Partial<
      Pick<
        Decision,
        'options' | 'choice' | 'reasons' | 'people' | 'dissent' | 'status' | 'decidedAt' | 'reviewAt' | 'frozen'
      >
    > & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Decision> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    options: input.options ?? [],
    choice: input.choice ?? '',
    reasons: input.reasons ?? '',
    people: input.people ?? '',
    dissent: input.dissent ?? '',
    status: input.status ?? 'proposed',
    decidedAt: input.decidedAt ?? null,
    reviewAt: input.reviewAt ?? null,
    aboutIds: input.aboutIds,
    frozen: input.frozen ?? null,
  };
}
