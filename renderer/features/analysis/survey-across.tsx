import type { ReactNode } from 'react';
import { chanceWords, coefficientWords, reasonWords } from '#renderer/record-ui/figure-words.ts';
import { ChartFigure, type ChartWish } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { contingency } from '#shared/analysis/contingency.ts';
import { acrossOf, type SurveyColumn } from './survey-columns.ts';

export interface SurveyAcrossProps {
  readonly rows: SurveyColumn;
  readonly columns: SurveyColumn;
  readonly onWish: (wish: ChartWish) => void;
}

/** One question by another, with the test of whether they hang together. */
export function SurveyAcross({ rows, columns, onWish }: SurveyAcrossProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { down, across, counts } = acrossOf(rows, columns);
  const test = contingency(counts);
  const totals = across.map((_, i) => counts.reduce((sum, row) => sum + (row[i] ?? 0), 0));
  const table: ChartTable = {
    columns: [
      { id: 'answer', label: rows.name },
      ...across.map((answer, i) => ({
        id: answer,
        label: t('analysis.column.group', { name: answer, n: format.number(totals[i] ?? 0) }),
      })),
    ],
    rows: down.map((answer, line) => ({
      id: answer,
      cells: [
        { value: answer },
        ...across.map((_, i) => {
          const count = counts[line]?.[i] ?? 0;
          const share = count / Math.max(1, totals[i] ?? 0);
          return { value: count, text: `${format.number(count)} (${format.percent(share)})`, shade: share };
        }),
      ],
    })),
  };
  const words = (): string => {
    if (test.value === null) return t('analysis.test.none', { reason: reasonWords(t, test.reason) });
    const { effect, size, test: name } = test.parts;
    const values = {
      p: chanceWords(format, test.value),
      effect: coefficientWords(format, effect),
      n: format.number(test.n),
    };
    const verdict = test.value < 0.05 ? t('analysis.test.differ', values) : t('analysis.test.chance', values);
    const thin = test.status === 'thin' ? [t('analysis.test.thin')] : [];
    return [verdict, t(`analysis.test.size.${size}`), t(`analysis.test.${name}`), ...thin].join(' ');
  };
  return (
    <ChartFigure
      caption={t('analysis.survey.acrossCaption', { one: rows.name, other: columns.name })}
      summary={words()}
      table={table}
      onWish={onWish}
    />
  );
}
