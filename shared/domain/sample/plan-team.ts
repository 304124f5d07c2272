import { insert } from '../change.ts';
import { newDecision } from '../decision.ts';
import { buildGraph, type EvidenceGraph } from '../evidence-graph.ts';
import type { AnyId } from '../ids.ts';
import type { Interview } from '../interview.ts';
import type { RecordTypes, TableName } from '../records.ts';
import { newRating, newRound } from '../round.ts';
import { idOf, idOfRef, ORIGIN, type SamplePlan } from './sample-plan.ts';
import { DECISIONS, ROUND } from './sample-team.ts';

/** What was decided, each on the evidence of its day. */
export function planDecisions(plan: SamplePlan): void {
  const { ops, input } = plan;
  for (const { about, options, decided, review, ...decision } of DECISIONS) {
    const aboutIds = about.map((ref) => idOfRef(plan, ref));
    const day = decided === null ? null : input.day(decided);
    const fields = {
      ...decision,
      aboutIds,
      options: [...options],
      decidedAt: day,
      reviewAt: review === null ? null : input.day(review),
      frozen: day === null ? null : input.freeze(graphAt(plan, day), aboutIds, day),
      origin: ORIGIN,
    };
    ops.push(insert('decisions', newDecision(input.newId('decision'), fields, input)));
  }
}

/** Several people's ratings of the same needs. */
export function planRound({ ops, input, needIds }: SamplePlan): void {
  const roundId = input.newId('round');
  const { title, question, items, due, closed, ratings } = ROUND;
  const itemIds = items.map((need): AnyId => idOf(needIds, need));
  const round = newRound(roundId, { title, question, itemIds, dueAt: input.day(due), origin: ORIGIN }, input);
  ops.push(insert('rounds', { ...round, status: 'closed', closedAt: input.day(closed) }));
  for (const [rater, given] of Object.entries(ratings)) {
    const values = Object.fromEntries(Object.entries(given).map(([need, value]) => [idOf(needIds, need), value]));
    const fields = { roundId, rater, values, done: true, origin: ORIGIN };
    ops.push(insert('ratings', newRating(input.newId('rating'), fields, input)));
  }
}

/** The line as it was on a day: without what was said later. */
function graphAt(plan: SamplePlan, day: string): EvidenceGraph {
  const interviews = rowsOf(plan, 'interviews').filter(({ heldAt }) => heldAt !== null && heldAt <= day);
  const heard = new Set<Interview['id']>(interviews.map(({ id }) => id));
  return buildGraph({
    goals: rowsOf(plan, 'goals'),
    needs: rowsOf(plan, 'needs'),
    insights: rowsOf(plan, 'insights'),
    highlights: rowsOf(plan, 'highlights').filter(({ interviewId }) => heard.has(interviewId)),
    interviews,
    participants: rowsOf(plan, 'participants'),
    links: rowsOf(plan, 'evidence'),
  });
}

function rowsOf<T extends TableName>({ ops, input }: SamplePlan, table: T): RecordTypes[T][] {
  const made = ops.filter((op) => op.table === table);
  // Each op was made by the `new...` of its table; `rev` and `updatedAt` are what a commit adds.
  return made.map(({ after }) => ({ ...after, rev: 1, updatedAt: input.now }) as unknown as RecordTypes[T]);
}
