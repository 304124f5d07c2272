import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newSetting, settingId } from '#shared/domain/setting.ts';
import { labelKey, newTag, TAG_HUES, type Tag, type TagHue, tagNamed } from '#shared/domain/tag.ts';
import { childrenByParent, mayStandUnder } from './codebook-outline.ts';

export type TagProblem =
  | { readonly kind: 'no-title' }
  /** The label is a tag's already: by name or alias, or in other letters. */
  | { readonly kind: 'exists'; readonly tag: Tag }
  | { readonly kind: 'circle' }
  | FieldProblem;

/** A tag or a group that is being written. */
export interface TagPlace {
  readonly parentId: Id<'tag'> | null;
  /** False for a group. */
  readonly codable: boolean;
}

/** Adds a tag (in a locked codebook: a proposal) at the end of its group, in the group's hue; or a group, in the first hue that no group has. */
export async function addTag(app: App, text: string, place: TagPlace): Promise<Result<Id<'tag'>, TagProblem>> {
  const tags = await liveRecords(app, 'tags');
  const refused = refusal(tags, text, place.codable, null);
  if (refused) return fail(refused);
  const id = app.newId('tag');
  const order = app.orderBetween(ordered(tags).at(-1)?.order ?? null, null);
  const hue = tags.find((tag) => tag.id === place.parentId)?.hue ?? (place.codable ? 'grey' : freeHue(tags));
  const proposed = place.codable && (await settingValue(app, 'codebookLocked')) === true;
  const tag = newTag(id, { label: text, order, hue, proposed, ...place }, authorship(app));
  const key = place.codable ? 'change.create-tag' : 'change.create-tag-group';
  const done = await app.run({ label: label(key, { tag: tag.label }), ops: [insert('tags', tag)] });
  return done.ok ? ok(id) : done;
}

export async function renameTag(app: App, id: Id<'tag'>, text: string): Promise<Result<unknown, TagProblem>> {
  const tags = await liveRecords(app, 'tags');
  const tag = tags.find((one) => one.id === id);
  if (!tag) return fail({ kind: 'gone' });
  const refused = refusal(tags, text, tag.codable, id);
  if (refused) return fail(refused);
  const name = text.trim();
  return app.run({
    label: label('change.rename-tag', { tag: name }),
    ops: ops(update('tags', tag, { label: name, labelKey: labelKey(name) })),
  });
}

/** Puts a tag, with all that stands under it, at the end of another group. */
export async function moveTag(
  app: App,
  id: Id<'tag'>,
  parentId: Id<'tag'> | null,
): Promise<Result<unknown, TagProblem>> {
  const tags = ordered(await liveRecords(app, 'tags'));
  const tag = tags.find((one) => one.id === id);
  if (!tag) return fail({ kind: 'gone' });
  if (parentId !== null && !mayStandUnder(tags, id, parentId)) return fail({ kind: 'circle' });
  const order = app.orderBetween(tags.at(-1)?.order ?? null, null);
  return app.run({
    label: label('change.move-tag', { tag: tag.label }),
    ops: ops(update('tags', tag, { parentId, order })),
  });
}

/** Puts several tags at the end of another group, in one step; those that would stand under themselves are refused together. */
export async function moveTags(
  app: App,
  ids: readonly Id<'tag'>[],
  parentId: Id<'tag'> | null,
): Promise<Result<unknown, TagProblem>> {
  const tags = ordered(await liveRecords(app, 'tags'));
  const moved = tags.filter(({ id }) => ids.includes(id));
  if (moved.length === 0) return fail({ kind: 'gone' });
  if (parentId !== null && moved.some(({ id }) => !mayStandUnder(tags, id, parentId))) return fail({ kind: 'circle' });
  const keys = app.orderKeys(tags.at(-1)?.order ?? null, moved.length);
  return app.run({
    label: label('change.move-tags', { count: moved.length, tag: moved[0]?.label ?? '' }),
    ops: ops(...moved.map((tag, i) => update('tags', tag, { parentId, order: keys[i] ?? tag.order }))),
  });
}

