import type { ReactNode } from 'react';
import { shareWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { inputsOf } from '#shared/analysis/frameworks.ts';
import { FRAMEWORKS } from '#shared/analysis/priority-settings.ts';
import { frameworkName, inputName } from './framework-words.ts';
import styles from './prioritise-page.module.css';
import type { PrioritiseView } from './prioritise-page.tsx';
import { TOP, tippingsOf, weightTippings } from './sensitivity-rows.ts';

const MOST = 60;

/** How steady the top five are: what would have to move, and how far. */
export function SensitivityTab({ view }: { readonly view: PrioritiseView }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { list, settings, place, onPlace, onWish } = view;
  // A survey is not moved by a guess: only what is estimated can be tried.
  const offered = settings.shown.filter((framework) => inputsOf(framework, settings).length > 0);
  const framework = FRAMEWORKS.find((one) => one === place.framework && offered.includes(one)) ?? offered[0];
  if (framework === undefined) return <p className={styles.note}>{t('prioritise.sensitivity.noneShown')}</p>;
  const titles = new Map(list.rows.map(({ need }) => [need.id as string, need.title || t('common.untitled')]));
  const scored = list.rows.filter(({ scores }) => (scores.get(framework)?.value ?? null) !== null).length;
  const tippings = tippingsOf(list.rows, framework, settings).slice(0, MOST);
  const weights = framework === 'weighted' ? weightTippings(list.rows, settings) : [];
  const [first] = tippings;
  const title = (id: string): string => titles.get(id) ?? '';
  const sentence = (one: (typeof tippings)[number]): string =>
    t(`prioritise.sensitivity.${one.change}`, {
      need: title(one.itemId),
      top: TOP,
      input: format.inSentence(inputName(t, one.name)),
      from: format.number(one.from, 2),
      to: format.number(one.to, 2),
    });
  const table: ChartTable = {
    columns: [
      { id: 'need', label: t('prioritise.column.need') },
      { id: 'input', label: t('prioritise.column.input'), isText: true },
      { id: 'from', label: t('prioritise.column.now') },
      { id: 'to', label: t('prioritise.column.turnsAt') },
      { id: 'distance', label: t('prioritise.column.ofScale') },
      { id: 'change', label: t('prioritise.column.then'), isText: true },
    ],
    rows: tippings.map((one) => {
      const row = list.rows.find(({ need }) => need.id === one.itemId);
      return {
        id: `${one.itemId} ${one.name}`,
        cells: [
          { value: title(one.itemId), href: row && hrefOf({ kind: 'need', id: row.need.id }) },
          { value: inputName(t, one.name) },
          { value: one.from, text: format.number(one.from, 2) },
          { value: one.to, text: format.number(one.to, 2) },
          { value: one.distance, text: shareWords(format, one.distance) },
          { value: t(`prioritise.sensitivity.then.${one.change}`, { top: TOP }) },
        ],
      };
    }),
  };
  const weightTable: ChartTable = {
    columns: [
      { id: 'weight', label: t('prioritise.column.weight') },
      { id: 'from', label: t('prioritise.column.now') },
      { id: 'to', label: t('prioritise.column.turnsAt') },
      { id: 'leaves', label: t('prioritise.column.leaves'), isText: true },
      { id: 'enters', label: t('prioritise.column.enters'), isText: true },
    ],
    rows: weights.map((one) => ({
      id: one.name,
      cells: [
        { value: one.name },
        { value: one.from, text: format.number(one.from, 2) },
        { value: one.to, text: format.number(one.to, 2) },
        { value: format.list(one.leaves.map(title)) },
        { value: format.list(one.enters.map(title)) },
      ],
    })),
  };
  return (
    <>
      <div className={styles.settings}>
        <Select
          label={t('prioritise.framework')}
          value={framework}
          options={offered.map((value) => ({ value, label: frameworkName(t, value, settings) }))}
          onChange={(value) => onPlace({ framework: value })}
        />
      </div>
      {scored <= TOP ? (
        <p className={styles.note}>
          {t('prioritise.sensitivity.few', { count: TOP + 1 - scored, top: TOP, have: scored })}
        </p>
      ) : (
        <ChartFigure
          caption={t('prioritise.sensitivity.caption', { top: TOP, framework: frameworkName(t, framework, settings) })}
          summary={first ? sentence(first) : t('prioritise.sensitivity.steady', { top: TOP })}
          table={table}
          onWish={onWish}
        />
      )}
      {scored > TOP && framework === 'weighted' && (
        <ChartFigure
          caption={t('prioritise.sensitivity.weights', { top: TOP })}
          summary={
            weights[0]
              ? t('prioritise.sensitivity.weight', {
                  name: weights[0].name,
                  from: format.number(weights[0].from, 2),
                  to: format.number(weights[0].to, 2),
                  top: TOP,
                })
              : t('prioritise.sensitivity.weightsSteady', { top: TOP })
          }
          table={weightTable}
          onWish={onWish}
        />
      )}
    </>
  );
}
