import { type Place, placeOfRecord } from '#renderer/routes.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { isId } from '#shared/domain/ids.ts';
import { foundWords } from './mark-words.ts';

/** Where a hit opens: at its words in the interview, or on the page of its record. Null for records without a place. */
export function placeOfHit(hit: TextHit): Place | null {
  const { homeId, interviewId, openAt } = hit;
  if (isId('tag', homeId)) return { kind: 'codebook', tag: homeId };
  if (interviewId === null) return placeOfRecord(homeId);
  const seg = openAt !== null && isId('segment', openAt) ? openAt : undefined;
  return {
    kind: 'interview',
    id: interviewId,
    seg,
    // A highlight is marked as it is; what else was said is marked by the words that were found.
    q: seg === undefined || isId('highlight', homeId) ? undefined : soughtIn(hit),
    highlight: isId('highlight', homeId) ? homeId : undefined,
    // What opens at no segment stands in a note: the transcript has nothing to show of it.
    tab: openAt !== null && seg === undefined ? 'notes' : undefined,
  };
}

/** The words of the text by which it was found; those of the title stand elsewhere. */
function soughtIn(hit: TextHit): string | undefined {
  const words = foundWords({ ...hit, title: '', titleMatches: [] }).join(' ');
  return words === '' || words.length > MOST_LETTERS ? undefined : words;
}

const MOST_LETTERS = 200;
