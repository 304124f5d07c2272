import { clsx } from 'clsx';
import { Check, CircleDot, type LucideIcon, Minus, SkipForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { DateText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { CoverageRow, CoverageState } from '#shared/domain/guide-coverage.ts';
import type { CoverageColumn } from './coverage-data.ts';
import styles from './coverage-page.module.css';

export interface CoverageTableProps {
  readonly rows: readonly CoverageRow[];
  readonly columns: readonly CoverageColumn[];
  /** Of the question over the whole guide. */
  readonly numberOf: (row: CoverageRow) => number;
  readonly chosen: string | null;
  readonly onChoose: (questionId: string) => void;
}

const SIGNS: Readonly<Record<CoverageState, LucideIcon | null>> = {
  answered: Check,
  asked: CircleDot,
  skipped: SkipForward,
  'not-reached': Minus,
  'not-in-guide': null,
};

const LEGEND = ['answered', 'asked', 'skipped', 'not-reached', 'not-in-guide'] as const;

/** Questions down, interviews across. Choosing a question shows its answers. */
export function CoverageTable({ rows, columns, numberOf, chosen, onChoose }: CoverageTableProps): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <ul aria-label={t('coverage.legend')} className={styles.legend}>
        {LEGEND.map((state) => (
          <li key={state}>
            <Sign state={state} />
            {t(`guides.state.${state}`)}
          </li>
        ))}
      </ul>
      {/* What overflows must be reachable by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div role="region" aria-label={t('coverage.table')} tabIndex={0} className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {t('coverage.question')}
              </th>
              <th scope="col" className={styles.sum}>
                {t('coverage.answered')}
              </th>
              {columns.map(({ interview, name, version }) => (
                <th key={interview.id} scope="col" className={styles.interview}>
                  <a href={hrefOf({ kind: 'interview', id: interview.id })} title={interview.title} dir="auto">
                    {name || t('common.untitled')}
                  </a>
                  <span className={styles.meta}>
                    {interview.heldAt ? <DateText iso={interview.heldAt} style="short" /> : t('interviews.noDate')}
                  </span>
                  <span className={styles.meta}>{t('coverage.version', { version })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.question.id} data-selected={row.question.id === chosen || undefined}>
                <th scope="row" className={styles.question}>
                  <button
                    type="button"
                    aria-pressed={row.question.id === chosen}
                    className={styles.choose}
                    onClick={() => onChoose(row.question.id)}
                  >
                    <span className={styles.number}>{format.number(numberOf(row))}</span>
                    <span dir="auto">{row.question.text || t('guides.question.empty')}</span>
                  </button>
                  {!row.isCurrent && (
                    <span className={styles.meta}>
                      {t('coverage.only', { versions: format.list(row.versions.map((one) => format.number(one))) })}
                    </span>
                  )}
                </th>
                <td className={clsx(styles.sum, row.answered === 0 && row.isCurrent && styles.none)}>
                  {t('coverage.answered.of', { answered: row.answered, possible: row.possible })}
                </td>
                {row.states.map((state, i) => (
                  <td key={columns[i]?.interview.id ?? i} className={styles.cell} title={t(`guides.state.${state}`)}>
                    <Sign state={state} />
                    <VisuallyHidden>{t(`guides.state.${state}`)}</VisuallyHidden>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Each state has a sign of its own: colour only helps. */
function Sign({ state }: { readonly state: CoverageState }): ReactNode {
  const Icon = SIGNS[state];
  return (
    <span aria-hidden="true" className={clsx(styles.sign, styles[state])}>
      {Icon && <Icon size={16} strokeWidth={state === 'answered' ? 2.25 : 1.5} />}
    </span>
  );
}
