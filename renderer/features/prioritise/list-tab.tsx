import type { ReactNode } from 'react';
import { reasonWords, scoreWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartCell, ChartTable } from '#renderer/ui/chart-table.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { inputsOf } from '#shared/analysis/frameworks.ts';
import { FRAMEWORKS } from '#shared/analysis/priority-settings.ts';
import { frameworkName, scoreText } from './framework-words.ts';
import styles from './prioritise-page.module.css';
import type { PrioritiseView } from './prioritise-page.tsx';
import { type PriorityRow, sortedBy } from './priority-rows.ts';

/** Needs down, frameworks across: each cell opens its inputs. */
export function ListTab({ view }: { readonly view: PrioritiseView }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { list, settings, place, onPlace, onOpen, onWish } = view;
  const { shown } = settings;
  const asked = FRAMEWORKS.find((one) => one === place.sort);
  const sort = place.sort === 'difference' ? 'difference' : asked && shown.includes(asked) ? asked : shown[0];
  if (sort === undefined) return <p className={styles.note}>{t('prioritise.noneShown')}</p>;
  const rows = sortedBy(list, sort);
  const cell = (row: PriorityRow, framework: (typeof shown)[number]): ChartCell => {
    const score = row.scores.get(framework);
    const rank = list.ranks.get(framework)?.get(row.need.id);
    const words = score ? scoreText(t, format, framework, score) : '';
    const wanted = inputsOf(framework, settings);
    // Where nothing has been said yet, the next step says more than what is missing first.
    const isBlank = wanted.length > 0 && wanted.every(({ kind, name }) => row.inputs.estimate(kind, name) === null);
    return {
      value: score?.value ?? null,
      text:
        rank !== undefined
          ? t('prioritise.ranked', { rank: format.number(rank, 1), score: words })
          : isBlank
            ? t('prioritise.blank')
            : words,
      title: isBlank ? words : undefined,
      shade: rank === undefined ? undefined : Math.max(0, 1 - (rank - 1) / Math.max(1, list.rows.length - 1)) * 0.9,
      onOpen: (anchor) => onOpen(anchor, row, framework),
    };
  };
  const table: ChartTable = {
    columns: [
      { id: 'need', label: t('prioritise.column.need') },
      { id: 'strength', label: t('prioritise.column.strength') },
      { id: 'people', label: t('prioritise.column.people') },
      { id: 'importance', label: t('prioritise.column.importance') },
      { id: 'difference', label: t('prioritise.column.difference') },
      ...shown.map((framework) => ({ id: framework, label: frameworkName(t, framework, settings), isText: true })),
    ],
    rows: rows.map((row) => ({
      id: row.need.id,
      cells: [
        { value: row.need.title || t('common.untitled'), href: hrefOf({ kind: 'need', id: row.need.id }) },
        { value: row.facts.strength, text: scoreWords(format, Math.round(row.facts.strength)) },
        { value: row.facts.people, text: format.number(row.facts.people) },
        { value: row.facts.importance, text: format.number(row.facts.importance) },
        row.difference.value === null
          ? { value: null, text: '–', title: reasonWords(t, row.difference.reason) }
          : { value: row.difference.value, text: format.number(row.difference.value, 1) },
        ...shown.map((framework) => cell(row, framework)),
      ],
    })),
  };
  const widest = rows.toSorted((a, b) => (b.difference.value ?? -1) - (a.difference.value ?? -1))[0];
  const summary = widest?.difference.value
    ? t('prioritise.list.summary', {
        need: widest.need.title || t('common.untitled'),
        from: format.number(Math.min(...widest.difference.parts.ranks), 1),
        to: format.number(Math.max(...widest.difference.parts.ranks), 1),
      })
    : t('prioritise.list.none');
  return (
    <>
      <div className={styles.settings}>
        <Select
          label={t('prioritise.sort')}
          value={sort}
          options={[
            ...shown.map((framework) => ({ value: framework as string, label: frameworkName(t, framework, settings) })),
            { value: 'difference', label: t('prioritise.column.difference') },
          ]}
          onChange={(value) => onPlace({ sort: value })}
        />
      </div>
      <ChartFigure
        caption={t('prioritise.list.caption', {
          count: rows.length,
          frameworks: format.list(shown.map((framework) => frameworkName(t, framework, settings))),
        })}
        summary={summary}
        table={table}
        onWish={onWish}
      />
      <p className={styles.note}>
        {t('prioritise.list.hint')}
        {settings.reachPeriod !== '' && ` ${t('prioritise.reachPeriod.of', { period: settings.reachPeriod })}`}
      </p>
    </>
  );
}
