import { type ReactNode, useEffect, useState } from 'react';
import { useSearch } from '#renderer/search/use-search.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { LesserSearch } from './lesser-searches.ts';
import styles from './search-page.module.css';

export interface NoHitsProps {
  readonly text: string;
  /** What could be asked instead. Keep it stable while the query is the same. */
  readonly lesser: readonly LesserSearch[];
  readonly onLesser: (lesser: LesserSearch) => void;
  readonly onClear: () => void;
}

/** Nothing was found: what would be, if one thing less were asked. */
export function NoHits({ text, lesser, onLesser, onClear }: NoHitsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const counts = useCounts(lesser);
  const useful = lesser
    .map((one) => ({ one, count: counts.get(one.id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return (
    <EmptyState
      drawing="search"
      title={t('search.none', { text })}
      primary={<Button onClick={onClear}>{t('search.none.clear')}</Button>}
    >
      {useful.length === 0 ? (
        <p>{t('search.none.help')}</p>
      ) : (
        <ul aria-label={t('search.drops')} className={styles.drops}>
          {useful.map(({ one, count }) => {
            const many = count >= COUNTED ? t('search.drop.many', { count }) : format.number(count);
            return (
              <li key={one.id}>
                <Button onClick={() => onLesser(one)}>
                  <bdi>{t(`search.${one.drops}`, { part: one.part, count: many })}</bdi>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </EmptyState>
  );
}

/** Counting further would tell nobody more. */
const COUNTED = 100;

function useCounts(lesser: readonly LesserSearch[]): ReadonlyMap<string, number> {
  const search = useSearch();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let current = true;
    setCounts(new Map());
    for (const { id, query, kinds } of lesser) {
      const only = kinds.length === 0 ? undefined : kinds;
      search.query(`search-page-${id}`, query, { limit: COUNTED, kinds: only }).then(
        (found) => {
          if (!current || found?.mode !== 'all-words') return;
          setCounts((before) => new Map(before).set(id, found.hits.length));
        },
        // A suggestion less.
        (cause: unknown) => console.error('a lesser search gave no answer', cause),
      );
    }
    return () => {
      current = false;
    };
  }, [search, lesser]);
  return counts;
}
