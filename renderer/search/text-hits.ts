import type { AnyId } from '#shared/domain/ids.ts';
import type { TextHits } from './search-client.ts';
import type { ServiceResult } from './search-service.ts';

/** The engine's answer in the words of the screen. */
export function toTextHits({ hits, facets, countsByKind, warnings, corrected, mode }: ServiceResult): TextHits {
  return {
    hits: hits.map((hit) => ({
      kind: hit.kind,
      // Units are made of records: their ids are ours.
      recordId: hit.recordId as AnyId,
      groupId: hit.groupId as AnyId,
      interviewId: hit.interviewId,
      openAt: hit.openAt,
      title: hit.title,
      titleMatches: hit.titleMatches,
      snippet: hit.snippet,
      matches: hit.matches,
      cutBefore: hit.cutBefore,
      cutBehind: hit.cutBehind,
      snippets: hit.snippets,
      homeId: hit.homeId,
      score: hit.score,
      more: hit.more,
    })),
    facets,
    countsByKind,
    warnings: warnings.map(({ kind, part }) => ({ code: kind, text: part })),
    corrected,
    mode,
  };
}
