import { type Place, placeOfRecord } from '#renderer/routes.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { isId } from '#shared/domain/ids.ts';

/** Where a hit opens: at its words in the interview, or on the page of its record. Null for records without a place. */
export function placeOfHit({ homeId, interviewId, openAt }: TextHit): Place | null {
  if (isId('tag', homeId)) return { kind: 'codebook', tag: homeId };
  if (interviewId === null) return placeOfRecord(homeId);
  const seg = openAt !== null && isId('segment', openAt) ? openAt : undefined;
  return {
    kind: 'interview',
    id: interviewId,
    seg,
    highlight: isId('highlight', homeId) ? homeId : undefined,
    // What opens at no segment stands in a note: the transcript has nothing to show of it.
    tab: openAt !== null && seg === undefined ? 'notes' : undefined,
  };
}
