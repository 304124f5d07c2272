import { type ReactNode, useState } from 'react';
import { SavedViews } from '#renderer/record-ui/saved-views.tsx';
import { useLinkPicker } from '#renderer/record-ui/use-link-picker.tsx';
import { usePreviewPane } from '#renderer/record-ui/use-preview-pane.tsx';
import { go, type PlaceOf, type PlaceProps } from '#renderer/routes.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { HighlightBar } from './highlight-bar.tsx';
import { HighlightChips, HighlightFilters } from './highlight-filters.tsx';
import { type HighlightList, USUAL_SORT, useHighlightList } from './highlight-list.ts';
import { HighlightPreview } from './highlight-preview.tsx';
import { HIGHLIGHT_VIEWS, type HighlightView } from './highlight-rows.ts';
import { NoHighlights, NothingFound } from './highlights-empty.tsx';
import { HighlightsGrid } from './highlights-grid.tsx';
import styles from './highlights-page.module.css';
import { ThemeList } from './theme-list.tsx';
import { useAskedRow } from './use-asked-row.ts';

/** All quotes: found, tagged and linked many at a time, each read among the words around it. */
export function HighlightsPage({ place }: PlaceProps<'highlights'>): ReactNode {
  const t = useText();
  const list = useHighlightList(place);
  if (list === undefined) return <Page title={t('highlights.page.title')}>{null}</Page>;
  if (list.total === 0) return <NoHighlights />;
  return <FilledPage place={place} list={list} />;
}

const NONE: ReadonlySet<string> = new Set();

interface FilledPageProps {
  readonly place: PlaceOf<'highlights'>;
  readonly list: HighlightList;
}

function FilledPage({ place, list }: FilledPageProps): ReactNode {
  const t = useText();
  const picker = useLinkPicker();
  const { cursor, setCursor, around } = useAskedRow(place.highlight);
  const [selected, setSelected] = useState(NONE);
  const pane = usePreviewPane(t('highlights.preview.open'));
  const { shown, counts, codebook, moments } = list;
  const current = shown.find(({ highlight }) => highlight.id === cursor) ?? shown[0];
  const chosen = shown.filter(({ highlight }) => selected.has(highlight.id));
  const acting = chosen.length > 0 ? chosen : shown.filter((row) => row === current);
  const show = (part: Partial<PlaceOf<'highlights'>>): void => go({ ...place, ...part }, { replace: true });
  const link = (): void => picker.open({ subjects: acting.map(({ highlight }) => highlight.id), kind: 'insight' });
  const onRemoved = (): void => {
    const gone = new Set(acting);
    const at = shown.findIndex((row) => gone.has(row));
    const near = shown.slice(at).find((row) => !gone.has(row)) ?? shown.slice(0, at).findLast((row) => !gone.has(row));
    setCursor(near?.highlight.id ?? null);
    setSelected(NONE);
  };
  return (
    <Page
      title={t('highlights.page.title')}
      subtitle={t('highlights.page.count', { count: shown.length })}
      scroll={false}
      chips={<HighlightChips place={place} list={list} onChange={show} />}
      toolbar={
        <>
          <HighlightFilters place={place} codebook={codebook} onChange={show} />
          <SavedViews place={place} />
          {pane.opener}
        </>
      }
      asideLabel={t('highlights.preview')}
      aside={
        current &&
        place.view !== 'themes' &&
        pane.isOpen && (
          <HighlightPreview
            row={current}
            codebook={codebook}
            at={moments.get(current.highlight.id)}
            onLink={() => picker.open({ subjects: [current.highlight.id], kind: 'insight' })}
            onClose={pane.close}
          />
        )
      }
    >
      <Tabs
        label={t('highlights.views')}
        tabs={HIGHLIGHT_VIEWS.map((id) => ({
          id,
          label: t(`highlights.view.${id}`),
          count: id === 'themes' ? undefined : counts[id],
        }))}
        selected={place.view ?? 'all'}
        onSelect={(id) => show({ view: viewOf(id) })}
      >
        {place.view === 'themes' ? (
          <ThemeList
            rows={shown}
            codebook={codebook}
            onLink={(subjects) => picker.open({ subjects, kind: 'insight' })}
          />
        ) : (
          <div ref={around} className={styles.list}>
            <HighlightBar
              rows={acting}
              isSelection={chosen.length > 0}
              codebook={codebook}
              onLink={link}
              onRemoved={onRemoved}
            />
            {shown.length === 0 ? (
              <NothingFound place={place} counts={counts} onChange={show} />
            ) : (
              <HighlightsGrid
                rows={shown}
                moments={moments}
                sort={place.sort ?? USUAL_SORT}
                onSort={(sort) => show({ sort })}
                focused={current?.highlight.id ?? null}
                onFocusedChange={setCursor}
                selected={selected}
                onSelectedChange={setSelected}
              />
            )}
          </div>
        )}
      </Tabs>
      {picker.dialog}
    </Page>
  );
}

const viewOf = (id: string): HighlightView | undefined =>
  id === 'all' ? undefined : HIGHLIGHT_VIEWS.find((view) => view === id);
