import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import { recordsNaming } from '#renderer/data/actions/merge-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { NamingRecord } from '#shared/domain/merge-participants.ts';
import { mergePreview, mergeTags, type TagMergePreview, viewAfterMerge } from '#shared/domain/merge-tags.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newTag, type Tag } from '#shared/domain/tag.ts';
import { standing, type TagProblem } from './codebook-actions.ts';

interface Merge {
  readonly kept: Tag;
  readonly others: readonly Tag[];
  readonly naming: readonly NamingRecord[];
}

/** What merging would do; null when one of the tags is gone. */
export async function previewMerge(
  app: App,
  keptId: Id<'tag'>,
  otherIds: readonly Id<'tag'>[],
): Promise<TagMergePreview | null> {
  const merge = await readMerge(app, keptId, otherIds);
  return merge && mergePreview(merge.kept, merge.others, merge.naming);
}

/** Merges tags into one, in one step: highlights, interviews, rules, saved views and other names follow. */
export async function mergeTagsInto(
  app: App,
  keptId: Id<'tag'>,
  otherIds: readonly Id<'tag'>[],
): Promise<Result<unknown, FieldProblem>> {
  const merge = await readMerge(app, keptId, otherIds);
  if (!merge || merge.others.length === 0) return fail({ kind: 'gone' });
  const { kept, others, naming } = merge;
  const views = await app.db.savedViews.toArray();
  return app.run({
    label: label('change.merge-tags', { count: others.length, from: others[0]?.label ?? '', tag: kept.label }),
    ops: ops(
      ...mergeTags(kept, others, naming, app.now()),
      ...views.map((view) => {
        const params = viewAfterMerge(view, others, kept);
        return params && update('savedViews', view, { params });
      }),
    ),
  });
}

async function readMerge(app: App, keptId: Id<'tag'>, otherIds: readonly Id<'tag'>[]): Promise<Merge | null> {
  const kept = await app.db.tags.get(keptId);
  const ids = otherIds.filter((id) => id !== keptId);
  const others = (await app.db.tags.bulkGet([...ids])).filter((tag) => tag !== undefined);
  if (!kept || kept.deletedAt !== null || others.length < ids.length) return null;
  const found = (await Promise.all(ids.map((id) => recordsNaming(app, id)))).flat();
  // A record that names two of them is one record.
  const naming = [...new Map(found.map((one) => [one.record.id as string, one])).values()];
  return { kept, others, naming };
}

/** Makes a new tag beside another and moves chosen highlights to it, in one step. */
export async function splitTag(
  app: App,
  fromId: Id<'tag'>,
  name: string,
  highlightIds: readonly Id<'highlight'>[],
): Promise<Result<Id<'tag'>, TagProblem>> {
  const tags = ordered(await liveRecords(app, 'tags'));
  const from = tags.find(({ id }) => id === fromId);
  if (!from) return fail({ kind: 'gone' });
  if (name.trim() === '') return fail({ kind: 'no-title' });
  const same = standing(tags, name, true);
  if (same) return fail({ kind: 'exists', tag: same });
  const next = tags[tags.indexOf(from) + 1];
  const { parentId, hue } = from;
  const order = app.orderBetween(from.order, next && next.order > from.order ? next.order : null);
  const tag = newTag(app.newId('tag'), { label: name, order, parentId, hue }, authorship(app));
  const highlights = (await app.db.highlights.bulkGet([...highlightIds])).filter((one) => one !== undefined);
  const at = { by: app.by, at: app.now() };
  const done = await app.run({
    label: label('change.split-tag', { tag: tag.label, from: from.label }),
    ops: ops(
      insert('tags', tag),
      ...highlights
        .filter(({ tagIds }) => tagIds.includes(fromId))
        .map((one) =>
          update('highlights', one, {
            tagIds: one.tagIds.map((id) => (id === fromId ? tag.id : id)),
            tagging: {
              ...Object.fromEntries(Object.entries(one.tagging).filter(([id]) => id !== fromId)),
              [tag.id]: one.tagging[fromId] ?? at,
            },
          }),
        ),
    ),
  });
  return done.ok ? ok(tag.id) : done;
}
