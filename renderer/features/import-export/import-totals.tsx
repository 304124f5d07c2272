import type { ReactNode } from 'react';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import type { PlanTotals } from './import-plan.ts';
import styles from './import-totals.module.css';

export interface ImportTotalsProps {
  readonly totals: PlanTotals;
  /** It has happened, and is no longer a preview. */
  readonly done?: boolean | undefined;
}

/** How many records of each kind are new, updated and the same, and which values of a person stay. */
export function ImportTotals({ totals, done = false }: ImportTotalsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { made, updated, same, conflicts } = totals;
  const kinds = TABLES.filter((kind) => (made[kind] ?? 0) + (updated[kind] ?? 0) + (same[kind] ?? 0) > 0);
  if (kinds.length === 0) return null;
  const cell = (counts: PlanTotals['made'], kind: TableName): string =>
    counts[kind] === undefined ? '–' : format.number(counts[kind]);
  return (
    <>
      <table className={styles.totals}>
        <caption className={styles.caption}>{t(done ? 'import.totals.done' : 'import.totals')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.totals.kind')}</th>
            <th scope="col">{t('import.totals.new')}</th>
            <th scope="col">{t('import.totals.updated')}</th>
            <th scope="col">{t('import.totals.same')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`import.table.${kind}`)}</th>
              <td>{cell(made, kind)}</td>
              <td>{cell(updated, kind)}</td>
              <td>{cell(same, kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {conflicts.length > 0 && <p className={styles.hint}>{t('import.conflicts', { count: conflicts.length })}</p>}
    </>
  );
}
