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

/** `impact`, `confidence` and `effort` are on the scales of RICE; `iceImpact`, `iceConfidence`, `value` and `effortPoints` on 1-10. */
export const SCORE_KINDS = [
  'importance',
  'satisfaction',
  'kanoPresent',
  'kanoAbsent',
  'nps',
  'csat',
  'reach',
  'impact',
  'confidence',
  'effort',
  'iceImpact',
  'iceConfidence',
  'ease',
  'userValue',
  'timeCriticality',
  'riskReduction',
  'jobSize',
  'value',
  'effortPoints',
  'moscow',
  'lensSize',
  'lensMarket',
  'lensCompany',
  'lensCustomer',
  'criterion',
] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];

/** Where a value comes from. Survey answers and estimates never meet in one mean. */
const SCORE_SOURCES = ['survey', 'customer', 'estimate'] as const;

export const ScoreSchema = v.object({
  id: idSchema('score'),
  ...baseEntries,
  /** The need, solution or other record that is scored. */
  aboutId: anyIdSchema,
  kind: v.picklist(SCORE_KINDS),
  /** The name of a criterion of one's own; of kind `criterion` only, else empty. */
  name: v.string(),
  value: v.number(),
  source: v.picklist(SCORE_SOURCES),
  /** Who said it: the participant of `survey` and `customer`. */
  participantId: v.nullable(idSchema('participant')),
  /** Where it was said. */
  interviewId: v.nullable(idSchema('interview')),
  /** The day from which it holds. */
  at: calendarDate,
  note: v.string(),
});
/** One figure on a record, with who said it and when: importance, satisfaction, reach, effort and the like. */
export type Score = Readonly<v.InferOutput<typeof ScoreSchema>>;

export function newScore(
  id: Id<'score'>,
  input: Pick<Score, 'aboutId' | 'kind' | 'value' | 'at'> &
    Partial<Pick<Score, 'name' | 'source' | 'participantId' | 'interviewId' | 'note'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Score> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    aboutId: input.aboutId,
    kind: input.kind,
    name: input.name ?? '',
    value: input.value,
    source: input.source ?? 'estimate',
    participantId: input.participantId ?? null,
    interviewId: input.interviewId ?? null,
    at: input.at,
    note: input.note ?? '',
  };
}
