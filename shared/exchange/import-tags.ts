import type { Id } from '../domain/ids.ts';
import { labelKey, newTag, type Tag, tagNamed } from '../domain/tag.ts';
import { idOf, ordersFor, type Planning, put } from './import-put.ts';
import type { DraftTag, ImportDraft } from './import-records.ts';

export function putTags(plan: Planning, { tags }: ImportDraft): void {
  const order = ordersFor(plan, 'tags', tags.length);
  const known: Tag[] = [...plan.known.live('tags')];
  const made = new Map<string, Id<'tag'>>();
  for (const draft of tags) {
    const parentId = idOf(plan, 'tag', draft.parent);
    const place = `${parentId} ${labelKey(draft.label.trim())}`;
    const twin = made.get(place);
    if (twin) {
      plan.problems.warn(`The tag "${draft.label}" is there twice, with other capitals or accents: they became one.`);
      plan.ids.set(draft.key, twin);
      continue;
    }
    const { definition, aliases, hue, codable, includes, excludes, archived } = draft;
    const label = draft.label.trim();
    const { id } = put(plan, {
      kind: 'tag',
      table: 'tags',
      draft,
      stated: {
        ...{ label, labelKey: labelKey(label), definition, hue, codable, includes, excludes, archived },
        ...(aliases === undefined ? {} : { aliases: [...aliases] }),
        ...(draft.parent === undefined ? {} : { parentId }),
      },
      make: (own) => newTag(own, { label, order: order(), parentId }, plan.who),
      natural: () => sameTag(known, draft, parentId),
    });
    made.set(place, id);
  }
}

/** A case or accent variant is the same tag: within its group, or anywhere when the file knows no groups. */
function sameTag(tags: readonly Tag[], { label, parent, codable }: DraftTag, parentId: Id<'tag'> | null) {
  if (parent === undefined && codable !== false) return tagNamed(tags, label);
  const key = labelKey(label.trim());
  return tags.find((tag) => tag.labelKey === key && tag.parentId === parentId);
}
