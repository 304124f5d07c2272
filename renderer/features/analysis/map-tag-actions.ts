import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { type MapTags, mapTagsValue, readMapTags } from '#shared/analysis/map-tags.ts';
import { insert, label, type Op, ops, update } from '#shared/domain/change.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { newSetting, settingId } from '#shared/domain/setting.ts';
import { labelKey, newTag, type TagHue, tagNamed } from '#shared/domain/tag.ts';

/** Which tags the maps are read by, today. */
export async function mapTags(app: App): Promise<MapTags> {
  const [value, tags] = await Promise.all([settingValue(app, 'maps'), app.db.tags.toArray()]);
  const byId = new Map<string, (typeof tags)[number]>(tags.map((tag) => [tag.id, tag]));
  const tagNow = (id: Id<'tag'>): Id<'tag'> | null => {
    const seen = new Set<string>();
    for (let at = byId.get(id); at && !seen.has(at.id); at = byId.get(at.mergedInto ?? '')) {
      seen.add(at.id);
      if (at.mergedInto === null) return at.deletedAt === null && at.codable ? at.id : null;
    }
    return null;
  };
  return readMapTags(value, tagNow);
}

/** Reads the maps by other tags, from now on. `part` is asked with what is chosen by then, so that two choices in a row both stand. */
export async function chooseMapTags(
  app: App,
  part: (now: MapTags) => Partial<MapTags>,
): Promise<Result<unknown, CommitProblem>> {
  const now = await mapTags(app);
  return app.run({ label: label('change.map-tags'), ops: ops(await settingOp(app, { ...now, ...part(now) })) });
}

export interface TagSet {
  /** The heading of the codebook under which new tags stand. */
  readonly group: string;
  readonly labels: readonly string[];
  readonly hue: TagHue;
}

/**
 * Tags with these labels, as far as the codebook has none of that name yet, and a map that is read by them: one step. In a locked
 * codebook the new ones are proposals. `chosen` puts the ids, in the order of the labels, where the map looks for them.
 */
export async function addMapTags(
  app: App,
  { group, labels, hue }: TagSet,
  chosen: (ids: readonly Id<'tag'>[]) => Partial<MapTags>,
): Promise<Result<unknown, CommitProblem>> {
  const who = authorship(app);
  const tags = ordered(await liveRecords(app, 'tags'));
  const proposed = (await settingValue(app, 'codebookLocked')) === true;
  const order = [...app.orderKeys(tags.at(-1)?.order ?? null, labels.length + 1)];
  const nextOrder = (): string => order.shift() ?? app.orderBetween(tags.at(-1)?.order ?? null, null);
  const made: Op[] = [];
  const missing = labels.filter((one) => !tagNamed(tags, one));
  let parentId = tags.find((tag) => !tag.codable && tag.labelKey === labelKey(group))?.id ?? null;
  if (missing.length > 0 && parentId === null) {
    const heading = newTag(app.newId('tag'), { label: group, order: nextOrder(), codable: false, hue }, who);
    parentId = heading.id;
    made.push(insert('tags', heading));
  }
  const ids = labels.map((text) => {
    const known = tagNamed(tags, text);
    if (known) return known.id;
    const tag = newTag(app.newId('tag'), { label: text, order: nextOrder(), parentId, hue, proposed }, who);
    made.push(insert('tags', tag));
    return tag.id;
  });
  const setting = await settingOp(app, { ...(await mapTags(app)), ...chosen(ids) });
  return app.run({ label: label('change.add-map-tags', { group }), ops: ops(...made, setting) });
}

async function settingOp(app: App, tags: MapTags): Promise<Op | null> {
  const now = await app.db.settings.get(settingId('maps'));
  const value = mapTagsValue(tags);
  return now
    ? update('settings', now, { value, deletedAt: null })
    : insert('settings', newSetting('maps', value, authorship(app)));
}

/** The ids of a list that are of tags: choices come out of lists of names as plain text. */
export const tagIdsIn = (ids: readonly string[]): readonly Id<'tag'>[] => ids.filter((id) => isId('tag', id));
