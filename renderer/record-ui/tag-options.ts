import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import { labelKey, type Tag, tagNamed } from '#shared/domain/tag.ts';

export type TagOption =
  | {
      readonly kind: 'tag';
      readonly key: Id<'tag'>;
      readonly tag: Tag;
      /** The group's label, empty for none. */
      readonly group: string;
      readonly uses: number;
      readonly checked: boolean;
      /** The key that applies it in the transcript, for the most used ones. */
      readonly digit: number | null;
      /** True for the tag that what was typed already names, in other letters. */
      readonly exists: boolean;
      readonly section: TagSection;
    }
  | {
      readonly kind: 'create';
      readonly key: 'create';
      readonly label: string;
      readonly parent: Tag | null;
      readonly section: 'new';
    };

/** `group` rows are under the heading of their group. */
export type TagSection = 'used' | 'recent' | 'group' | 'found';

export interface TagOptionsInput {
  readonly tags: readonly Tag[];
  readonly uses: ReadonlyMap<string, number>;
  readonly checked: ReadonlySet<string>;
  readonly recent: readonly Id<'tag'>[];
  /** As typed; `group/` in front narrows to a group. */
  readonly text: string;
}

/** The rows of the tag picker. Without words: most used, recent, then by group. With words: what they match, best first, then making it. */
export function tagOptions({ tags, uses, checked, recent, text }: TagOptionsInput): readonly TagOption[] {
  const groups = new Map<string, Tag>(tags.map((tag) => [tag.id, tag]));
  const groupOf = (tag: Tag): string => (tag.parentId === null ? '' : (groups.get(tag.parentId)?.label ?? ''));
  const most = mostUsed(tags, uses);
  const option = (tag: Tag, section: TagSection, exists = false): TagOption => ({
    kind: 'tag',
    key: tag.id,
    tag,
    group: groupOf(tag),
    uses: uses.get(tag.id) ?? 0,
    checked: checked.has(tag.id),
    digit: most.includes(tag) ? most.indexOf(tag) + 1 : null,
    exists,
    section,
  });
  const { group, words } = readTyped(tags, text);
  const codable = tags.filter((tag) => tag.codable && (group === null || tag.parentId === group.id));
  if (words === '' && group === null) {
    const fresh = recent
      .map((id) => groups.get(id))
      .filter((tag) => tag !== undefined)
      .filter((tag) => !most.includes(tag));
    const rest = codable
      .filter((tag) => !most.includes(tag) && !fresh.includes(tag))
      .sort((a, b) => groupOf(a).localeCompare(groupOf(b)) || (a.order < b.order ? -1 : 1));
    return [
      ...most.map((tag) => option(tag, 'used')),
      ...fresh.map((tag) => option(tag, 'recent')),
      ...rest.map((tag) => option(tag, 'group')),
    ];
  }
  const same = words === '' ? undefined : tagNamed(tags, words);
  const found = codable
    .map((tag) => ({ tag, rank: tag === same ? -1 : rankOf(tag, groupOf(tag), words) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (uses.get(b.tag.id) ?? 0) - (uses.get(a.tag.id) ?? 0) ||
        a.tag.label.localeCompare(b.tag.label),
    )
    .map(({ tag }) => option(tag, 'found', tag === same && tag.label !== words));
  const creation: TagOption[] =
    words === '' || same ? [] : [{ kind: 'create', key: 'create', label: words, parent: group, section: 'new' }];
  return [...found, ...creation];
}

/** The tags that the keys 1 to 9 apply. */
export function mostUsed(tags: readonly Tag[], uses: ReadonlyMap<string, number>): readonly Tag[] {
  const count = (tag: Tag): number => uses.get(tag.id) ?? 0;
  return tags
    .filter((tag) => tag.codable && count(tag) > 0)
    .sort((a, b) => count(b) - count(a) || (a.order < b.order ? -1 : 1))
    .slice(0, 9);
}

/** On how many highlights each tag stands. */
export function tagUses(graph: Pick<EvidenceGraph, 'highlights'>): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { tagIds } of graph.highlights.values()) {
    for (const id of tagIds) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

function readTyped(tags: readonly Tag[], text: string): { readonly group: Tag | null; readonly words: string } {
  const slash = text.indexOf('/');
  const name = labelKey(text.slice(0, Math.max(0, slash)));
  const group = slash > 0 ? tags.find((tag) => !tag.codable && tag.labelKey.startsWith(name)) : undefined;
  return group ? { group, words: text.slice(slash + 1).trim() } : { group: null, words: text.trim() };
}

const NO_MATCH = 9;

/** Lower is better: start of the label, start of one of its words, within it, an alias, the group, the definition. */
function rankOf(tag: Tag, group: string, words: string): number {
  const typed = fold(words);
  const label = fold(tag.label);
  if (label.startsWith(typed)) return 0;
  const parts = typed.split(/\s+/).filter(Boolean);
  const every = (text: string, start: boolean): boolean =>
    parts.every((part) => (start ? text.split(/[\s/-]+/).some((word) => word.startsWith(part)) : text.includes(part)));
  if (every(label, true)) return 1;
  if (every(label, false)) return 2;
  if (tag.aliases.some((alias) => every(fold(alias), false))) return 3;
  if (every(`${fold(group)} ${label}`, false)) return 4;
  return every(`${label} ${fold(tag.definition)}`, false) ? 5 : NO_MATCH;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
