import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Preflight } from '#shared/exchange/report/build-report.ts';
import styles from './report-page.module.css';

export interface ReportPreflightProps {
  readonly checks: Preflight;
  readonly onBlock: (block: string) => void;
}

/** What to look at before the report goes out: who has not agreed, names left, what is past its day, what is empty. */
export function ReportPreflight({ checks, onBlock }: ReportPreflightProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { withheld, quotes, unrecorded, identifiers, stale, oneVoice, empty } = checks;
  const held = withheld.reduce((sum, { count }) => sum + count, 0);
  const findings: ReactNode[] = [];
  for (const { reason, count } of withheld)
    findings.push(t('reports.check.withheld', { count, reason: t(`report.withheld.${reason}`, { count }) }));
  if (identifiers.length > 0)
    findings.push(
      t('reports.check.names', { count: identifiers.length, list: format.list(identifiers.slice(0, MOST)) }),
    );
  if (unrecorded > 0) findings.push(t('reports.check.unrecorded', { count: unrecorded }));
  for (const { id, title } of stale) findings.push(<span key={id}>{t('reports.check.stale', { title })}</span>);
  for (const { id, title } of oneVoice) findings.push(<span key={id}>{t('reports.check.oneVoice', { title })}</span>);
  for (const block of empty) {
    findings.push(
      <button key={block} type="button" className={styles.link} onClick={() => onBlock(block)}>
        {t('reports.check.empty')}
      </button>,
    );
  }
  return (
    <section aria-label={t('reports.check')} className={styles.checks}>
      <h2 className={styles.asideTitle}>{t('reports.check')}</h2>
      <p className={styles.meta}>{t('reports.check.quotes', { quotes, held })}</p>
      {findings.length === 0 ? (
        <p className={styles.fine}>
          <CircleCheck aria-hidden="true" size={16} strokeWidth={1.5} />
          {t('reports.check.fine')}
        </p>
      ) : (
        <ul>
          {findings.map((finding, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names, and none keeps state
            <li key={i}>
              <TriangleAlert aria-hidden="true" size={14} strokeWidth={1.5} />
              <span>{finding}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const MOST = 5;
