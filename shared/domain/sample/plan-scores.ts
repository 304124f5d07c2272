import { insert } from '../change.ts';
import type { Id } from '../ids.ts';
import { newScore, type Score, type ScoreKind } from '../score.ts';
import { idOf, ORIGIN, type SamplePlan } from './sample-plan.ts';
import { SCORES } from './sample-scores.ts';

/** What a survey, the people in the interviews and the team say of each need. The three never meet in one figure. */
export function planScores(plan: SamplePlan): void {
  for (const [key, { survey, kano = {}, said = {}, guesses }] of Object.entries(SCORES)) {
    const aboutId = idOf(plan.needIds, key);
    const give = (fields: GivenScore): void => planScore(plan, { ...fields, aboutId });
    for (const [person, [importance, satisfaction]] of Object.entries(survey)) {
      const by = { source: 'survey', participantId: idOf(plan.personIds, person), daysAgo: 10 } as const;
      if (importance !== null) give({ ...by, kind: 'importance', value: importance });
      if (satisfaction !== null) give({ ...by, kind: 'satisfaction', value: satisfaction });
    }
    for (const [person, [present, absent]] of Object.entries(kano)) {
      const by = { source: 'survey', participantId: idOf(plan.personIds, person), daysAgo: 10 } as const;
      give({ ...by, kind: 'kanoPresent', value: present });
      give({ ...by, kind: 'kanoAbsent', value: absent });
    }
    for (const [person, value] of Object.entries(said)) {
      const participantId = idOf(plan.personIds, person);
      give({ source: 'customer', participantId, daysAgo: 5, kind: 'importance', value });
    }
    for (const [kind, value] of Object.entries(guesses)) {
      // Object.entries widens the keys of the record to string.
      give({ source: 'estimate', participantId: null, daysAgo: 3, kind: kind as ScoreKind, value });
    }
  }
}

interface GivenScore extends Pick<Score, 'kind' | 'value' | 'source' | 'participantId'> {
  readonly daysAgo: number;
}

function planScore(
  { ops, input }: SamplePlan,
  { daysAgo, ...fields }: GivenScore & { readonly aboutId: Id<'need'> },
): void {
  const score = { ...fields, at: input.day(-daysAgo), origin: ORIGIN };
  ops.push(insert('scores', newScore(input.newId('score'), score, input)));
}
