import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { useChartWish } from '#renderer/record-ui/use-chart-wish.tsx';
import { go, hrefOf, type PlaceOf, type PlaceProps } from '#renderer/routes.ts';
import type { ChartWish } from '#renderer/ui/chart-figure.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Framework } from '#shared/analysis/priority-settings.ts';
import { CHART_OUT } from './chart-out.ts';
import { CompareTab } from './compare-tab.tsx';
import { FrameworksTab } from './frameworks-tab.tsx';
import { InputPopover } from './input-popover.tsx';
import { ListTab } from './list-tab.tsx';
import styles from './prioritise-page.module.css';
import type { PriorityRow } from './priority-rows.ts';
import { SensitivityTab } from './sensitivity-tab.tsx';
import { type Priorities, usePriorities } from './use-priorities.ts';

const TABS = ['list', 'compare', 'sensitivity', 'frameworks'] as const;

export interface PrioritiseView extends Priorities {
  readonly place: PlaceOf<'prioritise'>;
  readonly onPlace: (part: Partial<PlaceOf<'prioritise'>>) => void;
  readonly onOpen: (anchor: HTMLElement, row: PriorityRow, framework: Framework) => void;
  readonly onWish: (wish: ChartWish) => void;
}

interface OpenInput {
  readonly anchor: HTMLElement;
  readonly needId: string;
  readonly framework: Framework;
}

/** One list of needs, with frameworks side by side: where they agree, where not, and how steady the top is. */
export function PrioritisePage({ place }: PlaceProps<'prioritise'>): ReactNode {
  const t = useText();
  const priorities = usePriorities(place.study);
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const { onWish, dialog } = useChartWish(CHART_OUT);
  const [open, setOpen] = useState<OpenInput | null>(null);
  const study = studies?.find(({ id }) => id === place.study);
  if (priorities === undefined) return <Page title={t('prioritise.title')}>{null}</Page>;
  const view: PrioritiseView = {
    ...priorities,
    place,
    onPlace: (part) => go({ ...place, ...part }, { replace: true }),
    onOpen: (anchor, row, framework) => setOpen({ anchor, needId: row.need.id, framework }),
    onWish,
  };
  const tab = place.tab ?? 'list';
  const isEmpty = priorities.list.rows.length === 0;
  const openRow = priorities.list.rows.find(({ need }) => need.id === open?.needId);
  return (
    <Page
      title={t('prioritise.title')}
      subtitle={isEmpty ? undefined : t('prioritise.count', { count: priorities.list.rows.length })}
      scroll={false}
      chips={
        study && (
          <Chip
            onRemove={() => view.onPlace({ study: undefined })}
            removeLabel={t('analysis.study.remove', { title: study.title || t('common.untitled') })}
          >
            {t('analysis.study', { title: study.title || t('common.untitled') })}
          </Chip>
        )
      }
    >
      {isEmpty ? (
        <EmptyState
          title={t('prioritise.empty')}
          primary={<LinkButton href={hrefOf({ kind: 'needs' })}>{t('prioritise.empty.open')}</LinkButton>}
        />
      ) : (
        <Tabs
          label={t('prioritise.tabs')}
          tabs={TABS.map((id) => ({ id, label: t(`prioritise.tab.${id}`) }))}
          selected={tab}
          onSelect={(id) => view.onPlace({ tab: TABS.find((one) => one === id) })}
        >
          <div className={styles.tab}>
            {tab === 'list' && <ListTab view={view} />}
            {tab === 'compare' && <CompareTab view={view} />}
            {tab === 'sensitivity' && <SensitivityTab view={view} />}
            {tab === 'frameworks' && <FrameworksTab view={view} />}
          </div>
        </Tabs>
      )}
      {dialog}
      {open && openRow && (
        <InputPopover
          key={`${open.needId} ${open.framework}`}
          anchor={open.anchor}
          row={openRow}
          framework={open.framework}
          priorities={priorities}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
