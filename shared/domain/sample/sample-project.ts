import type { Op } from '../change.ts';
import { planClaims, planGoals } from './plan-claims.ts';
import { planPeople } from './plan-people.ts';
import { planSources } from './plan-sources.ts';
import { planTags } from './plan-tags.ts';
import { type SampleInput, samplePlan } from './sample-plan.ts';

/** The sample project as the ops that make it: one change. Everything in it is invented. */
export function sampleProject(input: SampleInput): readonly Op[] {
  const plan = samplePlan(input);
  planPeople(plan);
  planTags(plan);
  planSources(plan);
  planClaims(plan);
  planGoals(plan);
  return plan.ops;
}
