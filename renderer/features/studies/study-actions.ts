import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { inTurn } from '#renderer/data/in-turn.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail } from '#shared/domain/result.ts';

/** Changes a list of a study from what stands in it now: another edit may have come in between. */
export function editStudyList(
  app: App,
  id: Id<'study'>,
  list: 'questions' | 'segments',
  edit: (now: readonly string[]) => string[],
  session?: string,
): ReturnType<typeof setFields> {
  return inTurn(id, async () => {
    const study = await app.db.studies.get(id);
    if (!study) return fail({ kind: 'gone' });
    return setFields(app, 'studies', id, { [list]: edit(study[list]) }, session);
  });
}

export const withItemAt = (list: readonly string[], at: number, value: string): string[] =>
  list.map((one, i) => (i === at ? value : one));

export const withoutItemAt = (list: readonly string[], at: number): string[] => list.filter((_, i) => i !== at);

export function movedItem(list: readonly string[], at: number, by: 1 | -1): string[] {
  const moved = list[at];
  const to = at + by;
  if (moved === undefined || to < 0 || to >= list.length) return [...list];
  const rest = withoutItemAt(list, at);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
