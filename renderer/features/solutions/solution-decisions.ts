import type { App } from '#renderer/data/app.ts';
import { authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { insert, label } from '#shared/domain/change.ts';
import { type Decision, newDecision } from '#shared/domain/decision.ts';
import type { Id } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import type { Solution } from '#shared/domain/solution.ts';

/** Decisions that name the solution or the need behind it, the newest first. */
export async function decisionsAbout(app: App, solution: Solution): Promise<Decision[]> {
  const found = await app.db.decisions.where('aboutIds').anyOf([solution.id, solution.needId]).distinct().toArray();
  return found
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => ((a.decidedAt ?? a.createdAt) < (b.decidedAt ?? b.createdAt) ? 1 : -1));
}

/** Begins a decision about the solution and its need. */
export async function decideOn(
  app: App,
  solution: Solution,
  title: string,
): Promise<Result<Id<'decision'>, CommitProblem>> {
  const id = app.newId('decision');
  const aboutIds = [solution.id, solution.needId];
  const op = insert('decisions', newDecision(id, { title, aboutIds }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'decision' }), ops: [op] });
  return done.ok ? ok(id) : done;
}
