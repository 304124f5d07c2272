import { knownHighlights, untagOp } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { label, ops } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** Takes a tag off highlights: one step, however many there are. */
export async function untagHighlights(
  app: App,
  ids: readonly Id<'highlight'>[],
  tag: Tag,
): Promise<Result<unknown, CommitProblem>> {
  const { highlights, known } = await knownHighlights(app, ids);
  const tagged = highlights.filter((h) => h.tagIds.includes(tag.id));
  return app.run(
    {
      label: label('change.untag-all', { tag: tag.label, count: tagged.length }),
      ops: ops(...tagged.map((h) => untagOp(h, tag.id))),
    },
    undefined,
    known,
  );
}
