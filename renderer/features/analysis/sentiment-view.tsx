import type { ReactNode } from 'react';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import { listOf, textOfList } from './analysis-view.ts';
import type { ExploreProps } from './explore-tab.tsx';
import { TagChoice } from './tag-choice.tsx';
import { useAnswer } from './use-analysis.ts';

/** How quotes sound, by the tags that people put on them for it. Nothing is guessed from words. */
export function SentimentView({ view }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, scope, service, onOpen, onPlace, onWish } = view;
  const [positive, negative] = [listOf(place.positive), listOf(place.negative)];
  const { answer } = useAnswer(service, { kind: 'sentiment', scope, positive, negative });
  const net = (value: number): string => `${value > 0 ? '+' : ''}${format.number(Math.round(value * 100))}`;
  const judged = answer?.byTag.filter(({ found }) => found.value !== null) ?? [];
  const table: ChartTable = {
    columns: [
      { id: 'tag', label: t('analysis.column.tag') },
      { id: 'positive', label: t('analysis.sentiment.positive') },
      { id: 'negative', label: t('analysis.sentiment.negative') },
      { id: 'mixed', label: t('analysis.sentiment.mixed') },
      { id: 'unset', label: t('analysis.sentiment.unset') },
      { id: 'net', label: t('analysis.sentiment.net') },
    ],
    rows: judged.map(({ tagId, found }) => {
      const parts = found.value === null ? null : found.parts;
      const count = (n = 0) => ({ value: n, text: format.number(n) });
      return {
        id: tagId,
        cells: [
          { value: names.tag(tagId) },
          count(parts?.positive),
          count(parts?.negative),
          count(parts?.mixed),
          count(parts?.unset),
          {
            value: found.value,
            text: net(found.value ?? 0),
            onOpen: (anchor: HTMLElement) => onOpen(anchor, { tagId }, names.tag(tagId)),
          },
        ],
      };
    }),
  };
  return (
    <>
      <p className={styles.note}>{t('analysis.sentiment.hint')}</p>
      <div className={styles.settings}>
        <TagChoice
          label={t('analysis.sentiment.positive')}
          names={names}
          chosen={positive}
          onChange={(ids) => onPlace({ positive: textOfList(ids) })}
        />
        <TagChoice
          label={t('analysis.sentiment.negative')}
          names={names}
          chosen={negative}
          onChange={(ids) => onPlace({ negative: textOfList(ids) })}
        />
      </div>
      {answer && positive.length + negative.length > 0 && (
        <ChartFigure
          caption={t('analysis.sentiment.caption')}
          summary={
            answer.all.value === null
              ? t('analysis.sentiment.none')
              : t('analysis.sentiment.summary', {
                  net: net(answer.all.value),
                  n: format.number(answer.all.n),
                  unset: format.number(answer.all.parts.unset),
                })
          }
          table={table}
          onWish={onWish}
        />
      )}
    </>
  );
}
