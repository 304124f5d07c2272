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

export const ROUND_METHODS = ['importance', 'dots'] as const;

export const RoundSchema = v.object({
  id: idSchema('round'),
  ...baseEntries,
  title: v.string(),
  /** What is asked about each item. */
  question: v.string(),
  /** `importance`: 1-5 each. `dots`: a number of votes to spread. */
  method: v.picklist(ROUND_METHODS),
  /** Votes per rater; of `dots` only. */
  dots: v.nullable(v.number()),
  itemIds: v.array(anyIdSchema),
  /** Ratings stay hidden until it is closed. */
  status: v.picklist(['open', 'closed']),
  dueAt: v.nullable(calendarDate),
  closedAt: v.nullable(calendarDate),
  /** The round before, when the same items are rated again. */
  previousId: v.nullable(idSchema('round')),
});
/** A blind rating of needs or links by several people. */
export type Round = Readonly<v.InferOutput<typeof RoundSchema>>;

export const RatingSchema = v.object({
  id: idSchema('rating'),
  ...baseEntries,
  roundId: idSchema('round'),
  /** Who rated: an author, or a name typed in for somebody beside us. */
  rater: v.string(),
  /** Item id -> value. An item left out has no entry. */
  values: v.record(v.string(), v.number()),
  done: v.boolean(),
});
/** One person's ratings in a round. */
export type Rating = Readonly<v.InferOutput<typeof RatingSchema>>;

export function newRound(
  id: Id<'round'>,
  input: Pick<Round, 'title' | 'itemIds'> &
    Partial<Pick<Round, 'question' | 'method' | 'dots' | 'dueAt' | 'previousId'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Round> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    question: input.question ?? '',
    method: input.method ?? 'importance',
    dots: input.dots ?? null,
    itemIds: input.itemIds,
    status: 'open',
    dueAt: input.dueAt ?? null,
    closedAt: null,
    previousId: input.previousId ?? null,
  };
}

export function newRating(
  id: Id<'rating'>,
  input: Pick<Rating, 'roundId' | 'rater'> &
    Partial<Pick<Rating, 'values' | 'done'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Rating> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    roundId: input.roundId,
    rater: input.rater,
    values: input.values ?? {},
    done: input.done ?? false,
  };
}
