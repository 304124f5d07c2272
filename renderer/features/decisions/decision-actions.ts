import type { CreateProblem } from '#renderer/data/actions/create-actions.ts';
import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { evidenceBehind, freeze } from '#shared/analysis/decision-evidence.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import { type Decision, newDecision } from '#shared/domain/decision.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { type AnyId, type Id, isId } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

export async function createDecision(
  app: App,
  title: string,
  aboutIds: readonly AnyId[] = [],
): Promise<Result<Id<'decision'>, CreateProblem>> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('decision');
  const op = insert('decisions', newDecision(id, { title, aboutIds: [...aboutIds] }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'decision' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

/** Decides: from now on the evidence stands in the decision as it is today, whatever becomes of it. */
export async function decide(
  app: App,
  graph: EvidenceGraph,
  id: Id<'decision'>,
): Promise<Result<unknown, FieldProblem>> {
  const decision = await app.db.decisions.get(id);
  if (!decision) return fail({ kind: 'gone' });
  const evidence = evidenceBehind(graph, await onTheLine(app, decision.aboutIds), app.today());
  const fields = {
    status: 'decided',
    decidedAt: decision.decidedAt ?? app.today(),
    frozen: freeze(evidence, app.now()),
  } as const;
  return app.run({ label: label('change.decide'), ops: ops(update('decisions', decision, fields)) });
}

/** How a decision is seen when it is looked at again. */
export async function reviewDecision(
  app: App,
  id: Id<'decision'>,
  status: Extract<Decision['status'], 'kept' | 'changed' | 'reversed'>,
): Promise<Result<unknown, FieldProblem>> {
  const decision = await app.db.decisions.get(id);
  if (!decision) return fail({ kind: 'gone' });
  return app.run({
    label: label('change.review-decision'),
    ops: ops(update('decisions', decision, { status, reviewAt: null })),
  });
}

/** The records of the line that a decision is about: for a solution, the need that it would serve. */
export async function onTheLine(app: App, aboutIds: readonly AnyId[]): Promise<readonly AnyId[]> {
  const found = await Promise.all(
    aboutIds.map(async (id): Promise<AnyId[]> => {
      if (!isId('solution', id)) return [id];
      const solution = await app.db.solutions.get(id);
      return solution ? [solution.needId] : [];
    }),
  );
  return [...new Set(found.flat())];
}
