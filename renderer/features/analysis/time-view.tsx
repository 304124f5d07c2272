import type { ReactNode } from 'react';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import { ChartLines } from '#renderer/ui/chart-lines.tsx';
import { MOST_SERIES } from '#renderer/ui/chart-series.ts';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { PERIODS } from '#shared/analysis/timeline.ts';
import styles from './analysis-page.module.css';
import { listOf, textOfList } from './analysis-view.ts';
import { BySelect } from './by-select.tsx';
import type { ExploreProps } from './explore-tab.tsx';
import { TagChoice } from './tag-choice.tsx';
import { useAnswer } from './use-analysis.ts';

const USUAL_TAGS = 4;
/** A sentence with more is not read. */
const MOST_PEAKS = 2;

/** How often tags came up from month to month, over the interviews held. */
export function TimeView({ view, overview }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, scope, service, onOpen, onPlace, onWish } = view;
  const [by, period] = [place.by ?? 'people', place.period ?? 'month'];
  const asked = listOf(place.tags);
  const tagIds = asked.length > 0 ? asked : overview.tags.slice(0, USUAL_TAGS).map(({ tagId }) => tagId);
  const { answer } = useAnswer(service, { kind: 'time', scope, tagIds, period, by });
  const settings = (
    <div className={styles.settings}>
      <TagChoice
        label={t('analysis.time.tags')}
        names={names}
        chosen={tagIds}
        most={MOST_SERIES}
        onChange={(ids) => onPlace({ tags: textOfList(ids) })}
      />
      <Select
        label={t('analysis.period')}
        value={period}
        options={PERIODS.map((value) => ({ value, label: t(`analysis.period.${value}`) }))}
        onChange={(value) => onPlace({ period: value })}
      />
      <BySelect view={view} />
    </div>
  );
  if (answer === null) return settings;
  const { periods, interviews, series, undated } = answer;
  if (periods.length === 0)
    return (
      <>
        {settings}
        <p className={styles.note}>{t('analysis.time.none')}</p>
      </>
    );
  const rows = [...series].map(([id, values]) => ({ id, label: names.tag(id), values }));
  const table: ChartTable = {
    columns: [
      { id: 'period', label: t('analysis.period') },
      { id: 'interviews', label: t('analysis.time.interviews') },
      ...rows.map(({ id, label }) => ({ id, label })),
    ],
    rows: periods.map((at, i) => ({
      id: at,
      cells: [
        { value: at },
        { value: interviews[i] ?? 0, text: format.number(interviews[i] ?? 0) },
        ...rows.map(({ id, label, values }) => {
          const count = values[i] ?? 0;
          return {
            value: count,
            text: format.number(count),
            onOpen:
              count === 0
                ? undefined
                : (anchor: HTMLElement) =>
                    onOpen(anchor, { tagId: id, period, at }, t('analysis.cell.in', { tag: label, at })),
          };
        }),
      ],
    })),
  };
  const peaks = rows.slice(0, MOST_PEAKS).map(({ label, values }) => {
    const peak = Math.max(...values);
    return peak === 0
      ? null
      : t('analysis.time.peak', { tag: label, at: periods[values.indexOf(peak)] ?? '', n: peak });
  });
  const summary = [
    periods.length === 1
      ? t('analysis.time.one', { at: periods[0] ?? '' })
      : t('analysis.time.summary', {
          from: periods[0] ?? '',
          to: periods.at(-1) ?? '',
          peaks: format.list(peaks.filter((one) => one !== null)),
        }),
    undated === 0 ? '' : t('analysis.time.undated', { count: undated }),
  ];
  return (
    <>
      {settings}
      <ChartFigure
        caption={t(`analysis.time.caption.${by}`, { period: format.inSentence(t(`analysis.period.${period}`)) })}
        summary={summary.filter(Boolean).join(' ')}
        table={table}
        onWish={onWish}
      >
        <ChartLines
          at={periods}
          series={rows}
          ground={{ label: t('analysis.time.interviews'), values: interviews }}
          onOpen={(id, at, anchor) =>
            onOpen(anchor, { tagId: id, period, at }, t('analysis.cell.in', { tag: names.tag(id), at }))
          }
        />
      </ChartFigure>
    </>
  );
}
