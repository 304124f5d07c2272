import type { AnyId } from '#shared/domain/ids.ts';
import type { SearchResult } from '#shared/search/search.ts';
import type { TextHits } from './search-client.ts';

/** The engine's answer in the words of the screen. */
export function toTextHits({ hits, countsByKind, warnings, corrected, mode }: SearchResult): TextHits {
  return {
    hits: hits.map((hit) => ({
      kind: hit.kind,
      // Units are made of records: their ids are ours.
      recordId: hit.recordId as AnyId,
      groupId: hit.groupId as AnyId,
      openAt: hit.openAt,
      title: hit.title,
      titleMatches: hit.titleMatches,
      snippet: hit.snippet,
      matches: hit.matches,
      score: hit.score,
      more: hit.more,
    })),
    countsByKind,
    warnings: warnings.map(({ kind, part }) => ({ code: kind, text: part })),
    corrected,
    mode,
  };
}
