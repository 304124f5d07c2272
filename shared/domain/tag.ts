import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const TAG_HUES = [
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'purple',
  'pink',
  'grey',
] as const;
export type TagHue = (typeof TAG_HUES)[number];

export const TagSchema = v.object({
  id: idSchema('tag'),
  ...baseEntries,
  label: v.string(),
  /** The label folded for matching, see `labelKey`: two tags of one group never share it. */
  labelKey: v.string(),
  definition: v.string(),
  aliases: v.array(v.string()),
  hue: v.picklist(TAG_HUES),
  /** The group, or the broader tag. */
  parentId: v.nullable(idSchema('tag')),
  /** False for a group: a heading of the codebook, never put on a highlight itself. */
  codable: v.boolean(),
  /** What belongs under the tag and what does not, with examples. */
  includes: v.string(),
  excludes: v.string(),
  /** Retired: kept on its highlights, offered nowhere. */
  archived: v.boolean(),
  /** Made while the codebook was locked: it can be used, and waits for somebody to accept it. */
  proposed: v.boolean(),
  /** The tag that this one was merged into; it then stands in the trash. */
  mergedInto: v.nullable(idSchema('tag')),
  order: v.string(),
});
/** A label on highlights. All tags together are the codebook. */
export type Tag = Readonly<v.InferOutput<typeof TagSchema>>;

export function newTag(
  id: Id<'tag'>,
  input: Pick<Tag, 'label' | 'order'> &
    Partial<
      Pick<Tag, 'definition' | 'aliases' | 'hue' | 'parentId' | 'codable' | 'includes' | 'excludes' | 'proposed'>
    > & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Tag> {
  const label = input.label.trim();
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    label,
    labelKey: labelKey(label),
    definition: input.definition ?? '',
    aliases: input.aliases ?? [],
    hue: input.hue ?? 'grey',
    parentId: input.parentId ?? null,
    codable: input.codable ?? true,
    includes: input.includes ?? '',
    excludes: input.excludes ?? '',
    archived: false,
    proposed: input.proposed ?? false,
    mergedInto: null,
    order: input.order,
  };
}

/** A label folded for matching: case, accents, extra spaces and a plural `s` do not make another tag. */
export function labelKey(label: string): string {
  const folded = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
  return /[^s]s$/u.test(folded) && folded.length > 3 ? folded.slice(0, -1) : folded;
}

/** The tag that already stands for this label by name or alias, if any. */
export function tagNamed(tags: readonly Tag[], label: string): Tag | undefined {
  const key = labelKey(label);
  return tags.find(
    (tag) => tag.codable && (tag.labelKey === key || tag.aliases.some((alias) => labelKey(alias) === key)),
  );
}
