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

export const INSIGHT_STATUSES = ['draft', 'reviewed', 'retired'] as const;
export const CONFIDENCES = ['low', 'medium', 'high'] as const;

export const InsightSchema = v.object({
  id: idSchema('insight'),
  ...baseEntries,
  /** The claim, in one sentence. */
  title: v.string(),
  status: v.picklist(INSIGHT_STATUSES),
  confidence: v.nullable(v.picklist(CONFIDENCES)),
  /** The day by which somebody should look at it again. */
  reviewAt: v.nullable(calendarDate),
  owner: v.string(),
  /** A word that gathers insights of one subject; empty = none. */
  theme: v.string(),
});
/** A claim that says why, standing on highlights. */
export type Insight = Readonly<v.InferOutput<typeof InsightSchema>>;

export function newInsight(
  id: Id<'insight'>,
  input: Pick<Insight, 'title'> &
    Partial<Pick<Insight, 'status' | 'confidence' | 'reviewAt' | 'owner' | 'theme'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Insight> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    status: input.status ?? 'draft',
    confidence: input.confidence ?? null,
    reviewAt: input.reviewAt ?? null,
    owner: input.owner ?? '',
    theme: input.theme ?? '',
  };
}
