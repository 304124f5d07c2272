import { useEffect, useState } from 'react';
import type { TextHit } from '#renderer/search/search-client.ts';
import { useSearch } from '#renderer/search/use-search.ts';

const REST_MS = 40;
const MOST = 8;
const NONE: TextHits = { hits: [], answered: '' };

export interface TextHits {
  readonly hits: readonly TextHit[];
  /** The words that they answer. */
  readonly answered: string;
}

/** Hits in the text of everything, a moment after the last key. Old hits stay until new ones are there: rows above never move. */
export function useTextHits(words: string): TextHits {
  const search = useSearch();
  const [hits, setHits] = useState(NONE);
  const asks = words.length > 1;
  useEffect(() => {
    if (!asks) return;
    let stale = false;
    const timer = setTimeout(() => {
      search.query('palette', words, { limit: MOST }).then(
        (found) => {
          if (!stale && found !== null) setHits({ hits: found.hits, answered: words });
        },
        // The palette goes on with names and commands alone.
        (cause: unknown) => console.error('the text could not be searched', cause),
      );
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [search, words, asks]);
  return asks ? hits : NONE;
}
