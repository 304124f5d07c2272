import { Columns3, LayoutGrid, List, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { NewRecordField } from '#renderer/record-ui/new-record-field.tsx';
import { SavedViews } from '#renderer/record-ui/saved-views.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { InsightBoard } from './insight-board.tsx';
import { InsightList } from './insight-list.tsx';
import { chosenInsights } from './insight-rows.ts';
import styles from './insights-page.module.css';

/** All claims, by status or as a list: each with the voices it stands on and what speaks against it. */
export function InsightsPage({ place }: PlaceProps<'insights'>): ReactNode {
  const t = useText();
  const graph = useGraph();
  const today = useApp().today();
  const [adding, setAdding] = useState(false);
  useCommand('insight.new', { run: () => setAdding(true) });
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  const asList = place.view === 'list';
  const by = place.by === 'theme' ? 'theme' : 'status';
  const all = graph?.records.insights ?? [];
  const chosen = graph ? chosenInsights(graph, place) : [];
  return (
    <Page
      title={t('insights.title')}
      subtitle={graph && all.length > 0 && t('insights.count', { count: chosen.length })}
      scroll={!asList}
      toolbar={
        <>
          {all.length > 0 && (
            <>
              <SearchField label={t('insights.find')} value={place.q ?? ''} onChange={(q) => show({ q })} />
              <SavedViews place={place} />
              <span role="group" aria-label={t('insights.view')} className={styles.views}>
                <Button icon={Columns3} pressed={!asList} onClick={() => show({ view: undefined })}>
                  {t('insights.view.board')}
                </Button>
                <Button icon={List} pressed={asList} onClick={() => show({ view: 'list' })}>
                  {t('insights.view.list')}
                </Button>
              </span>
              {!asList && (
                <Select
                  label={t('insights.board.by')}
                  labelHidden
                  value={by}
                  options={(['status', 'theme'] as const).map((value) => ({
                    value,
                    label: t(`insights.board.${value}`),
                  }))}
                  onChange={(value) => show({ by: value === 'status' ? undefined : value })}
                />
              )}
            </>
          )}
          <LinkButton icon={LayoutGrid} href={hrefOf({ kind: 'canvas', study: place.study })}>
            {t('insights.view.canvas')}
          </LinkButton>
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('insights.new')}
          </Button>
        </>
      }
    >
      {adding && (
        <div className={styles.adding}>
          <NewRecordField
            kind="insight"
            label={t('insights.new.label')}
            placeholder={t('insights.new.placeholder')}
            onLeave={() => setAdding(false)}
          />
        </div>
      )}
      {graph && all.length === 0 && !adding && (
        <EmptyState
          title={t('insights.empty')}
          primary={
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t('insights.new')}
            </Button>
          }
          secondary={<LinkButton href={hrefOf({ kind: 'highlights' })}>{t('insights.empty.highlights')}</LinkButton>}
        />
      )}
      {graph && all.length > 0 && chosen.length === 0 && (
        <EmptyState
          drawing="search"
          title={place.q ? t('insights.filterEmpty', { words: place.q }) : t('insights.filterEmpty.study')}
          primary={
            <Button onClick={() => go({ kind: 'insights', view: place.view }, { replace: true })}>
              {t('common.clearFilters')}
            </Button>
          }
        />
      )}
      {graph && chosen.length > 0 && !asList && <InsightBoard graph={graph} insights={chosen} by={by} today={today} />}
      {graph && chosen.length > 0 && asList && (
        <InsightList
          graph={graph}
          insights={chosen}
          today={today}
          sort={place.sort}
          onSort={(sort) => show({ sort })}
        />
      )}
    </Page>
  );
}
