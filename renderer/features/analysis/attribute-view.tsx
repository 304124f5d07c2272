import type { ReactNode } from 'react';
import { chanceWords, coefficientWords } from '#renderer/record-ui/figure-words.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartCell, ChartTable } from '#renderer/ui/chart-table.tsx';
import type { Format } from '#renderer/ui/format.ts';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import type { AnalysisNames } from './analysis-names.ts';
import styles from './analysis-page.module.css';
import type { Answers, TagTest } from './analysis-questions.ts';
import { BySelect } from './by-select.tsx';
import type { ExploreProps } from './explore-tab.tsx';
import { useAnswer } from './use-analysis.ts';

/** Chance alone makes a difference as large as this less often. */
const UNLIKELY = 0.05;

/** Tags by segment, role, kind of interview or any other field. */
export function AttributeView({ view, overview }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, scope, service, onOpen, onPlace, onWish } = view;
  const by = place.by ?? 'people';
  const attribute = place.attribute ?? overview.attributes[0]?.key ?? '';
  const { answer } = useAnswer(service, { kind: 'attribute', scope, attribute, by });
  if (overview.attributes.length === 0) return <p className={styles.note}>{t('analysis.attribute.none')}</p>;
  return (
    <>
      <div className={styles.settings}>
        <Select
          label={t('analysis.attribute')}
          value={attribute}
          options={overview.attributes.map(({ key }) => ({ value: key, label: names.attribute(key) }))}
          onChange={(key) => onPlace({ attribute: key })}
        />
        <BySelect view={view} />
      </div>
      {answer && (
        <ChartFigure
          caption={t(`analysis.attribute.caption.${by}`, { attribute: names.attribute(attribute) })}
          summary={summaryOf(t, format, names, answer)}
          table={tableOf()}
          onWish={onWish}
        />
      )}
      <p className={styles.note}>{t('analysis.attribute.method')}</p>
    </>
  );

  function testCell(test: TagTest | undefined): ChartCell {
    if (test?.found.value === null || test?.found.value === undefined)
      return { value: null, text: t('analysis.test.noneShort') };
    const { effect, size, test: name } = test.found.parts;
    if (test.p === null) return { value: null, text: t('analysis.test.few') };
    return {
      value: test.p,
      text: chanceWords(format, test.p),
      title: [
        t('analysis.test.effect', { effect: coefficientWords(format, effect) }),
        t(`analysis.test.size.${size}`),
        t(`analysis.test.${name}`),
      ].join(' '),
    };
  }

  function tableOf(): ChartTable {
    if (answer === null) return { columns: [], rows: [] };
    const { tags, groups, counts, groupTotals, tagTotals } = answer.table;
    const order = tags.map((tagId, i) => ({ tagId, i })).sort((a, b) => (tagTotals[b.i] ?? 0) - (tagTotals[a.i] ?? 0));
    return {
      columns: [
        { id: 'tag', label: t('analysis.column.tag') },
        ...groups.map((value, g) => ({
          id: value,
          label: t('analysis.column.group', {
            name: names.value(attribute, value),
            n: format.number(groupTotals[g] ?? 0),
          }),
        })),
        { id: 'all', label: t('analysis.column.all') },
        { id: 'p', label: t('analysis.column.p'), isText: true },
      ],
      rows: order.map(({ tagId, i }) => ({
        id: tagId,
        cells: [
          { value: names.tag(tagId) },
          ...groups.map((value, g) => {
            const count = counts[i]?.[g] ?? 0;
            const share = count / Math.max(1, groupTotals[g] ?? 0);
            const name = names.value(attribute, value);
            const title = t('analysis.cell.share', { share: format.percent(share), name });
            if (count === 0) return { value: 0, text: format.number(0), title };
            return {
              value: count,
              text: format.number(count),
              shade: share,
              title,
              onOpen: (anchor: HTMLElement) =>
                onOpen(
                  anchor,
                  { tagId, attribute, value },
                  t('analysis.cell.and', { one: names.tag(tagId), other: name }),
                ),
            };
          }),
          { value: tagTotals[i] ?? 0, text: format.number(tagTotals[i] ?? 0) },
          testCell(answer.tests[i]),
        ],
      })),
    };
  }
}

function summaryOf(t: Text, format: Format, names: AnalysisNames, { table, tests }: Answers['attribute']): string {
  const left = table.withoutGroup === 0 ? [] : [t('analysis.attribute.left', { count: table.withoutGroup })];
  const tested = tests.filter(({ p }) => p !== null).length;
  const uneven = table.tags.filter((_, i) => (tests[i]?.p ?? 1) < UNLIKELY).map((id) => `“${names.tag(id)}”`);
  if (table.groups.length < 2) return [t('analysis.attribute.oneGroup'), ...left].join(' ');
  if (tested === 0) return [t('analysis.attribute.few'), ...left].join(' ');
  const verdict =
    uneven.length === 0
      ? t('analysis.attribute.even', { count: tested })
      : t('analysis.attribute.uneven', { tags: format.list(uneven), tested });
  return [verdict, ...left].join(' ');
}
