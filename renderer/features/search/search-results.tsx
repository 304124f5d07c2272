import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { HitList, type HitListProps } from './hit-list.tsx';
import { NoHits, type NoHitsProps } from './no-hits.tsx';
import styles from './search-page.module.css';
import type { SearchHits } from './use-search-hits.ts';

export interface SearchResultsProps extends Omit<HitListProps, 'counts'>, NoHitsProps {
  readonly search: SearchHits;
}

/** The answer in its states: none yet, failed, nothing found, or the rows. Old rows stay, dimmed, while a late answer is awaited. */
export function SearchResults({ search, text, lesser, onLesser, onClear, ...list }: SearchResultsProps): ReactNode {
  const t = useText();
  if (search.failed) {
    return (
      <ErrorBox title={t('search.failed')} onRetry={search.retry}>
        {t('search.failed.safe')}
      </ErrorBox>
    );
  }
  if (search.found === null) return null;
  if (search.found.hits.length === 0) {
    return <NoHits text={text.trim()} lesser={lesser} onLesser={onLesser} onClear={onClear} />;
  }
  return (
    <section aria-label={t('search.results')} aria-busy={search.late} className={clsx(search.late && styles.late)}>
      <HitList {...list} counts={search.found.countsByKind} />
    </section>
  );
}
