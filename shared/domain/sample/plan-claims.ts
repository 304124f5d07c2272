import { must } from '../assert.ts';
import { bodyFromLines } from '../body-from-lines.ts';
import { insert } from '../change.ts';
import { newEvidenceLink, STANCES, type Stance } from '../evidence-link.ts';
import { newGoal } from '../goal.ts';
import type { AnyId } from '../ids.ts';
import { newInsight } from '../insight.ts';
import { newMetric } from '../metric.ts';
import { newNeed } from '../need.ts';
import { GOALS, INSIGHTS, NEEDS } from './sample-claims.ts';
import { idOf, ORIGIN, planBody, type SamplePlan } from './sample-plan.ts';

/** Insights and the opportunity tree, each with what speaks for and against it. */
export function planClaims(plan: SamplePlan): void {
  const { newId, orderKeys, after } = plan.input;
  for (const [key, { claim, body, evidence, reviewIn, ...insight }] of Object.entries(INSIGHTS)) {
    const id = newId('insight');
    plan.insightIds.set(key, id);
    const reviewAt = reviewIn === null ? null : plan.input.day(reviewIn);
    plan.ops.push(
      insert('insights', newInsight(id, { ...insight, title: claim, reviewAt, origin: ORIGIN }, plan.input)),
    );
    planBody(plan, id, bodyFromLines(body, plan.input.newBlockId));
    planLinks(plan, evidence, plan.quoteIds, id);
  }
  const order = orderKeys(after.needs, Object.keys(NEEDS).length);
  for (const [i, [key, need]] of Object.entries(NEEDS).entries()) {
    const id = newId('need');
    plan.needIds.set(key, id);
    const parentId = need.parent === null ? null : idOf(plan.needIds, need.parent);
    const { title, form, job, status } = need;
    const fields = { title, form, job, status, parentId, order: must(order[i], 'an order key'), origin: ORIGIN };
    plan.ops.push(insert('needs', newNeed(id, fields, plan.input)));
    planLinks(plan, need.insights, plan.insightIds, id);
    planLinks(plan, { supports: need.quotes }, plan.quoteIds, id);
  }
}

/** Goals with a metric each, and the needs that serve them. */
export function planGoals(plan: SamplePlan): void {
  const { newId, orderKeys, after } = plan.input;
  const order = orderKeys(after.goals, Object.keys(GOALS).length);
  for (const [i, [key, goal]] of Object.entries(GOALS).entries()) {
    const goalId = newId('goal');
    plan.goalIds.set(key, goalId);
    const [startsAt, endsAt] = [plan.input.day(goal.starts), plan.input.day(goal.ends)];
    const { title, owner, reason } = goal;
    const fields = {
      title,
      owner,
      reason,
      startsAt,
      endsAt,
      parentId: goal.parent === null ? null : idOf(plan.goalIds, goal.parent),
      order: must(order[i], 'an order key'),
      origin: ORIGIN,
    };
    plan.ops.push(insert('goals', newGoal(goalId, fields, plan.input)));
    const checkIns = goal.metric.checkIns.map(({ day, value, note }, n) => {
      return { id: `c${n + 1}`, at: plan.input.day(day), value, note };
    });
    const metric = { ...goal.metric, goalId, dueAt: endsAt, checkIns, origin: ORIGIN };
    plan.ops.push(insert('metrics', newMetric(newId('metric'), metric, plan.input)));
    planLinks(plan, { supports: goal.needs }, plan.needIds, goalId);
  }
}

function planLinks(
  plan: SamplePlan,
  evidence: Readonly<Partial<Record<Stance, readonly string[]>>>,
  ids: ReadonlyMap<string, AnyId>,
  to: AnyId,
): void {
  const all = STANCES.flatMap((stance) => (evidence[stance] ?? []).map((key) => ({ stance, key })));
  const order = plan.input.orderKeys(null, all.length);
  for (const [i, { stance, key }] of all.entries()) {
    const fields = { from: idOf(ids, key), to, stance, order: must(order[i], 'an order key'), origin: ORIGIN };
    plan.ops.push(insert('evidence', newEvidenceLink(plan.input.newId('evidence'), fields, plan.input)));
  }
}
