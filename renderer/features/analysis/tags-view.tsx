import type { ReactNode } from 'react';
import { ChartBars } from '#renderer/ui/chart-bars.tsx';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import { BySelect } from './by-select.tsx';
import type { ExploreProps } from './explore-tab.tsx';

/** Bars that can still be read; the table has them all. */
const MOST_BARS = 25;

/** How often each tag is used, by people and by quotes. */
export function TagsView({ view, overview }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, onOpen, onWish } = view;
  const by = place.by ?? 'people';
  const tags = overview.tags.toSorted((a, b) => b[by] - a[by]);
  const [first] = tags;
  if (first === undefined) return <p className={styles.note}>{t('analysis.tags.none')}</p>;
  const open = (tagId: string) => (anchor: HTMLElement | DOMRect) => onOpen(anchor, { tagId }, names.tag(tagId));
  const table: ChartTable = {
    columns: [
      { id: 'tag', label: t('analysis.column.tag') },
      { id: 'people', label: t('analysis.column.people') },
      { id: 'quotes', label: t('analysis.column.quotes') },
      { id: 'share', label: t('analysis.column.ofPeople') },
    ],
    rows: tags.map(({ tagId, people, quotes }) => ({
      id: tagId,
      cells: [
        { value: names.tag(tagId) },
        { value: people, text: format.number(people), onOpen: open(tagId) },
        { value: quotes, text: format.number(quotes), onOpen: open(tagId) },
        { value: people / overview.people, text: format.percent(people / overview.people) },
      ],
    })),
  };
  const one = tags.filter(({ people }) => people === 1).length;
  const summary = t('analysis.tags.summary', {
    tag: names.tag(first.tagId),
    people: format.number(first.people),
    of: format.number(overview.people),
    count: one,
    all: format.number(tags.length),
  });
  return (
    <>
      <div className={styles.settings}>
        <BySelect view={view} />
      </div>
      <ChartFigure
        caption={t(`analysis.tags.caption.${by}`, {
          n: format.number(by === 'people' ? overview.people : overview.quotes),
          shown: format.number(Math.min(MOST_BARS, tags.length)),
          all: format.number(tags.length),
        })}
        summary={summary}
        table={table}
        onWish={onWish}
      >
        <ChartBars
          bars={tags.slice(0, MOST_BARS).map((tag) => ({
            id: tag.tagId,
            label: names.tag(tag.tagId),
            value: tag[by],
            text: format.number(tag[by]),
            onOpen: open(tag.tagId),
          }))}
        />
      </ChartFigure>
    </>
  );
}
