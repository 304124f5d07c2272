import { ListOrdered } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { useChartWish } from '#renderer/record-ui/use-chart-wish.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { AgreementTab } from './agreement-tab.tsx';
import { useAnalysisNames } from './analysis-names.ts';
import styles from './analysis-page.module.css';
import type { AnalysisView } from './analysis-view.ts';
import { CHART_OUT } from './chart-out.ts';
import { ExploreTab } from './explore-tab.tsx';
import { MapsTab } from './maps-tab.tsx';
import { type OpenCell, QuotesPopover } from './quotes-popover.tsx';
import { SaturationTab } from './saturation-tab.tsx';
import { SurveyTab } from './survey-tab.tsx';
import { useAnalysisService, useAnswer } from './use-analysis.ts';

const TABS = ['explore', 'saturation', 'agreement', 'survey', 'maps'] as const;

/** What the quotes say when they are counted: pattern or noise, enough interviews or not, one coder or another. */
export function AnalysisPage({ place }: PlaceProps<'analysis'>): ReactNode {
  const t = useText();
  const service = useAnalysisService();
  const names = useAnalysisNames();
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const { onWish, dialog } = useChartWish(CHART_OUT);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const { study: studyId, only: attribute, onlyValue: value } = place;
  const only = attribute !== undefined && value !== undefined ? { attribute, value } : undefined;
  const scope = { study: studyId, only };
  const whole = useAnswer(service, { kind: 'overview', scope: { study: studyId } });
  const { answer: overview, failed, retry } = useAnswer(service, { kind: 'overview', scope });
  const study = studies?.find(({ id }) => id === place.study);
  const toolbar = (
    <LinkButton href={hrefOf({ kind: 'prioritise', study: place.study })} icon={ListOrdered}>
      {t('analysis.toPrioritise')}
    </LinkButton>
  );
  if (failed !== null)
    return (
      <Page title={t('analysis.title')} toolbar={toolbar}>
        <ErrorBox title={t('analysis.failed')} details={failed} onRetry={retry} />
      </Page>
    );
  if (!service || !names || !overview)
    return (
      <Page title={t('analysis.title')} toolbar={toolbar} busy={t('analysis.loading')}>
        {null}
      </Page>
    );
  const view: AnalysisView = {
    place,
    scope,
    service,
    names,
    onPlace: (part) => go({ ...place, ...part }, { replace: true }),
    onOpen: (anchor, cell, title) => setOpen({ anchor, cell, title }),
    onWish,
  };
  const counts = [
    t('analysis.quotes.count', { count: overview.quotes }),
    t('analysis.count.people', { count: overview.people }),
    t('analysis.count.interviews', { count: overview.interviews }),
  ].join(' · ');
  const subtitle =
    overview.withdrawn === 0 ? counts : `${counts} · ${t('analysis.withdrawn', { count: overview.withdrawn })}`;
  const tab = place.tab ?? 'explore';
  return (
    <Page
      title={t('analysis.title')}
      subtitle={subtitle}
      toolbar={toolbar}
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
      <Tabs
        label={t('analysis.tabs')}
        tabs={TABS.map((id) => ({ id, label: t(`analysis.tab.${id}`) }))}
        selected={tab}
        onSelect={(id) => view.onPlace({ tab: TABS.find((one) => one === id) })}
      >
        <div className={styles.panel}>
          {tab === 'survey' ? (
            <SurveyTab view={view} />
          ) : tab === 'maps' ? (
            <MapsTab view={view} />
          ) : overview.quotes === 0 && only === undefined ? (
            <EmptyState
              title={t('analysis.empty')}
              primary={<LinkButton href={hrefOf({ kind: 'interviews' })}>{t('analysis.empty.open')}</LinkButton>}
            />
          ) : tab === 'explore' ? (
            <ExploreTab view={view} overview={overview} attributes={whole.answer?.attributes ?? overview.attributes} />
          ) : tab === 'saturation' ? (
            <SaturationTab view={view} />
          ) : (
            <AgreementTab view={view} />
          )}
        </div>
      </Tabs>
      {dialog}
      {open && <QuotesPopover service={service} scope={scope} open={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
