import { type ReactNode, useMemo } from 'react';
import { ChartBalance } from '#renderer/ui/chart-balance.tsx';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { FORCES, type ForceParts, forcesOf } from '#shared/analysis/forces.ts';
import type { Measured } from '#shared/analysis/measure.ts';
import { isId } from '#shared/domain/ids.ts';
import styles from './analysis-page.module.css';
import { ForceCards } from './force-cards.tsx';
import { type ForceRow, forceTable } from './force-table.ts';
import { ForceTagChoice, NoForceTags } from './force-tags.tsx';
import type { MapProps } from './maps-tab.tsx';
import { quotesByNeed } from './need-quotes.ts';
import { useAnswer } from './use-analysis.ts';

/** Why people would change and why they stay: in all that was said, or under one need. */
export function ForcesView({ view, graph, tags }: MapProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, scope, service, onPlace, onWish } = view;
  const tagIds = FORCES.flatMap((force) => tags.forces[force] ?? []);
  const { answer } = useAnswer(service, { kind: 'coded', scope, tagIds });
  const needs = useMemo(() => (answer === null ? [] : quotesByNeed(graph, answer)), [graph, answer]);
  const choice = <ForceTagChoice names={names} tags={tags} />;
  if (tagIds.length === 0)
    return (
      <>
        <NoForceTags />
        {choice}
      </>
    );
  if (answer === null) return choice;
  const need = needs.find(({ id }) => id === place.need);
  const found = forcesOf(need?.quotes ?? answer, tags.forces);
  const rows = needs.flatMap((one): ForceRow[] => {
    const forces = forcesOf(one.quotes, tags.forces);
    return forces.value === null ? [] : [{ ...one, forces }];
  });
  return (
    <>
      <div className={styles.settings}>
        <Select
          label={t('analysis.forces.need')}
          value={need?.id ?? ''}
          options={[
            { value: '', label: t('analysis.forces.all') },
            ...needs.map(({ id, title, quotes }) => ({
              value: id,
              label: t('analysis.forces.needOption', { title: title || t('common.untitled'), count: quotes.length }),
            })),
          ]}
          onChange={(id) => onPlace({ need: isId('need', id) ? id : undefined })}
        />
      </div>
      {found.value === null ? (
        <p className={styles.note}>{t('analysis.forces.none')}</p>
      ) : (
        <>
          <p className={styles.answer}>{verdictOf(t, found)}</p>
          <ForceCards view={view} graph={graph} forces={found.parts} of={need?.title} />
        </>
      )}
      {rows.length > 0 && (
        <ChartFigure
          caption={t('analysis.forces.caption', { count: rows.length })}
          summary={verdictOfNeeds(t, rows)}
          table={forceTable({ t, format, view, rows })}
          onWish={onWish}
        >
          <ChartBalance
            leftLabel={t('analysis.forces.against')}
            rightLabel={t('analysis.forces.towards')}
            rows={rows.map(({ id, title, forces: { parts } }) => ({
              id,
              label: title || t('common.untitled'),
              left: parts.against + parts.torn,
              right: parts.towards + parts.torn,
            }))}
          />
        </ChartFigure>
      )}
      {choice}
      <p className={styles.note}>{t('analysis.forces.method')}</p>
    </>
  );
}

type Found = Measured<ForceParts, 'towards' | 'against' | 'balanced'>;

const verdictOf = (t: Text, { status, n, parts }: Found): string =>
  [
    t('analysis.forces.people', { count: n }),
    t(`analysis.forces.verdict.${status}`, { towards: parts.towards, against: parts.against }),
    ...(parts.torn > 0 ? [t('analysis.forces.torn', { count: parts.torn })] : []),
  ].join(' ');

function verdictOfNeeds(t: Text, rows: readonly ForceRow[]): string {
  const [first] = [...rows].sort((a, b) => a.forces.value - b.forces.value);
  return first && first.forces.value < 0
    ? t('analysis.forces.heldBack', { title: first.title || t('common.untitled') })
    : t('analysis.forces.noneHeldBack');
}
