import { type BodyContent, followBody, newBody } from '#shared/domain/body.ts';
import { type Change, insert, label, type Op, ops, update } from '#shared/domain/change.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { bodyOf, highlightsIn } from '../queries/interview-queries.ts';

/**
 * Writes what was typed in a text, with every highlight that its words carry along. Saves of one `session` (an open editor) are one
 * undo step; `history.seal(session)` ends it. Answers the change, null where nothing differs.
 */
export async function saveBody(
  app: App,
  ownerId: AnyId,
  next: BodyContent,
  session: string,
): Promise<Result<Change | null, CommitProblem>> {
  const body = await bodyOf(app, ownerId);
  const parts: (Op | null)[] = [];
  if (body === null) parts.push(insert('bodies', newBody(app.newId('body'), { ownerId, ...next }, authorship(app))));
  else {
    parts.push(update('bodies', body, { order: [...next.order], blocks: { ...next.blocks } }));
    for (const [highlight, followed] of followBody(await highlightsIn(app, ownerId), body, next)) {
      parts.push(update('highlights', highlight, { anchor: followed.anchor, needsReview: followed.needsReview }));
    }
  }
  return app.run({ label: label('change.write', { kind: ownerId.slice(0, 2) }), ops: ops(...parts) }, session);
}
