import { useEffect, useId, useState } from 'react';
import type { TextHit } from '#renderer/search/search-client.ts';
import { useSearch } from '#renderer/search/use-search.ts';

const NONE: readonly TextHit[] = [];
const PAUSE = 40;

/** Records of a kind whose words match what is typed, typing errors forgiven. The last answer stays until the next is there. */
export function useTextHits(text: string, kind: string): readonly TextHit[] {
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
          if (current && answer !== null) setHits(answer.hits);
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
