import { type ReactNode, useMemo } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import { ChartLines } from '#renderer/ui/chart-lines.tsx';
import type { ChartCell, ChartTable } from '#renderer/ui/chart-table.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { type StageCell, type StageMap, stageMap } from '#shared/analysis/stage-map.ts';
import styles from './analysis-page.module.css';
import { signedPercent } from './force-table.ts';
import type { MapProps } from './maps-tab.tsx';
import { quotesByNeed } from './need-quotes.ts';
import { NoStageTags, StageTagChoice } from './stage-tags.tsx';
import { useAnswer } from './use-analysis.ts';

/** A journey or a job from stage to stage: which need is felt where, by how many people, and how it sounds. */
export function StagesView({ view, graph, tags }: MapProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, scope, service, onOpen, onWish } = view;
  const { stages, positive, negative } = tags;
  const { answer } = useAnswer(service, { kind: 'coded', scope, tagIds: stages });
  const needs = useMemo(() => (answer === null ? [] : quotesByNeed(graph, answer)), [graph, answer]);
  const map = useMemo(() => {
    const staged = needs.map(({ id, quotes }) => ({ id, quotes: new Set(quotes.map((quote) => quote.id)) }));
    return stageMap(answer ?? [], stages, staged, { positive: new Set(positive), negative: new Set(negative) });
  }, [answer, needs, stages, positive, negative]);
  const choice = <StageTagChoice names={names} tags={tags} />;
  if (stages.length === 0)
    return (
      <>
        <NoStageTags />
        {choice}
      </>
    );
  if (answer === null) return choice;
  if (map.rows.length === 0)
    return (
      <>
        {choice}
        <p className={styles.note}>{t('analysis.stages.none')}</p>
      </>
    );
  const nameOf = (needId: string | null): string =>
    needId === null
      ? t('analysis.stages.noNeed')
      : needs.find(({ id }) => id === needId)?.title || t('common.untitled');
  const cellOf = (cell: StageCell, stage: string, most: number, name: string): ChartCell => {
    const among = cell.quotes;
    if (among.length === 0) return { value: 0, text: '' };
    const people = format.number(cell.people);
    const tone = cell.tone.value;
    return {
      value: cell.people,
      text: tone === null ? people : t('analysis.stages.cell', { people, tone: signedPercent(format, tone) }),
      shade: cell.people / most,
      title: t('analysis.stages.cellTitle', { stage: names.tag(stage), count: among.length }),
      onOpen: (anchor) => onOpen(anchor, { among }, t('analysis.cell.and', { one: names.tag(stage), other: name })),
    };
  };
  const most = Math.max(1, ...map.rows.flatMap(({ cells }) => cells.map(({ people }) => people)));
  const columns = stages.map((id) => ({ id, label: names.tag(id) }));
  const table: ChartTable = {
    columns: [
      { id: 'need', label: t('analysis.column.need') },
      ...columns,
      { id: 'all', label: t('analysis.column.people') },
    ],
    rows: map.rows.map(({ needId, cells, people }) => {
      const name = nameOf(needId);
      const need = needs.find(({ id }) => id === needId);
      return {
        id: needId ?? '',
        cells: [
          { value: name, href: need && hrefOf({ kind: 'need', id: need.id }) },
          ...cells.map((cell, i) => cellOf(cell, stages[i] ?? '', most, name)),
          { value: people, text: format.number(people) },
        ],
      };
    }),
  };
  return (
    <>
      <ChartFigure
        caption={t('analysis.stages.caption')}
        summary={summaryOf(t, map, (i) => names.tag(stages[i] ?? ''))}
        table={table}
        onWish={onWish}
      />
      <ToneFigure view={view} map={map} stages={stages} />
      {map.unplaced.length > 0 && (
        <p className={styles.note}>
          {t('analysis.stages.unplaced', { count: map.unplaced.length, first: nameOf(map.unplaced[0] ?? null) })}
        </p>
      )}
      {choice}
      <p className={styles.note}>{t('analysis.stages.method')}</p>
    </>
  );
}

interface ToneFigureProps {
  readonly view: MapProps['view'];
  readonly map: StageMap;
  readonly stages: readonly string[];
}

/** How it sounds from stage to stage, of all quotes together. */
function ToneFigure({ view, map, stages }: ToneFigureProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const tones = map.all.map(({ tone }) => (tone.value === null ? null : Math.round(tone.value * 100)));
  const judged = tones.flatMap((tone, i) => (tone === null ? [] : { tone, name: view.names.tag(stages[i] ?? '') }));
  const lowest = [...judged].sort((a, b) => a.tone - b.tone)[0];
  if (!lowest) return <p className={styles.note}>{t('analysis.stages.noTone')}</p>;
  const table: ChartTable = {
    columns: [
      { id: 'stage', label: t('analysis.column.stage') },
      { id: 'people', label: t('analysis.column.people') },
      ...(['positive', 'negative', 'mixed', 'unset'] as const).map((id) => ({
        id,
        label: t(`analysis.sentiment.${id}`),
      })),
      { id: 'net', label: t('analysis.sentiment.net') },
    ],
    rows: map.all.map(({ people, tone, quotes }, i) => {
      const parts = tone.value === null ? { positive: 0, negative: 0, mixed: 0, unset: quotes.length } : tone.parts;
      const count = (value: number): ChartCell => ({ value, text: format.number(value) });
      return {
        id: stages[i] ?? '',
        cells: [
          { value: view.names.tag(stages[i] ?? '') },
          count(people),
          count(parts.positive),
          count(parts.negative),
          count(parts.mixed),
          count(parts.unset),
          { value: tone.value, text: tone.value === null ? '–' : signedPercent(format, tone.value) },
        ],
      };
    }),
  };
  return (
    <ChartFigure
      caption={t('analysis.stages.toneCaption')}
      summary={t('analysis.stages.toneSummary', { stage: lowest.name, tone: format.number(lowest.tone) })}
      table={table}
      onWish={view.onWish}
    >
      <ChartLines
        at={stages.map((id) => view.names.tag(id))}
        range={[-100, 100]}
        series={[{ id: 'tone', label: t('analysis.sentiment.net'), values: tones }]}
      />
    </ChartFigure>
  );
}

function summaryOf(t: Text, map: StageMap, nameOf: (stage: number) => string): string {
  const [top] = map.all.map(({ people }, stage) => ({ people, stage })).sort((a, b) => b.people - a.people);
  const silent = map.all.flatMap(({ quotes }, stage) => (quotes.length === 0 ? nameOf(stage) : []));
  const first = t('analysis.stages.summary', { stage: nameOf(top?.stage ?? 0), count: top?.people ?? 0 });
  return silent.length === 0 ? first : `${first} ${t('analysis.stages.silent', { stages: silent.join(', ') })}`;
}
