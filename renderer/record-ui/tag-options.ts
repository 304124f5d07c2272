import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import { labelKey, type Tag, tagNamed } from '#shared/domain/tag.ts';
import type { Codebook } from './tag-queries.ts';
import type { TagSuggestion } from './tag-suggest.ts';

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
      /** Why it is suggested, in its own section only. */
      readonly suggestion: TagSuggestion | null;
    }
  | {
      readonly kind: 'create';
      readonly key: 'create';
      readonly label: string;
      readonly parent: Tag | null;
      /** The codebook is locked: the tag will wait for a decision. */
      readonly isProposal: boolean;
      readonly section: 'new';
    };

/** `group` rows are under the heading of their group. */
export type TagSection = 'suggested' | 'pinned' | 'used' | 'recent' | 'group' | 'found';

export interface TagOptionsInput extends Pick<Codebook, 'tags' | 'uses' | 'pinned' | 'hasPins' | 'isLocked'> {
  readonly suggested: readonly TagSuggestion[];
  readonly checked: ReadonlySet<string>;
  readonly recent: readonly Id<'tag'>[];
  /** As typed; `group/` in front narrows to a group. */
  readonly text: string;
}

/**
 * The rows of the tag picker. Without words: suggested, pinned (or most used), recent, then by group. With words: what they match,
 * best first, then making it.
 */
export function tagOptions(input: TagOptionsInput): readonly TagOption[] {
  const { tags, uses, checked, recent, text, pinned, hasPins, isLocked, suggested } = input;
  const groups = new Map<string, Tag>(tags.map((tag) => [tag.id, tag]));
  const groupOf = (tag: Tag): string => (tag.parentId === null ? '' : (groups.get(tag.parentId)?.label ?? ''));
  const option = (
    tag: Tag,
    section: TagSection,
    more: Partial<Extract<TagOption, { kind: 'tag' }>> = {},
  ): TagOption => ({
    kind: 'tag',
    key: tag.id,
    tag,
    group: groupOf(tag),
    uses: uses.get(tag.id) ?? 0,
    checked: checked.has(tag.id),
    digit: pinned.includes(tag) ? pinned.indexOf(tag) + 1 : null,
    exists: false,
    suggestion: null,
    section,
    ...more,
  });
  const { group, words } = readTyped(tags, text);
  const offered = tags.filter((tag) => tag.codable && !tag.archived && (group === null || tag.parentId === group.id));
  if (words === '' && group === null) {
    // Each tag stands once, in the first section that it belongs to.
    const seen = new Set(suggested.map(({ tag }) => tag.id as string));
    const once = (list: readonly Tag[]): readonly Tag[] =>
      list.filter((tag) => {
        const isNew = !seen.has(tag.id) && !tag.archived;
        seen.add(tag.id);
        return isNew;
      });
    return [
      ...suggested.map((one) => option(one.tag, 'suggested', { suggestion: one })),
      ...once(pinned).map((tag) => option(tag, hasPins ? 'pinned' : 'used')),
      ...once(recent.flatMap((id) => groups.get(id) ?? [])).map((tag) => option(tag, 'recent')),
      ...once(offered.toSorted((a, b) => groupOf(a).localeCompare(groupOf(b)) || (a.order < b.order ? -1 : 1))).map(
        (tag) => option(tag, 'group'),
      ),
    ];
  }
  const same = words === '' ? undefined : tagNamed(tags, words);
  const found = [...offered, ...(same && !offered.includes(same) ? [same] : [])]
    .map((tag) => ({ tag, rank: tag === same ? -1 : rankOf(tag, groupOf(tag), words) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (uses.get(b.tag.id) ?? 0) - (uses.get(a.tag.id) ?? 0) ||
        a.tag.label.localeCompare(b.tag.label),
    )
    .map(({ tag }) => option(tag, 'found', { exists: tag === same && tag.label !== words }));
  const creation: TagOption[] =
    words === '' || same
      ? []
      : [{ kind: 'create', key: 'create', label: words, parent: group, isProposal: isLocked, section: 'new' }];
  return [...found, ...creation];
}

/** The tags that the keys 1 to 9 apply until a person pins others. */
export function mostUsed(tags: readonly Tag[], uses: ReadonlyMap<string, number>): readonly Tag[] {
  const count = (tag: Tag): number => uses.get(tag.id) ?? 0;
  return tags
    .filter((tag) => tag.codable && !tag.archived && count(tag) > 0)
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
