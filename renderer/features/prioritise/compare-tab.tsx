import type { ReactNode } from 'react';
import { coefficientWords, reasonWords, scoreWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import { ChartLandscape } from '#renderer/ui/chart-landscape.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { spearman } from '#shared/analysis/rank-compare.ts';
import { frameworkName } from './framework-words.ts';
import styles from './prioritise-page.module.css';
import type { PrioritiseView } from './prioritise-page.tsx';
import { scoresOf } from './priority-rows.ts';

/** How far frameworks agree, and importance against satisfaction. */
export function CompareTab({ view }: { readonly view: PrioritiseView }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { list, settings, onWish } = view;
  const { shown } = settings;
  const scores = new Map(shown.map((framework) => [framework, scoresOf(list.rows, framework)]));
  const found = shown.flatMap((one, i) =>
    shown.slice(i + 1).map((other) => ({
      one,
      other,
      rho: spearman(scores.get(one) ?? new Map(), scores.get(other) ?? new Map()),
    })),
  );
  const known = found.flatMap(({ one, other, rho }) => (rho.value === null ? [] : [{ one, other, value: rho.value }]));
  const least = known.toSorted((a, b) => a.value - b.value)[0];
  const agreement: ChartTable = {
    columns: [
      { id: 'pair', label: t('prioritise.column.frameworks') },
      { id: 'rho', label: t('prioritise.column.rho') },
      { id: 'n', label: t('prioritise.column.needs') },
    ],
    rows: found.map(({ one, other, rho }) => ({
      id: `${one} ${other}`,
      cells: [
        {
          value: t('analysis.cell.and', {
            one: frameworkName(t, one, settings),
            other: frameworkName(t, other, settings),
          }),
        },
        rho.value === null
          ? { value: null, text: reasonWords(t, rho.reason) }
          : { value: rho.value, text: coefficientWords(format, rho.value) },
        { value: rho.value === null ? null : rho.n, text: rho.value === null ? '' : format.number(rho.n) },
      ],
    })),
  };
  const points = list.rows.flatMap(({ need, inputs }, i) => {
    const [x, y] = [inputs.estimate('importance')?.value, inputs.estimate('satisfaction')?.value];
    if (x === undefined || y === undefined) return [];
    return [{ id: need.id, mark: String(i + 1), label: need.title || t('common.untitled'), x, y }];
  });
  const landscape: ChartTable = {
    columns: [
      { id: 'need', label: t('prioritise.column.need') },
      { id: 'mark', label: t('prioritise.column.mark') },
      { id: 'importance', label: t('prioritise.input.importance') },
      { id: 'satisfaction', label: t('prioritise.input.satisfaction') },
    ],
    rows: points.map(({ id, mark, label, x, y }) => ({
      id,
      cells: [
        { value: label, href: hrefOf({ kind: 'need', id }) },
        { value: mark },
        { value: x, text: scoreWords(format, x) },
        { value: y, text: scoreWords(format, y) },
      ],
    })),
  };
  const under = points.filter(({ x, y }) => x > y).length;
  return (
    <>
      <ChartFigure
        caption={t('prioritise.compare.caption')}
        summary={
          least === undefined
            ? t('prioritise.compare.none')
            : t('prioritise.compare.summary', {
                one: frameworkName(t, least.one, settings),
                other: frameworkName(t, least.other, settings),
                rho: coefficientWords(format, least.value),
              })
        }
        table={agreement}
        onWish={onWish}
      />
      {points.length === 0 ? (
        <p className={styles.note}>{t('prioritise.landscape.none')}</p>
      ) : (
        <ChartFigure
          caption={t('prioritise.landscape.caption', { count: points.length })}
          summary={t('prioritise.landscape.summary', { count: under, all: points.length })}
          table={landscape}
          onWish={onWish}
        >
          <ChartLandscape
            points={points}
            xLabel={t('prioritise.input.importance')}
            yLabel={t('prioritise.input.satisfaction')}
            most={10}
          />
        </ChartFigure>
      )}
    </>
  );
}
