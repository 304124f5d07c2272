import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { linksFrom, linksTo } from '#renderer/data/queries/graph-queries.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { FRESH_DAYS } from '#shared/analysis/staleness.ts';
import { dayAfter } from '#shared/domain/calendar.ts';
import { insert, label, type Op, ops, trash, update } from '#shared/domain/change.ts';
import { type EvidenceLink, newEvidenceLink } from '#shared/domain/evidence-link.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Insight } from '#shared/domain/insight.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

/** Moves insights into a column of the board: a status, or a theme. One step for all of them. */
export async function moveToColumn(
  app: App,
  ids: readonly Id<'insight'>[],
  fields: Partial<Pick<Insight, 'status' | 'theme'>>,
): Promise<Result<unknown, FieldProblem>> {
  const insights = (await app.db.insights.bulkGet([...ids])).filter((one) => one !== undefined);
  return app.run({
    label: label('change.insight-column'),
    ops: ops(...insights.map((insight) => update('insights', insight, fields))),
  });
}

/** Says that an insight still holds: it counts as reviewed, and is due again in half a year. The new day. */
export async function confirmInsight(app: App, id: Id<'insight'>): Promise<Result<string, FieldProblem>> {
  const insight = await recordIn(app, 'insights', id);
  if (insight === null) return fail({ kind: 'gone' });
  const reviewAt = dayAfter(app.today(), FRESH_DAYS);
  const fields = { reviewAt, status: insight.status === 'draft' ? 'reviewed' : insight.status } as const;
  const done = await app.run({
    label: label('change.confirm-insight'),
    ops: ops(update('insights', insight, fields)),
  });
  return done.ok ? ok(reviewAt) : done;
}

/**
 * Merges duplicates into the one that stays, in one step: their evidence and the needs they serve go over to it, what it has already is
 * not doubled, and they lie in the trash with their own links, so that one undo brings all of it back.
 */
export async function mergeInsights(
  app: App,
  from: readonly Id<'insight'>[],
  into: Id<'insight'>,
): Promise<Result<unknown, FieldProblem>> {
  const stays = await recordIn(app, 'insights', into);
  const gone = (await app.db.insights.bulkGet(from.filter((id) => id !== into))).filter((one) => one !== undefined);
  if (stays === null || gone.length === 0) return fail({ kind: 'gone' });
  const known = new Set(
    [...(await linksTo(app, into)), ...(await linksFrom(app, into))].map(({ from: a, to }) => `${a} ${to}`),
  );
  const made: Op[] = [];
  const take = (link: EvidenceLink, ends: Pick<EvidenceLink, 'from' | 'to'>): void => {
    const key = `${ends.from} ${ends.to}`;
    if (known.has(key)) return;
    known.add(key);
    const { stance, note, strength } = link;
    made.push(
      insert('evidence', newEvidenceLink(app.newId('evidence'), { ...ends, stance, note, strength }, authorship(app))),
    );
  };
  for (const { id } of gone) {
    for (const link of await linksTo(app, id)) take(link, { from: link.from, to: into });
    for (const link of await linksFrom(app, id)) take(link, { from: into, to: link.to });
  }
  const now = app.now();
  return app.run({
    label: label('change.merge-insights'),
    ops: [...made, ...gone.map((insight) => trash('insights', insight, now))],
  });
}
