import type { ReactNode } from 'react';
import { reasonWords, scoreWords, shareWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartBars } from '#renderer/ui/chart-bars.tsx';
import { ChartFigure, type ChartWish } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import type { Format } from '#renderer/ui/format.ts';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { SMALL_SAMPLE, wilson } from '#shared/analysis/survey-scores.ts';
import { unreachable } from '#shared/domain/assert.ts';
import styles from './analysis-page.module.css';
import { csatOf, distribution, npsOf, type Reading, type SurveyColumn } from './survey-columns.ts';

export interface SurveyAnswersProps {
  readonly column: SurveyColumn;
  readonly reading: Reading;
  readonly respondents: number;
  readonly onWish: (wish: ChartWish) => void;
}

/** Answers that were given equally often are named up to here. */
const MOST_NAMED = 2;
/** Open answers that are read here; the rest is read where they were given. */
const MOST_OPEN = 100;

/** One question: how often each answer was given, with its score where it is a scale. */
export function SurveyAnswers({ column, reading, respondents, onWish }: SurveyAnswersProps): ReactNode {
  const t = useText();
  const format = useFormat();
  if (column.kind === 'open') return <OpenAnswers column={column} respondents={respondents} />;
  const n = column.answers.size;
  const rows = distribution(column).map(({ answer, count }) => ({ answer, count, range: wilson(count, n) }));
  const table: ChartTable = {
    columns: [
      { id: 'answer', label: t('analysis.column.answer') },
      { id: 'count', label: t('analysis.column.respondents') },
      { id: 'share', label: t('analysis.column.share') },
      { id: 'low', label: t('analysis.column.low') },
      { id: 'high', label: t('analysis.column.high') },
    ],
    rows: rows.map(({ answer, count, range }) => ({
      id: answer,
      cells: [
        { value: answer },
        { value: count, text: format.number(count) },
        ...[count / n, range?.low ?? 0, range?.high ?? 0].map((share) => ({
          value: share,
          text: shareWords(format, share),
        })),
      ],
    })),
  };
  return (
    <>
      <ScoreLine t={t} format={format} column={column} reading={reading} />
      <ChartFigure
        caption={t('analysis.survey.caption', {
          name: column.name,
          n: format.number(n),
          of: format.number(respondents),
        })}
        summary={summaryOf(t, format, rows, n)}
        table={table}
        onWish={onWish}
      >
        <ChartBars
          bars={rows.map(({ answer, count, range }) => ({
            id: answer,
            label: answer,
            value: count / n,
            text: `${shareWords(format, count / n)} (${format.number(count)})`,
            range: range ?? undefined,
          }))}
        />
      </ChartFigure>
      <p className={styles.note}>{t('analysis.survey.interval')}</p>
    </>
  );
}

function summaryOf(
  t: Text,
  format: Format,
  rows: readonly { readonly answer: string; readonly count: number }[],
  n: number,
) {
  const most = Math.max(...rows.map(({ count }) => count));
  const top = rows.filter(({ count }) => count === most);
  const words =
    top.length > MOST_NAMED
      ? t('analysis.survey.flat', { count: top.length })
      : t('analysis.survey.summary', {
          count: top.length,
          answers: format.list(top.map(({ answer }) => format.quoted(answer))),
          share: shareWords(format, most / n),
          n: format.number(n),
        });
  return n < SMALL_SAMPLE ? `${words} ${t('analysis.survey.small', { least: SMALL_SAMPLE })}` : words;
}

interface ScoreLineProps extends Pick<SurveyAnswersProps, 'column' | 'reading'> {
  readonly t: Text;
  readonly format: Format;
}

function ScoreLine({ t, format, column, reading }: ScoreLineProps): ReactNode {
  switch (reading) {
    case 'values':
      return null;
    case 'nps': {
      const found = npsOf(column);
      if (found.value === null) return <p className={styles.note}>{reasonWords(t, found.reason)}</p>;
      const { promoters, passives, detractors, low, high } = found.parts;
      return (
        <p className={styles.answer}>
          {t('analysis.survey.nps', {
            value: format.number(Math.round(found.value)),
            low: format.number(Math.round(low)),
            high: format.number(Math.round(high)),
            promoters,
            passives,
            detractors,
            n: found.n,
          })}
        </p>
      );
    }
    case 'csat': {
      const found = csatOf(column);
      if (found.value === null) return <p className={styles.note}>{reasonWords(t, found.reason)}</p>;
      const { low, high, mean } = found.parts;
      return (
        <p className={styles.answer}>
          {t('analysis.survey.csat', {
            value: shareWords(format, found.value),
            low: shareWords(format, low),
            high: shareWords(format, high),
            mean: scoreWords(format, mean),
            n: found.n,
          })}
        </p>
      );
    }
    default:
      return unreachable(reading);
  }
}

function OpenAnswers({ column, respondents }: Pick<SurveyAnswersProps, 'column' | 'respondents'>): ReactNode {
  const t = useText();
  const format = useFormat();
  const answers = [...column.answers];
  return (
    <section aria-label={column.name} className={styles.disagree}>
      <p>{t('analysis.survey.open', { n: format.number(answers.length), of: format.number(respondents) })}</p>
      <ul className={styles.cases}>
        {answers.slice(0, MOST_OPEN).map(([id, answer]) => (
          <li key={id} className={styles.case}>
            <a href={hrefOf({ kind: 'interview', id, tab: 'details' })} dir="auto">
              {String(answer)}
            </a>
          </li>
        ))}
      </ul>
      {answers.length > MOST_OPEN && <p className={styles.note}>{t('analysis.quotes.more', { most: MOST_OPEN })}</p>}
    </section>
  );
}
