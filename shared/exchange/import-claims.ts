import { newDecision } from '../domain/decision.ts';
import { newExperiment } from '../domain/experiment.ts';
import { newGoal } from '../domain/goal.ts';
import { type CheckIn, currentValue, newMetric } from '../domain/metric.ts';
import { newNeed } from '../domain/need.ts';
import { newSolution } from '../domain/solution.ts';
import { anyIdOf, idOf, ordersFor, type Planning, put } from './import-put.ts';
import type { DraftMetric, ImportDraft } from './import-records.ts';

export function putClaims(plan: Planning, draft: ImportDraft): void {
  const goalOrder = ordersFor(plan, 'goals', draft.goals.length);
  for (const goal of draft.goals) {
    const { title, owner, startsAt, endsAt, status, reason } = goal;
    put(plan, {
      kind: 'goal',
      table: 'goals',
      draft: goal,
      stated: {
        ...{ title, owner, startsAt, endsAt, status, reason },
        ...(goal.parent === undefined ? {} : { parentId: idOf(plan, 'goal', goal.parent) }),
        ...(goal.carriedFrom === undefined ? {} : { carriedFrom: idOf(plan, 'goal', goal.carriedFrom) }),
      },
      make: (id) => newGoal(id, { title, order: goalOrder() }, plan.who),
    });
  }
  for (const metric of draft.metrics) {
    const goalId = idOf(plan, 'goal', metric.goal);
    if (goalId === null) continue;
    const { name, unit, baseline, target, dueAt, cadenceDays } = metric;
    const checkIns = checkInsOf(plan, metric);
    put(plan, {
      kind: 'metric',
      table: 'metrics',
      draft: metric,
      stated: { name, unit, baseline, target, dueAt, cadenceDays, checkIns },
      make: (id) => newMetric(id, { goalId, name }, plan.who),
    });
  }
  const needOrder = ordersFor(plan, 'needs', draft.needs.length);
  for (const need of draft.needs) {
    const { title, form, job, status } = need;
    put(plan, {
      kind: 'need',
      table: 'needs',
      draft: need,
      stated: {
        ...{ title, form, job, status },
        ...(need.parent === undefined ? {} : { parentId: idOf(plan, 'need', need.parent) }),
      },
      make: (id) => newNeed(id, { title, order: needOrder() }, plan.who),
    });
  }
}

function checkInsOf(plan: Planning, { origin, checkIns, current }: DraftMetric): CheckIn[] | undefined {
  if (current === undefined) return checkIns && [...checkIns];
  const row = plan.known.byOrigin('metrics', origin);
  if (row && currentValue(row) === current.value) return undefined;
  return [...(row?.checkIns ?? []), { id: plan.newUuid(), ...current, note: '' }];
}

export function putSolutions(plan: Planning, draft: ImportDraft): void {
  const solutionOrder = ordersFor(plan, 'solutions', draft.solutions.length);
  for (const solution of draft.solutions) {
    const needId = idOf(plan, 'need', solution.need);
    if (needId === null) continue;
    const { title, description, status } = solution;
    put(plan, {
      kind: 'solution',
      table: 'solutions',
      draft: solution,
      stated: { needId, title, description, status },
      make: (id) => newSolution(id, { needId, title, order: solutionOrder() }, plan.who),
    });
  }
  const experimentOrder = ordersFor(plan, 'experiments', draft.experiments.length);
  for (const experiment of draft.experiments) {
    const solutionId = idOf(plan, 'solution', experiment.solution);
    if (solutionId === null) continue;
    const {
      key: _key,
      origin: _origin,
      uuid: _uuid,
      createdAt: _at,
      by: _by,
      again: _again,
      solution: _own,
      ...stated
    } = experiment;
    put(plan, {
      kind: 'experiment',
      table: 'experiments',
      draft: experiment,
      stated: { solutionId, ...stated },
      make: (id) =>
        newExperiment(id, { solutionId, assumption: experiment.assumption, order: experimentOrder() }, plan.who),
    });
  }
  for (const decision of draft.decisions) {
    const {
      key: _key,
      origin: _origin,
      uuid: _uuid,
      createdAt: _at,
      by: _by,
      again: _again,
      about,
      ...stated
    } = decision;
    const aboutIds = about.flatMap((key) => anyIdOf(plan, key) ?? []);
    put(plan, {
      kind: 'decision',
      table: 'decisions',
      draft: decision,
      stated: { ...stated, aboutIds },
      make: (id) => newDecision(id, { title: decision.title, aboutIds }, plan.who),
    });
  }
}
