import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { codebookOutline, mayStandUnder } from './codebook-outline.ts';

export interface GroupOption {
  readonly value: Id<'tag'> | '';
  readonly label: string;
}

/** Where tags may stand, all of them: in no group, in a group, or under a broader tag. */
export function groupOptions(tags: readonly Tag[], moved: readonly Tag[], none: string): readonly GroupOption[] {
  const outline = codebookOutline(tags, { figures: new Map(), collapsed: new Set() });
  const allowed = outline.filter((row) => moved.every((tag) => mayStandUnder(tags, tag.id, row.tag.id)));
  return [
    { value: '', label: none },
    ...allowed.map((row) => ({ value: row.tag.id, label: `${'\u2003'.repeat(row.level - 1)}${row.tag.label}` })),
  ];
}

/** What a tag stands under now, as one of the options. */
export const groupOf = (tags: readonly Tag[], tag: Tag): Id<'tag'> | '' =>
  tags.some((one) => one.id === tag.parentId) ? (tag.parentId ?? '') : '';
