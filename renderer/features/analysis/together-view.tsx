import { type ReactNode, useState } from 'react';
import { coefficientWords, shareWords } from '#renderer/record-ui/figure-words.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartCell, ChartTable } from '#renderer/ui/chart-table.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import type { Pair } from './analysis-questions.ts';
import type { ExploreProps } from './explore-tab.tsx';
import { useAnswer } from './use-analysis.ts';

/** Tags across: more make a table that nobody reads. All pairs stand in the list below. */
const MOST_TAGS = 16;
const MOST_PAIRS = 200;

/** Which tags stand on the same words. */
export function TogetherView({ view }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, scope, service, onOpen, onWish } = view;
  const [raw, setRaw] = useState(false);
  const { answer } = useAnswer(service, { kind: 'together', scope, most: MOST_TAGS });
  if (answer === null) return null;
  const { tagIds, pairs, used } = answer;
  const byPair = new Map(
    pairs.flatMap((pair) => [
      [`${pair.one} ${pair.other}`, pair] as const,
      [`${pair.other} ${pair.one}`, pair] as const,
    ]),
  );
  const open = (one: string, other: string) => (anchor: HTMLElement) =>
    onOpen(
      anchor,
      { tagId: one, withTag: other },
      t('analysis.cell.and', { one: names.tag(one), other: names.tag(other) }),
    );
  const cell = (one: string, other: string): ChartCell => {
    const pair = byPair.get(`${one} ${other}`);
    if (one === other || !pair || pair.found.value === null) return { value: null, text: one === other ? '–' : '0' };
    const { n12, pairs: count } = pair.found.parts;
    const uneven = pair.found.status === 'uneven';
    const text = raw ? format.number(count) : coefficientWords(format, pair.found.value);
    return {
      value: raw ? count : pair.found.value,
      text: uneven && n12 > 0 ? `${text} !` : text,
      shade: pair.found.value,
      title: wordsFor(pair),
      onOpen: n12 > 0 ? open(one, other) : undefined,
    };
  };
  const wordsFor = ({ one, other, found }: Pair): string | undefined => {
    if (found.value === null) return undefined;
    const { n1, n2, n12 } = found.parts;
    const words = t('analysis.together.cell', { one: names.tag(one), other: names.tag(other), n1, n2, n12 });
    return found.status === 'uneven' ? `${words} ${t('analysis.together.uneven')}` : words;
  };
  const together = pairs.filter(({ found }) => (found.value ?? 0) > 0);
  const [first] = together;
  const matrix: ChartTable = {
    columns: [{ id: 'tag', label: t('analysis.column.tag') }, ...tagIds.map((id) => ({ id, label: names.tag(id) }))],
    rows: tagIds.map((one) => ({
      id: one,
      cells: [{ value: names.tag(one) }, ...tagIds.map((other) => cell(one, other))],
    })),
  };
  const list: ChartTable = {
    columns: [
      { id: 'pair', label: t('analysis.column.pair') },
      { id: 'c', label: t('analysis.column.c') },
      { id: 'n12', label: t('analysis.column.both') },
      { id: 'of1', label: t('analysis.column.ofFirst') },
      { id: 'of2', label: t('analysis.column.ofSecond') },
      { id: 'pairs', label: t('analysis.column.rawPairs') },
      { id: 'note', label: t('analysis.column.note'), isText: true },
    ],
    rows: together.slice(0, MOST_PAIRS).map(({ one, other, found }) => {
      const parts = found.value === null ? null : found.parts;
      const share = (of: number | null | undefined): ChartCell => ({
        value: of ?? null,
        text: of === null || of === undefined ? '' : shareWords(format, of),
      });
      return {
        id: `${one} ${other}`,
        cells: [
          { value: t('analysis.cell.and', { one: names.tag(one), other: names.tag(other) }) },
          { value: found.value, text: coefficientWords(format, found.value ?? 0) },
          { value: parts?.n12 ?? 0, text: format.number(parts?.n12 ?? 0), onOpen: open(one, other) },
          share(parts?.of1),
          share(parts?.of2),
          { value: parts?.pairs ?? 0, text: format.number(parts?.pairs ?? 0) },
          { value: found.value !== null && found.status === 'uneven' ? t('analysis.together.uneven') : '' },
        ],
      };
    }),
  };
  return (
    <>
      <div className={styles.settings}>
        <Checkbox label={t('analysis.together.raw')} checked={raw} onChange={setRaw} />
      </div>
      <ChartFigure
        caption={t('analysis.together.caption', { shown: tagIds.length, used })}
        summary={
          first?.found.value
            ? t('analysis.together.summary', {
                one: names.tag(first.one),
                other: names.tag(first.other),
                c: coefficientWords(format, first.found.value),
                count: together.length,
              })
            : t('analysis.together.none')
        }
        table={matrix}
        onWish={onWish}
      />
      {together.length > 0 && (
        <ChartFigure
          caption={t('analysis.together.list')}
          summary={t('analysis.together.listSummary', { count: Math.min(MOST_PAIRS, together.length) })}
          table={list}
          onWish={onWish}
        />
      )}
    </>
  );
}
