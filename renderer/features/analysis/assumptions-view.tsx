import { type ReactNode, useMemo } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import { ChartQuadrants } from '#renderer/ui/chart-quadrants.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { type AssumptionPoint, assumptionMap, IMPORTANT, SURE } from '#shared/analysis/assumption-map.ts';
import { needInputs } from '#shared/analysis/need-inputs.ts';
import { topTwoShare } from '#shared/analysis/opportunity-score.ts';
import type { Score } from '#shared/domain/score.ts';
import styles from './analysis-page.module.css';
import type { MapProps } from './maps-tab.tsx';

const IMPORTANCES = ['estimates', 'survey'] as const;
type ImportanceFrom = (typeof IMPORTANCES)[number];

/** What must be true for the solutions to work: how much hangs on it, and how little is known. */
export function AssumptionsView({ view, graph }: MapProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { place, onPlace, onWish } = view;
  const from = place.importance ?? 'estimates';
  const records = useLive(async (app) => {
    const [experiments, solutions, scores] = await Promise.all([
      liveRecords(app, 'experiments'),
      liveRecords(app, 'solutions'),
      liveRecords(app, 'scores'),
    ]);
    return { experiments, solutions: new Map(solutions.map((one) => [one.id, one])), scores };
  }, []);
  const points = useMemo(() => {
    if (records === undefined) return undefined;
    const { experiments, solutions, scores } = records;
    const known = experiments.filter(({ solutionId }) => {
      const solution = solutions.get(solutionId);
      return solution !== undefined && solution.status !== 'dropped' && graph.places.has(solution.needId);
    });
    return assumptionMap(known, ({ solutionId }) => {
      const need = solutions.get(solutionId)?.needId;
      return importanceOf(
        scores.filter(({ aboutId }) => aboutId === need),
        from,
      );
    });
  }, [records, graph, from]);
  if (points === undefined || records === undefined) return null;
  if (points.length === 0)
    return (
      <EmptyState
        title={t('analysis.assumptions.empty')}
        primary={<LinkButton href={hrefOf({ kind: 'tree' })}>{t('analysis.assumptions.open')}</LinkButton>}
      />
    );
  const placed = points.filter(({ risk }) => risk !== null);
  const table: ChartTable = {
    columns: [
      { id: 'assumption', label: t('analysis.assumptions.assumption') },
      { id: 'solution', label: t('analysis.assumptions.solution'), isText: true },
      { id: 'kind', label: t('analysis.assumptions.kind'), isText: true },
      { id: 'importance', label: t('analysis.assumptions.importance') },
      { id: 'confidence', label: t('analysis.assumptions.confidence') },
      { id: 'risk', label: t('analysis.assumptions.risk') },
      { id: 'status', label: t('analysis.assumptions.status'), isText: true },
    ],
    rows: points.map(({ experiment, importance, confidence, risk }, i) => {
      const solution = records.solutions.get(experiment.solutionId);
      const figure = (value: number | null, text: string) => ({
        value,
        text: value === null ? t('analysis.assumptions.unsaid') : text,
      });
      return {
        id: experiment.id,
        cells: [
          { value: numbered(t, experiment.assumption, risk === null ? null : i + 1) },
          {
            value: solution?.title ?? '',
            text: solution?.title || t('common.untitled'),
            href: hrefOf({ kind: 'solution', id: experiment.solutionId }),
          },
          { value: t(`solutions.risk.${experiment.risk}`) },
          figure(importance, format.number(importance ?? 0, 1)),
          figure(confidence, format.number(confidence ?? 0)),
          figure(risk, format.percent(risk ?? 0)),
          { value: t(`solutions.experiment.status.${experiment.status}`) },
        ],
      };
    }),
  };
  return (
    <>
      <div className={styles.settings}>
        <Select
          label={t('analysis.assumptions.importanceFrom')}
          value={from}
          options={IMPORTANCES.map((value) => ({ value, label: t(`analysis.assumptions.from.${value}`) }))}
          onChange={(value) => onPlace({ importance: value })}
        />
      </div>
      <ChartFigure
        caption={t('analysis.assumptions.caption', { count: points.length })}
        summary={summaryOf(t, points, placed)}
        table={table}
        onWish={onWish}
      >
        {placed.length > 0 && (
          <ChartQuadrants
            x={{ label: t('analysis.assumptions.xAxis'), most: 100, middle: SURE }}
            y={{ label: t('analysis.assumptions.yAxis'), most: 10, middle: IMPORTANT }}
            quarters={[
              t('analysis.assumptions.testFirst'),
              t('analysis.assumptions.keep'),
              t('analysis.assumptions.later'),
              t('analysis.assumptions.leave'),
            ]}
            points={placed.map(({ experiment, importance, confidence }, i) => ({
              id: experiment.id,
              mark: format.number(i + 1),
              label: experiment.assumption,
              x: confidence ?? 0,
              y: importance ?? 0,
            }))}
          />
        )}
      </ChartFigure>
      <p className={styles.note}>{t('analysis.assumptions.method')}</p>
    </>
  );
}

/** 0-10. Survey answers on 1-5 count as the opportunity score counts them: ten times the share that answered 4 or 5. */
function importanceOf(scores: readonly Score[], from: ImportanceFrom): number | null {
  const inputs = needInputs(scores);
  if (from === 'estimates') return inputs.estimate('importance')?.value ?? null;
  return topTwoShare(inputs.answers('importance').map(({ value }) => value));
}

const numbered = (t: Text, text: string, at: number | null): string =>
  at === null ? text || t('common.untitled') : `${at}. ${text || t('common.untitled')}`;

function summaryOf(t: Text, points: readonly AssumptionPoint[], placed: readonly AssumptionPoint[]): string {
  const [first] = placed;
  const missing = points.length - placed.length;
  return [
    ...(first
      ? [
          t('analysis.assumptions.summary', {
            assumption: first.experiment.assumption.replace(/[.\s]+$/, '') || t('common.untitled'),
          }),
        ]
      : []),
    ...(missing > 0 ? [t('analysis.assumptions.missing', { count: missing })] : []),
  ].join(' ');
}
