import { insert, label, ops, update } from '#shared/domain/change.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { type Experiment, newExperiment } from '#shared/domain/experiment.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newSolution } from '#shared/domain/solution.ts';
import { type App, authorship } from '../app.ts';
import { experimentsOf, solutionsOf } from '../queries/solution-queries.ts';
import type { CreateProblem } from './create-actions.ts';
import type { FieldProblem } from './field-actions.ts';

export async function addSolution(
  app: App,
  needId: Id<'need'>,
  title: string,
): Promise<Result<Id<'solution'>, CreateProblem>> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('solution');
  const order = app.orderBetween((await solutionsOf(app, needId)).at(-1)?.order ?? null, null);
  const op = insert('solutions', newSolution(id, { needId, title, order }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'solution' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export async function addExperiment(
  app: App,
  solutionId: Id<'solution'>,
  assumption: string,
): Promise<Result<Id<'experiment'>, CreateProblem>> {
  if (assumption.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('experiment');
  const order = app.orderBetween((await experimentsOf(app, solutionId)).at(-1)?.order ?? null, null);
  const op = insert('experiments', newExperiment(id, { solutionId, assumption, order }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'experiment' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

/** Says what would count as true. The day is kept: one set after the result shows in the open. */
export async function setThreshold(
  app: App,
  id: Id<'experiment'>,
  threshold: string,
  session: string,
): Promise<Result<unknown, FieldProblem>> {
  const experiment = await app.db.experiments.get(id);
  if (!experiment) return fail({ kind: 'gone' });
  const op = update('experiments', experiment, {
    threshold,
    thresholdSetAt: threshold.trim() === '' ? null : app.today(),
  });
  return app.run({ label: label('change.edit', { table: 'experiments' }), ops: ops(op) }, session);
}

export type ResultProblem = FieldProblem | { readonly kind: 'no-threshold' };

/** Tells how an experiment came out: it ends, and its result stands as evidence for or against the need. Null takes it back. */
export async function tellOutcome(
  app: App,
  id: Id<'experiment'>,
  outcome: Experiment['outcome'],
): Promise<Result<unknown, ResultProblem>> {
  const experiment = await app.db.experiments.get(id);
  const solution = experiment && (await app.db.solutions.get(experiment.solutionId));
  if (!experiment || !solution) return fail({ kind: 'gone' });
  if (outcome !== null && experiment.threshold.trim() === '') return fail({ kind: 'no-threshold' });
  const known = (await app.db.evidence.where('[from+to]').equals([id, solution.needId]).toArray()).find(
    ({ deletedAt }) => deletedAt === null,
  );
  const fields =
    outcome === null
      ? ({ outcome, status: 'running', endedAt: null } as const)
      : ({ outcome, status: 'done', endedAt: experiment.endedAt ?? app.today() } as const);
  const link =
    outcome === null
      ? known && update('evidence', known, { deletedAt: app.now() })
      : known
        ? update('evidence', known, { stance: outcome, note: experiment.result })
        : insert(
            'evidence',
            newEvidenceLink(
              app.newId('evidence'),
              { from: id, to: solution.needId, stance: outcome, note: experiment.result },
              authorship(app),
            ),
          );
  return app.run({
    label: label('change.experiment-result'),
    ops: ops(update('experiments', experiment, fields), link),
  });
}
