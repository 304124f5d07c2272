import { useMemo } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useGraph, useLive } from '#renderer/data/use-live.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { tagUses } from './tag-options.ts';

export interface Codebook {
  /** Groups and tags, in the codebook's order. */
  readonly tags: readonly Tag[];
  readonly byId: ReadonlyMap<string, Tag>;
  /** On how many highlights each stands. */
  readonly uses: ReadonlyMap<string, number>;
}

/** All tags with their uses. Undefined until the first answer. */
export function useCodebook(): Codebook | undefined {
  const tags = useLive(async (app) => ordered(await liveRecords(app, 'tags')), []);
  const graph = useGraph();
  return useMemo(
    () => tags && graph && { tags, byId: new Map(tags.map((tag) => [tag.id, tag])), uses: tagUses(graph) },
    [tags, graph],
  );
}
