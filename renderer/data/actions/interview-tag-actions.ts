import { label, type Op, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import type { Tag } from '#shared/domain/tag.ts';
import type { App } from '../app.ts';
import type { FieldProblem } from './field-actions.ts';

/** Puts a tag on an interview as a whole, or takes it off. */
export async function tagInterview(
  app: App,
  id: Id<'interview'>,
  tag: Tag,
  on: boolean,
  /** The op that makes the tag, where it is new. */
  made: Op | null = null,
): Promise<Result<unknown, FieldProblem>> {
  const interview = await app.db.interviews.get(id);
  if (!interview) return fail({ kind: 'gone' });
  const rest = interview.tagIds.filter((one) => one !== tag.id);
  return app.run({
    label: label(on ? 'change.tag-interview' : 'change.untag-interview', { tag: tag.label }),
    ops: ops(made, update('interviews', interview, { tagIds: on ? [...rest, tag.id] : rest })),
  });
}
