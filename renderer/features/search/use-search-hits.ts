import { useEffect, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { TextHits } from '#renderer/search/search-client.ts';
import { useSearch } from '#renderer/search/use-search.ts';

export interface SearchHits {
  /** The newest answer, of this query or of the one before; null before the first. */
  readonly found: TextHits | null;
  /** The query that `found` answers. */
  readonly query: string;
  readonly failed: boolean;
  /** Rows that were asked for: as many rows mean that there may be more. */
  readonly most: number;
  /** Whether the answer to this query has been awaited for longer than a person overlooks. */
  readonly late: boolean;
  readonly retry: () => void;
}

const MOST_HITS = 60;
const MOST_OF_KIND = 200;

const DEBOUNCE_MS = 40;
const LATE_MS = 300;
const BOX = 'search-page';

interface Answer {
  readonly query: string;
  readonly kinds: string;
  readonly found: TextHits | null;
  readonly failed: boolean;
}

/**
 * Hits for what is typed, a moment after the last key; an answer to an older query never shows. Asked again after each change of
 * the records, so that no hit leads to words that are gone.
 */
export function useSearchHits(query: string, kinds: readonly string[]): SearchHits {
  const search = useSearch();
  const seq = useLive(newestChange, []);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer>({ query: '', kinds: '', found: null, failed: false });
  const [late, setLate] = useState(false);
  const kindsKey = kinds.join(',');
  const empty = query.trim() === '';
  const waiting = !empty && (answer.query !== query || answer.kinds !== kindsKey);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new change and a new attempt ask again
  useEffect(() => {
    if (empty) return;
    let current = true;
    const only = kindsKey === '' ? undefined : kindsKey.split(',');
    const settle = (found: TextHits | null, failed: boolean): void => {
      if (current) setAnswer({ query, kinds: kindsKey, found, failed });
    };
    const timer = setTimeout(() => {
      search.query(BOX, query, { limit: only ? MOST_OF_KIND : MOST_HITS, kinds: only, facets: true }).then(
        (found) => found && settle(found, false),
        (cause: unknown) => {
          console.error('the search gave no answer', cause);
          settle(null, true);
        },
      );
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, query, kindsKey, empty, seq, attempt]);

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);

  if (empty) return { found: null, query: '', failed: false, most: MOST_HITS, late: false, retry: () => undefined };
  const most = answer.kinds === '' ? MOST_HITS : MOST_OF_KIND;
  return { ...answer, most, late: waiting && late, retry: () => setAttempt(attempt + 1) };
}

const newestChange = async (app: App): Promise<number> => (await app.db.meta.get('head'))?.seq ?? 0;
