import { useEffect, useId, useState } from 'react';
import type { TextHit } from '#renderer/search/search-client.ts';
import { useSearch } from '#renderer/search/use-search.ts';

const NONE: TextHits = { hits: [], answered: '' };
const PAUSE = 40;

export interface TextHits {
  readonly hits: readonly TextHit[];
  /** The words that they answer: until the next answer is there, not those in the field. */
  readonly answered: string;
}

/** Records of a kind whose words match what is typed, typing errors forgiven. The last answer stays until the next is there. */
export function useTextHits(text: string, kind: string): TextHits {
  const search = useSearch();
  const box = useId();
  const [hits, setHits] = useState(NONE);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    const timer = window.setTimeout(() => {
      search.query(box, wanted, { limit: 20, kinds: [kind] }).then(
        (answer) => {
          if (current && answer !== null) setHits({ hits: answer.hits, answered: wanted });
        },
        // Titles are found without the index; a search that cannot answer takes nothing away.
        () => undefined,
      );
    }, PAUSE);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [search, box, wanted, kind]);
  return wanted === '' ? NONE : hits;
}
