import type { Op } from '../change.ts';
import { planClaims, planGoals } from './plan-claims.ts';
import { planConsents } from './plan-consents.ts';
import { planDesk } from './plan-desk.ts';
import { planGuides } from './plan-guides.ts';
import { planPeople } from './plan-people.ts';
import { planScores } from './plan-scores.ts';
import { planSolutions } from './plan-solutions.ts';
import { planSources } from './plan-sources.ts';
import { planTags } from './plan-tags.ts';
import { planDecisions, planRound } from './plan-team.ts';
import { type SampleInput, samplePlan } from './sample-plan.ts';

/** The sample project as the ops that make it: one change. Everything in it is invented. */
export function sampleProject(input: SampleInput): readonly Op[] {
  const plan = samplePlan(input);
  planPeople(plan);
  planTags(plan);
  planConsents(plan);
  planGuides(plan);
  planSources(plan);
  planClaims(plan);
  planGoals(plan);
  planScores(plan);
  planSolutions(plan);
  planRound(plan);
  planDecisions(plan);
  planDesk(plan);
  return plan.ops;
}
