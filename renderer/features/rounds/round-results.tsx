import type { ReactNode } from 'react';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { krippendorffAlpha } from '#shared/analysis/krippendorff.ts';
import { type ItemConsensus, itemConsensus, raterDistances } from '#shared/analysis/rating-consensus.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { Rating, Round } from '#shared/domain/round.ts';
import styles from './round-page.module.css';

export interface RoundResultsProps {
  readonly round: Round;
  readonly ratings: readonly Rating[];
  readonly titleOf: (id: string) => string;
}

/** How far apart people are, the most disputed first, and who stands apart. */
export function RoundResults({ round, ratings, titleOf }: RoundResultsProps): ReactNode {
  return round.method === 'dots' ? (
    <DotResults round={round} ratings={ratings} titleOf={titleOf} />
  ) : (
    <ImportanceResults round={round} ratings={ratings} titleOf={titleOf} />
  );
}

function ImportanceResults({ round, ratings, titleOf }: RoundResultsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const rows = round.itemIds
    .map((id) => ({ id, found: itemConsensus(ratings.flatMap(({ values }) => values[id] ?? [])) }))
    .sort((a, b) => (a.found.consensus ?? 2) - (b.found.consensus ?? 2) || (a.id < b.id ? -1 : 1));
  const alpha = krippendorffAlpha(
    round.itemIds.map((id) => ratings.map(({ values }) => values[id] ?? null)),
    'ordinal',
  );
  return (
    <>
      <Section title={t('rounds.results')}>
        <p>
          {alpha.value === null
            ? t(alpha.reason.kind === 'no-variation' ? 'rounds.alpha.same' : 'rounds.alpha.few')
            : t(`rounds.alpha.${alpha.value >= 0.8 ? 'good' : alpha.value >= 0.667 ? 'tentative' : 'low'}`, {
                alpha: format.number(alpha.value, 3),
                count: ratings.length,
              })}
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('rounds.item')}</th>
              <th scope="col">{t('rounds.median')}</th>
              <th scope="col">{t('rounds.range')}</th>
              <th scope="col">{t('rounds.spread')}</th>
              <th scope="col">{t('rounds.agreement')}</th>
              <th scope="col">{t('rounds.n')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, found }) => (
              <tr key={id}>
                <th scope="row">
                  <ItemLink id={id} title={titleOf(id)} />
                  {found.talk && <span className={styles.warn}>{t('rounds.talk')}</span>}
                </th>
                <td>{found.median === null ? t('rounds.nobody') : format.number(found.median, 1)}</td>
                <td>{found.least === null ? '' : t('rounds.fromTo', { least: found.least, most: found.most ?? 0 })}</td>
                <td>
                  <Spread found={found} />
                </td>
                <td>{found.consensus === null ? t('rounds.alone') : format.number(found.consensus, 2)}</td>
                <td>{format.number(found.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Apart ratings={ratings} />
    </>
  );
}

/** Five bars, one a value. */
function Spread({ found }: { readonly found: ItemConsensus }): ReactNode {
  const t = useText();
  const format = useFormat();
  const most = Math.max(1, ...found.distribution);
  const words = found.distribution.flatMap((count, i) =>
    count > 0 ? [t('rounds.spread.one', { value: i + 1, count })] : [],
  );
  return (
    <span className={styles.spread}>
      {found.distribution.map((count, i) => (
        <span key={['1', '2', '3', '4', '5'][i]} aria-hidden="true" title={`${i + 1}: ${count}`}>
          <span style={{ blockSize: `${(100 * count) / most}%` }} />
        </span>
      ))}
      <VisuallyHidden>{format.list(words)}</VisuallyHidden>
    </span>
  );
}

function Apart({ ratings }: { readonly ratings: readonly Rating[] }): ReactNode {
  const t = useText();
  const format = useFormat();
  const apart = raterDistances(ratings);
  return (
    <Section title={t('rounds.apart')}>
      {apart.length < 2 ? (
        <SectionNote>{t('rounds.apart.few')}</SectionNote>
      ) : (
        <ol className={styles.apart}>
          {apart.map(({ rater, distance, items }) => (
            <li key={rater}>
              <bdi>{rater}</bdi>{' '}
              <span className={styles.meta}>
                {t('rounds.apart.by', { distance: format.number(distance, 1), count: items })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function DotResults({ round, ratings, titleOf }: RoundResultsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const total = ratings.reduce((sum, { values }) => sum + Object.values(values).reduce((a, b) => a + b, 0), 0);
  const rows = round.itemIds
    .map((id) => {
      const given = ratings.flatMap(({ rater, values }) => (values[id] ? [{ rater, dots: values[id] }] : []));
      return { id, given, dots: given.reduce((sum, one) => sum + one.dots, 0) };
    })
    .sort((a, b) => b.dots - a.dots || (a.id < b.id ? -1 : 1));
  return (
    <Section title={t('rounds.results')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rounds.item')}</th>
            <th scope="col">{t('rounds.method.dots')}</th>
            <th scope="col">{t('rounds.share')}</th>
            <th scope="col">{t('rounds.from')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, given, dots }) => (
            <tr key={id}>
              <th scope="row">
                <ItemLink id={id} title={titleOf(id)} />
              </th>
              <td>{format.number(dots)}</td>
              <td>{total === 0 ? t('rounds.nobody') : format.percent(dots / total)}</td>
              <td>{format.list(given.map((one) => `${one.rater} ${one.dots}`))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function ItemLink({ id, title }: { readonly id: AnyId; readonly title: string }): ReactNode {
  const place = placeOfRecord(id);
  return place ? (
    <a href={hrefOf(place)} dir="auto">
      {title}
    </a>
  ) : (
    <span dir="auto">{title}</span>
  );
}