/** Retires tags, or brings them back: they stay on their highlights, and are offered nowhere. */
export async function archiveTags(
  app: App,
  ids: readonly Id<'tag'>[],
  archived: boolean,
): Promise<Result<unknown, TagProblem>> {
  const tags = (await app.db.tags.bulkGet([...ids])).filter((tag) => tag !== undefined);
  const key = archived ? 'change.archive-tag' : 'change.unarchive-tag';
  return app.run({
    label: label(key, { tag: tags.map((tag) => tag.label).join(', ') }),
    ops: ops(...tags.map((tag) => update('tags', tag, { archived }))),
  });
}

/** Takes a proposed tag into the codebook. */
export async function acceptTag(app: App, id: Id<'tag'>): Promise<Result<unknown, TagProblem>> {
  const tag = await app.db.tags.get(id);
  if (!tag) return fail({ kind: 'gone' });
  return app.run({
    label: label('change.accept-tag', { tag: tag.label }),
    ops: ops(update('tags', tag, { proposed: false })),
  });
}

/** While it is locked new tags are proposals. Anybody may unlock it; the log says who did. */
export async function lockCodebook(app: App, locked: boolean): Promise<Result<unknown, TagProblem>> {
  const now = await app.db.settings.get(settingId('codebookLocked'));
  const op = now
    ? update('settings', now, { value: locked, deletedAt: null })
    : insert('settings', newSetting('codebookLocked', locked, authorship(app)));
  return app.run({ label: label(locked ? 'change.lock-codebook' : 'change.unlock-codebook'), ops: ops(op) });
}

/** One place up or down among its siblings; nothing at the ends. */
export async function stepTag(app: App, id: Id<'tag'>, by: 1 | -1): Promise<Result<unknown, TagProblem>> {
  const tags = ordered(await liveRecords(app, 'tags'));
  const siblings = [...childrenByParent(tags).values()].find((list) => list.some((tag) => tag.id === id)) ?? [];
  const at = siblings.findIndex((tag) => tag.id === id);
  const [tag, other] = [siblings[at], siblings[at + by]];
  if (!tag || !other) return ok(null);
  const named = label('change.move-tag', { tag: tag.label });
  const [before, behind] = by === 1 ? [other, siblings[at + 2]] : [siblings[at - 2], other];
  if (!before || !behind || before.order < behind.order) {
    const order = app.orderBetween(before?.order ?? null, behind?.order ?? null);
    return app.run({ label: named, ops: ops(update('tags', tag, { order })) });
  }
  // Two copies that were merged gave their tags the same keys: there is no place between, so all siblings get new ones.
  const next = siblings.with(at, other).with(at + by, tag);
  const keys = app.orderKeys(tags.at(-1)?.order ?? null, next.length);
  return app.run({
    label: named,
    ops: ops(...next.map((one, i) => update('tags', one, { order: keys[i] ?? one.order }))),
  });
}

/** The tag, or the group, that already stands for this label. `but` is the one that is being named. */
export function standing(
  tags: readonly Tag[],
  text: string,
  codable: boolean,
  but: Id<'tag'> | null = null,
): Tag | undefined {
  if (text.trim() === '') return undefined;
  const others = tags.filter((tag) => tag.id !== but);
  if (codable) return tagNamed(others, text);
  return others.find((tag) => !tag.codable && tag.labelKey === labelKey(text));
}

function refusal(tags: readonly Tag[], text: string, codable: boolean, but: Id<'tag'> | null): TagProblem | null {
  if (text.trim() === '') return { kind: 'no-title' };
  const tag = standing(tags, text, codable, but);
  return tag ? { kind: 'exists', tag } : null;
}

function freeHue(tags: readonly Tag[]): TagHue {
  const groups = tags.filter((tag) => !tag.codable);
  const free = TAG_HUES.find((hue) => hue !== 'grey' && groups.every((group) => group.hue !== hue));
  return free ?? TAG_HUES[groups.length % TAG_HUES.length] ?? 'grey';
}
