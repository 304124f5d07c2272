import { insert, label, ops } from '#shared/domain/change.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { type MarkProblem, type Picked, planMark } from './highlight-actions.ts';

export type InsightProblem = { readonly kind: 'no-claim' } | CommitProblem;

/** Makes an insight, standing on these highlights, in one step. */
export async function createInsight(
  app: App,
  claim: string,
  highlightIds: readonly Id<'highlight'>[] = [],
): Promise<Result<Id<'insight'>, InsightProblem>> {
  if (claim.trim() === '') return fail({ kind: 'no-claim' });
  const id = app.newId('insight');
  const done = await app.run({
    label: label('change.create-insight'),
    ops: [insert('insights', newInsight(id, { title: claim }, authorship(app))), ...linkOps(app, highlightIds, id)],
  });
  return done.ok ? ok(id) : done;
}

/** Highlights picked words and makes an insight of them in one step. */
export async function createInsightFromWords(
  app: App,
  picked: Picked,
  claim: string,
): Promise<Result<Id<'insight'>, InsightProblem | MarkProblem>> {
  if (claim.trim() === '') return fail({ kind: 'no-claim' });
  const planned = await planMark(app, picked);
  if (!planned.ok) return planned;
  const id = app.newId('insight');
  const done = await app.run({
    label: label('change.create-insight'),
    ops: ops(
      planned.value.op,
      insert('insights', newInsight(id, { title: claim }, authorship(app))),
      ...linkOps(app, [planned.value.id], id),
    ),
  });
  return done.ok ? ok(id) : done;
}

const linkOps = (app: App, from: readonly AnyId[], to: AnyId) =>
  from.map((id) => insert('evidence', newEvidenceLink(app.newId('evidence'), { from: id, to }, authorship(app))));
