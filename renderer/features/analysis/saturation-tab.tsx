import { type ReactNode, useMemo } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useGraph, useLive } from '#renderer/data/use-live.ts';
import { reasonWords, shareWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartBars } from '#renderer/ui/chart-bars.tsx';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import { ChartLines } from '#renderer/ui/chart-lines.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { SaturationParts } from '#shared/analysis/saturation.ts';
import { evidenceFor } from '#shared/domain/evidence-graph.ts';
import { isId } from '#shared/domain/ids.ts';
import styles from './analysis-page.module.css';
import type { AnalysisView } from './analysis-view.ts';
import { anotherInterview } from './saturation-words.ts';
import { useAnswer } from './use-analysis.ts';

/** Bars with names beside them; more are drawn as a curve. */
const MOST_NAMED = 30;

/** Do we need another interview? A sentence with its reason, and how new tags came in. */
export function SaturationTab({ view }: { readonly view: AnalysisView }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { place, service, onPlace, onWish } = view;
  const graph = useGraph();
  const goals = useLive(async (app) => ordered(await liveRecords(app, 'goals')), []);
  const settings = {
    base: Number(place.base ?? '4'),
    run: Number(place.run ?? '2'),
    threshold: Number(place.threshold ?? '5') / 100,
  };
  const goalInterviews = useMemo(() => {
    if (place.goal === undefined || graph === undefined) return undefined;
    return [...new Set(evidenceFor(graph, place.goal).map(({ highlight }) => highlight.interviewId))].sort();
  }, [graph, place.goal]);
  const scope = { ...view.scope, goalInterviews };
  const { answer } = useAnswer(service, { kind: 'saturation', scope, settings });
  const titleOf = (id: string): string => graph?.interviews.get(id)?.title || t('common.untitled');
  return (
    <div className={styles.tab}>
      <div className={styles.settings}>
        <Select
          label={t('analysis.saturation.goal')}
          value={place.goal ?? ''}
          options={[
            { value: '', label: t('analysis.saturation.allGoals') },
            ...(goals ?? []).map(({ id, title }) => ({ value: id, label: title || t('common.untitled') })),
          ]}
          onChange={(id) => onPlace({ goal: isId('goal', id) ? id : undefined })}
        />
        <Select
          label={t('analysis.saturation.base')}
          value={place.base ?? '4'}
          options={(['4', '5', '6'] as const).map((value) => ({ value, label: value }))}
          onChange={(base) => onPlace({ base })}
        />
        <Select
          label={t('analysis.saturation.run')}
          value={place.run ?? '2'}
          options={(['2', '3'] as const).map((value) => ({ value, label: value }))}
          onChange={(run) => onPlace({ run })}
        />
        <Select
          label={t('analysis.saturation.threshold')}
          value={place.threshold ?? '5'}
          options={[
            { value: '5', label: format.percent(0.05) },
            { value: '0', label: format.percent(0) },
          ]}
          onChange={(threshold) => onPlace({ threshold })}
        />
      </div>
      {answer && (
        <section aria-label={t('analysis.saturation.question')} className={styles.verdict}>
          <h2 className={styles.question}>{t('analysis.saturation.question')}</h2>
          <p className={styles.answer}>{anotherInterview(t, format, answer)}</p>
          {answer.order.value !== null && (
            <p className={styles.note}>
              {answer.order.parts.median === null
                ? t('analysis.saturation.orderOpen', {
                    share: format.percent(answer.order.value),
                    shuffles: answer.order.parts.shuffles,
                  })
                : t('analysis.saturation.order', {
                    share: format.percent(answer.order.value),
                    shuffles: answer.order.parts.shuffles,
                    median: format.number(answer.order.parts.median, 1),
                    run: settings.run,
                  })}{' '}
              {t('analysis.ours')}
            </p>
          )}
        </section>
      )}
      {answer?.found.value === null && (
        <p className={styles.note}>
          {t('analysis.saturation.noChart', { reason: reasonWords(t, answer.found.reason) })}
        </p>
      )}
      {answer && answer.found.value !== null && (
        <ChartFigure
          caption={t('analysis.saturation.caption', { n: answer.found.n, base: settings.base, run: settings.run })}
          summary={t('analysis.saturation.summary', {
            tags: answer.found.parts.fresh.reduce((sum, one) => sum + one, 0),
            base: settings.base,
            baseTags: answer.found.parts.baseTags,
            share: shareWords(format, answer.found.value),
          })}
          table={tableOf(answer.found.parts)}
          onWish={onWish}
        >
          {drawingOf(answer.found.parts)}
        </ChartFigure>
      )}
      {answer && answer.found.value !== null && answer.found.parts.uncoded.length > 0 && (
        <p className={styles.note}>
          {t('analysis.saturation.uncoded', { names: format.list(answer.found.parts.uncoded.map(titleOf)) })}
        </p>
      )}
      <p className={styles.note}>{t('analysis.saturation.method')}</p>
    </div>
  );

  /** Few interviews by name; many as a curve that flattens. */
  function drawingOf({ interviewIds, fresh }: SaturationParts): ReactNode {
    if (interviewIds.length > MOST_NAMED) {
      let known = 0;
      const all = fresh.map((count) => {
        known += count;
        return known;
      });
      return (
        <ChartLines
          at={interviewIds.map((_, i) => String(i + 1))}
          series={[{ id: 'all', label: t('analysis.saturation.known'), values: all }]}
          ground={{ label: t('analysis.column.newTags'), values: fresh }}
        />
      );
    }
    return (
      <ChartBars
        bars={interviewIds.map((id, i) => ({
          id,
          label: `${i + 1}  ${titleOf(id)}`,
          value: fresh[i] ?? 0,
          text: format.number(fresh[i] ?? 0),
        }))}
      />
    );
  }

  function tableOf({ interviewIds, fresh, ratios, base, run }: SaturationParts): ChartTable {
    return {
      columns: [
        { id: 'interview', label: t('analysis.column.interview') },
        { id: 'date', label: t('analysis.column.date'), isText: true },
        { id: 'fresh', label: t('analysis.column.newTags') },
        { id: 'ratio', label: t('analysis.column.runShare') },
      ],
      rows: interviewIds.map((id, i) => {
        // The run that ends with this interview.
        const ratio = ratios[i - base - run + 1];
        const day = graph?.interviews.get(id)?.heldAt ?? null;
        const href = isId('interview', id) ? hrefOf({ kind: 'interview', id }) : undefined;
        return {
          id,
          cells: [
            { value: titleOf(id), href },
            { value: day, text: day === null ? t('analysis.date.unknown') : format.date(day) },
            { value: fresh[i] ?? 0, text: format.number(fresh[i] ?? 0) },
            { value: ratio ?? null, text: ratio === undefined ? '' : shareWords(format, ratio) },
          ],
        };
      }),
    };
  }
}
