import { useMemo } from 'react';
import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import { pinnedTags } from '#renderer/data/pinned-tags.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useGraphPart, useLive } from '#renderer/data/use-live.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { mostUsed, tagUses } from './tag-options.ts';

export interface Codebook {
  /** Groups and tags, in the codebook's order. */
  readonly tags: readonly Tag[];
  readonly byId: ReadonlyMap<string, Tag>;
  /** On how many highlights each stands. */
  readonly uses: ReadonlyMap<string, number>;
  /** The tags on the keys 1 to 9: those that a person pinned, or the most used ones until then. */
  readonly pinned: readonly Tag[];
  readonly hasPins: boolean;
  /** New tags are proposals while it is. */
  readonly isLocked: boolean;
}

/** All tags with their uses. Undefined until the first answer. */
export function useCodebook(): Codebook | undefined {
  const tags = useLive(async (app) => ordered(await liveRecords(app, 'tags')), []);
  const pins = useLive(pinnedTags, []);
  const locked = useLive(async (app) => (await settingValue(app, 'codebookLocked')) === true, []);
  const uses = useGraphPart(tagUses, sameUses);
  return useMemo(() => {
    if (!tags || !uses || !pins || locked === undefined) return undefined;
    const byId = new Map<string, Tag>(tags.map((tag) => [tag.id, tag]));
    const pinned = pins.flatMap((id) => byId.get(id) ?? []).filter(({ archived }) => !archived);
    const hasPins = pinned.length > 0;
    return { tags, byId, uses, pinned: hasPins ? pinned : mostUsed(tags, uses), hasPins, isLocked: locked };
  }, [tags, uses, pins, locked]);
}

/** The line changes with each key in a coded segment, what the tags count with none of them. */
const sameUses = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([id, count]) => b.get(id) === count);
