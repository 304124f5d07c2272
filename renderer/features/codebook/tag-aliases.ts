import { labelKey, type Tag } from '#shared/domain/tag.ts';
import { standing } from './codebook-actions.ts';

/** Names parted by commas, each once, in whatever letters. */
export function aliasesOf(text: string): readonly string[] {
  const names = new Map<string, string>();
  for (const name of text.split(/[,;、，]/).map((part) => part.trim())) {
    const key = labelKey(name);
    if (name !== '' && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/** The other tag that already has this name. */
export const clashOf = (tags: readonly Tag[], tag: Tag, alias: string): Tag | undefined =>
  standing(tags, alias, true, tag.id);
