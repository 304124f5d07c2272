import type { ReactNode } from 'react';
import { hrefOf, type PlaceOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { HighlightList } from './highlight-list.ts';

export function NoHighlights(): ReactNode {
  const t = useText();
  return (
    <Page title={t('highlights.page.title')}>
      <EmptyState
        title={t('highlights.empty')}
        primary={
          <LinkButton variant="primary" href={hrefOf({ kind: 'interviews' })}>
            {t('highlights.empty.interviews')}
          </LinkButton>
        }
      >
        {t('highlights.empty.more')}
      </EmptyState>
    </Page>
  );
}

const NO_FILTER = {
  q: undefined,
  tag: undefined,
  study: undefined,
  interview: undefined,
  participant: undefined,
} satisfies Partial<PlaceOf<'highlights'>>;

export interface NothingFoundProps {
  readonly place: PlaceOf<'highlights'>;
  readonly counts: HighlightList['counts'];
  readonly onChange: (part: Partial<PlaceOf<'highlights'>>) => void;
}

/** Highlights are there, but none that the filter and the tab leave: say which it is, and how to drop it. */
export function NothingFound({ place, counts, onChange }: NothingFoundProps): ReactNode {
  const t = useText();
  const clear = <Button onClick={() => onChange(NO_FILTER)}>{t('common.clearFilters')}</Button>;
  const all = (
    <Button onClick={() => onChange({ view: undefined })}>{t('highlights.none.showAll', { count: counts.all })}</Button>
  );
  // The tab is what hides them: there is nothing to mend, and that is good news.
  if (counts.all > 0) return <EmptyState drawing="page" title={noneInView(t, place)} primary={all} />;
  const title = place.q ? t('highlights.none.words', { words: place.q }) : t('highlights.none.filter');
  return <EmptyState drawing="search" title={title} primary={clear} />;
}

const noneInView = (t: Text, { view }: PlaceOf<'highlights'>): string =>
  t(view === 'review' ? 'highlights.none.review' : 'highlights.none.unlinked');
