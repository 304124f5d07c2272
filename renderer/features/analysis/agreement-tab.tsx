import type { ReactNode } from 'react';
import { coefficientWords, reasonWords, shareWords } from '#renderer/record-ui/figure-words.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartCell, ChartTable } from '#renderer/ui/chart-table.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { UNIT_KINDS } from '#shared/analysis/coding-units.ts';
import type { Measure } from '#shared/analysis/measure.ts';
import styles from './analysis-page.module.css';
import type { CoderPair } from './analysis-questions.ts';
import { type AnalysisView, listOf } from './analysis-view.ts';
import { DisagreementList } from './disagreement-list.tsx';
import { useAnswer } from './use-analysis.ts';

/** Do two people put the same tags on the same words? */
export function AgreementTab({ view }: { readonly view: AnalysisView }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, scope, service, onPlace, onWish } = view;
  const unit = place.unit ?? 'segment';
  const [one, other] = listOf(place.coders);
  const coders = one !== undefined && other !== undefined && one !== other ? ([one, other] as const) : null;
  const { answer } = useAnswer(service, { kind: 'agreement', scope, unit, coders });
  if (answer === null) return null;
  if (answer.chosen === null)
    return (
      <EmptyState title={t('analysis.agreement.one')} primary={<BlindBox />}>
        {t('analysis.agreement.how')}
      </EmptyState>
    );
  const [first, second] = answer.chosen;
  const options = answer.coders.map(({ id, tags }) => ({
    value: id,
    label: t('analysis.agreement.coder', { name: names.coder(id), count: tags }),
  }));
  const choose = (a: string, b: string): void => onPlace({ coders: a === b ? undefined : `${a},${b}` });
  const figure = (measure: Measure<unknown, string>, words: (value: number) => string): ChartCell =>
    measure.value === null
      ? { value: null, text: reasonWords(t, measure.reason) }
      : { value: measure.value, text: words(measure.value) };
  const share = (value: number): string => shareWords(format, value);
  const coefficient = (value: number): string => coefficientWords(format, value);
  const rowOf = ({ tagId, table, percent, kappa, alpha, holsti }: CoderPair) => ({
    id: tagId ?? 'overall',
    cells: [
      { value: tagId === null ? t('analysis.agreement.overall') : names.tag(tagId) },
      ...[table.both, table.onlyFirst, table.onlySecond, table.neither].map((n) => ({
        value: n,
        text: format.number(n),
      })),
      figure(percent, share),
      figure(kappa, coefficient),
      figure(alpha, coefficient),
      figure(holsti, share),
      { value: alpha.value === null ? '' : t(`analysis.agreement.band.${alpha.status}`) },
    ],
  });
  const table: ChartTable = {
    columns: [
      { id: 'tag', label: t('analysis.column.tag') },
      { id: 'both', label: t('analysis.column.both') },
      { id: 'first', label: t('analysis.agreement.only', { name: names.coder(first) }) },
      { id: 'second', label: t('analysis.agreement.only', { name: names.coder(second) }) },
      { id: 'neither', label: t('analysis.agreement.neither') },
      { id: 'percent', label: t('analysis.agreement.percent') },
      { id: 'kappa', label: t('analysis.agreement.kappa') },
      { id: 'alpha', label: t('analysis.agreement.alpha') },
      { id: 'holsti', label: t('analysis.agreement.holsti') },
      { id: 'band', label: t('analysis.agreement.guide'), isText: true },
    ],
    rows: [...(answer.overall ? [rowOf(answer.overall)] : []), ...answer.tags.map(rowOf)],
  };
  const overall = answer.overall?.alpha;
  const summary =
    overall === undefined
      ? t('analysis.agreement.noCommon')
      : overall.value === null
        ? t('analysis.agreement.none', { reason: reasonWords(t, overall.reason) })
        : t(`analysis.agreement.summary.${overall.status}`, { alpha: coefficient(overall.value) });
  return (
    <div className={styles.tab}>
      <div className={styles.settings}>
        <Select
          label={t('analysis.agreement.first')}
          value={first}
          options={options}
          onChange={(id) => choose(id, id === second ? first : second)}
        />
        <Select
          label={t('analysis.agreement.second')}
          value={second}
          options={options}
          onChange={(id) => choose(id === first ? second : first, id)}
        />
        <Select
          label={t('analysis.agreement.unit')}
          value={unit}
          options={UNIT_KINDS.map((value) => ({ value, label: t(`analysis.unit.${value}`) }))}
          onChange={(value) => onPlace({ unit: value })}
        />
        <BlindBox />
      </div>
      {answer.overall === null ? (
        <p className={styles.note}>{t('analysis.agreement.noCommon')}</p>
      ) : (
        <>
          <ChartFigure
            caption={t('analysis.agreement.caption', {
              units: format.number(answer.units),
              unit: format.inSentence(t(`analysis.unit.${unit}`)),
              count: answer.interviews,
            })}
            summary={summary}
            table={table}
            onWish={onWish}
          />
          <p className={styles.note}>{t('analysis.agreement.method')}</p>
          <DisagreementList names={names} open={answer.open} apart={answer.apart} coders={answer.chosen} />
        </>
      )}
    </div>
  );
}

function BlindBox(): ReactNode {
  const t = useText();
  const { codeBlind } = usePreferences();
  return (
    <Checkbox
      label={t('analysis.agreement.blind')}
      checked={codeBlind}
      onChange={(on) => setPreferences({ codeBlind: on })}
    />
  );
}
