import { type ReactNode, useMemo } from 'react';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { chainOf, gapsOf } from '#shared/domain/evidence-graph.ts';
import { graphOfStudy } from '#shared/domain/evidence-scope.ts';
import { coverageSentence } from './coverage.ts';
import { GapsList } from './gaps-list.tsx';
import { orderLine } from './line.ts';
import { LineDrawing } from './line-drawing.tsx';
import { LineOutline } from './line-outline.tsx';
import { sentenceOf, titlesOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';
import { ThroughlineEmpty } from './throughline-empty.tsx';
import styles from './throughline-page.module.css';

/** The whole line from goals to what was said: as a drawing, as an outline, and where it is broken. */
export function ThroughlinePage({ place }: PlaceProps<'throughline'>): ReactNode {
  const t = useText();
  const whole = useLive(evidenceGraph, []);
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const graph = useMemo(() => (whole && place.study ? graphOfStudy(whole, place.study) : whole), [whole, place.study]);
  const line = useMemo(() => graph && orderLine(graph), [graph]);
  const gaps = useMemo(() => (graph ? gapsOf(graph) : []), [graph]);
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
  const { goals, needs, insights } = graph.records;
  const empty = goals.length + needs.length + insights.length === 0;
  const study = place.study && studies?.find(({ id }) => id === place.study);
  const chips = study && (
    <Chip
      onRemove={() => go({ ...place, study: undefined }, { replace: true })}
      removeLabel={t('traceability.removeStudy', { title: study.title || t('common.untitled') })}
    >
      {t('traceability.inStudy', { title: study.title || t('common.untitled') })}
    </Chip>
  );
  const view = { line, titles, chosen, chain, onChoose: choose };
  return (
    <Page title={t('traceability.title')} subtitle={empty ? undefined : coverage} chips={chips} scroll={false}>
      {empty ? (
        <ThroughlineEmpty graph={whole} inStudy={place.study !== undefined} />
      ) : (
        <Tabs
          label={t('traceability.tabs')}
          tabs={[
            { id: 'drawing', label: t('traceability.tab.drawing') },
            { id: 'outline', label: t('traceability.tab.outline') },
            { id: 'gaps', label: t('traceability.tab.gaps'), count: gaps.length },
          ]}
          selected={tab}
          onSelect={(id) => go({ ...place, tab: id as typeof tab }, { replace: true })}
        >
          <div className={styles.view}>
            {tab !== 'gaps' && <ChoiceBar {...view} />}
            <div className={styles.panel}>
              {tab === 'drawing' && <LineDrawing {...view} />}
              {tab === 'outline' && <LineOutline {...view} />}
              {tab === 'gaps' && <GapsList graph={graph} gaps={gaps} titles={titles} />}
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
