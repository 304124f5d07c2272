import type { ReactNode } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { shareWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartBars } from '#renderer/ui/chart-bars.tsx';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import type { ExploreProps } from './explore-tab.tsx';
import { useAnswer } from './use-analysis.ts';

const MOST_BARS = 25;

/** Whether the participants did the talking. */
export function SpeakersView({ view }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const graph = useGraph();
  const { scope, service, onWish } = view;
  const { answer } = useAnswer(service, { kind: 'speakers', scope });
  if (answer === null) return null;
  const [least] = answer;
  if (least === undefined) return <p className={styles.note}>{t('analysis.speakers.none')}</p>;
  const titleOf = (id: string): string => graph?.interviews.get(id)?.title || t('common.untitled');
  const words = answer.reduce((sum, one) => sum + one.words, 0);
  const said = answer.reduce((sum, one) => sum + one.participants, 0);
  const table: ChartTable = {
    columns: [
      { id: 'interview', label: t('analysis.column.interview') },
      { id: 'share', label: t('analysis.speakers.share') },
      { id: 'words', label: t('analysis.speakers.words') },
      { id: 'turns', label: t('analysis.speakers.turns') },
      { id: 'speakers', label: t('analysis.speakers.speakers') },
    ],
    rows: answer.map((one) => ({
      id: one.interviewId,
      cells: [
        { value: titleOf(one.interviewId), href: hrefOf({ kind: 'interview', id: one.interviewId }) },
        { value: one.participants / one.words, text: shareWords(format, one.participants / one.words) },
        { value: one.words, text: format.number(one.words) },
        { value: one.turns, text: format.number(one.turns) },
        { value: one.speakers, text: format.number(one.speakers) },
      ],
    })),
  };
  return (
    <ChartFigure
      caption={t('analysis.speakers.caption', { count: answer.length })}
      summary={t('analysis.speakers.summary', {
        share: shareWords(format, said / words),
        least: titleOf(least.interviewId),
        leastShare: shareWords(format, least.participants / least.words),
      })}
      table={table}
      onWish={onWish}
    >
      <ChartBars
        most={1}
        bars={answer.slice(0, MOST_BARS).map(({ interviewId, participants, words: all }) => ({
          id: interviewId,
          label: titleOf(interviewId),
          value: participants / all,
          text: shareWords(format, participants / all),
        }))}
      />
    </ChartFigure>
  );
}
