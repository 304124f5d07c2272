import { type ReactNode, useMemo } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type AuditGap, auditOf } from '#shared/analysis/gap-audit.ts';
import { chainOf } from '#shared/domain/evidence-graph.ts';
import { graphOfScope, isScoped } from '#shared/domain/evidence-scope.ts';
import { coverageSentence } from './coverage.ts';
import { GapsList } from './gaps-list.tsx';
import { gapRecords } from './gaps-only.ts';
import { orderLine } from './line.ts';
import { LineDrawing } from './line-drawing.tsx';
import { LineExport } from './line-export.tsx';
import { LineOutline } from './line-outline.tsx';
import { LineTableView } from './line-table-view.tsx';
import { sentenceOf, titlesOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';
import { ThroughlineEmpty } from './throughline-empty.tsx';
import { ThroughlineFilters } from './throughline-filters.tsx';
import styles from './throughline-page.module.css';

const NO_GAPS: readonly AuditGap[] = [];

/** The whole line from goals to what was said: as a drawing, an outline or a table, and where it is broken. */
export function ThroughlinePage({ place }: PlaceProps<'throughline'>): ReactNode {
  const t = useText();
  const whole = useGraph();
  const today = useApp().today();
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const parts = useLive(
    async (app) => ({
      metrics: await liveRecords(app, 'metrics'),
      solutions: await liveRecords(app, 'solutions'),
      experiments: await liveRecords(app, 'experiments'),
    }),
    [],
  );
  const { study, segment, from, to } = place;
  const graph = useMemo(() => {
    const scope = { study, segment, from, to };
    return whole && isScoped(scope) ? graphOfScope(whole, scope) : whole;
  }, [whole, study, segment, from, to]);
  const gaps = useMemo(() => (graph && parts ? auditOf({ graph, ...parts, today }) : NO_GAPS), [graph, parts, today]);
  const onlyGaps = place.only === 'gaps';
  const only = useMemo(() => (graph && onlyGaps ? gapRecords(graph, gaps) : null), [graph, gaps, onlyGaps]);
  const line = useMemo(() => graph && orderLine(graph, only), [graph, only]);
  const titles = useMemo(() => (graph ? titlesOf(graph, t) : new Map<string, string>()), [graph, t]);
  const coverage = useMemo(() => (graph ? coverageSentence(graph, gaps.length, t) : ''), [graph, gaps, t]);
  const chosen = place.focus ? (line?.nodes.get(place.focus)?.recordId ?? null) : null;
  const chain = useMemo(() => (graph && chosen ? chainOf(graph, chosen) : null), [graph, chosen]);
  if (!whole || !graph || !line)
    return (
      <Page title={t('traceability.title')} busy={t('traceability.loading')}>
        {null}
      </Page>
    );

  const tab = place.tab ?? 'drawing';
  const choose = (id: string | null): void => {
    go({ ...place, focus: id ?? undefined }, { replace: true });
    const node = id === null ? undefined : line.nodes.get(id);
    if (node) announce(sentenceOf(line, node.recordId, t));
  };
  const { goals, needs, insights } = whole.records;
  const empty = goals.length + needs.length + insights.length === 0;
  const scoped = graph.records.goals.length + graph.records.needs.length + graph.records.insights.length;
  const view = { line, titles, chosen, chain, onChoose: choose };
  return (
    <Page
      title={t('traceability.title')}
      subtitle={empty ? undefined : coverage}
      scroll={false}
      chips={!empty && <ThroughlineFilters place={place} graph={whole} studies={studies ?? []} />}
      toolbar={scoped > 0 && <LineExport line={line} only={only} chain={chain} titles={titles} />}
    >
      {scoped === 0 ? (
        <ThroughlineEmpty graph={whole} inStudy={!empty} />
      ) : (
        <Tabs
          label={t('traceability.tabs')}
          tabs={[
            { id: 'drawing', label: t('traceability.tab.drawing') },
            { id: 'outline', label: t('traceability.tab.outline') },
            { id: 'table', label: t('traceability.tab.table') },
            { id: 'gaps', label: t('traceability.tab.gaps'), count: gaps.length },
          ]}
          selected={tab}
          onSelect={(id) => go({ ...place, tab: id as typeof tab }, { replace: true })}
        >
          <div className={styles.view}>
            {tab !== 'gaps' && <ChoiceBar {...view} />}
            <div className={tab === 'table' ? styles.fixed : styles.panel}>
              {tab === 'drawing' && <LineDrawing {...view} />}
              {tab === 'outline' && <LineOutline {...view} />}
              {tab === 'table' && <LineTableView graph={graph} only={only} chain={chain} titles={titles} />}
              {tab === 'gaps' && (
                <GapsList graph={graph} gaps={chain ? gaps.filter(({ id }) => chain.has(id)) : gaps} titles={titles} />
              )}
            </div>
          </div>
        </Tabs>
      )}
    </Page>
  );
}

type ChoiceBarProps = Parameters<typeof LineDrawing>[0];

/** What is chosen, in words, and what to do with it. It is always there, so that nothing moves when something is chosen. */
function ChoiceBar({ line, chosen, onChoose }: ChoiceBarProps): ReactNode {
  const t = useText();
  const node = chosen === null ? undefined : line.nodes.get(chosen);
  const place = node && placeOfNode(line.graph, node.id);
  return (
    <div className={styles.bar}>
      <p className={node ? styles.sentence : styles.hint}>
        {node ? sentenceOf(line, node.recordId, t) : t('traceability.hint')}
      </p>
      {place && <LinkButton href={hrefOf(place)}>{t('traceability.open')}</LinkButton>}
      {node && (
        <Button variant="quiet" onClick={() => onChoose(null)}>
          {t('traceability.clear')}
        </Button>
      )}
    </div>
  );
}
