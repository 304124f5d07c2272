import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { SummaryCounts } from '#shared/exchange/discovery-summary.ts';
import type { NameRule } from '#shared/exchange/discovery-summary-names.ts';
import type { Withheld } from '#shared/exchange/export-gate.ts';
import { withheldSentence } from './export-actions.ts';
import styles from './export-dialog.module.css';

export interface ExportPreviewProps {
  /** Null while they are counted. */
  readonly counts: SummaryCounts | null;
  readonly names: NameRule;
  /** Quotes that consent keeps out of this export. */
  readonly withheld: readonly Withheld[];
}

/** What the file will hold, and what to look at before it is shared. */
export function ExportPreview({ counts, names, withheld }: ExportPreviewProps): ReactNode {
  const t = useText();
  if (!counts) return <p className={styles.preview}>{t('export.loading')}</p>;
  const whole = t('export.preview', {
    quotes: t('export.summary.count.quotes', { count: counts.quotes }),
    people: t('export.summary.count.people', { count: counts.people }),
    interviews: t('export.summary.count.interviews', { count: counts.interviews }),
    insights: t('export.summary.count.insights', { count: counts.insights }),
    gaps: t('export.gaps', { count: counts.gaps }),
  });
  return (
    <div className={styles.preview} aria-live="polite">
      <p>{whole}</p>
      {withheld.length > 0 && <p className={styles.warning}>{withheldSentence(t, withheld)}</p>}
      {names === 'aliases' && counts.replacedNames > 0 && (
        <p>{t('export.replaced', { count: counts.replacedNames })}</p>
      )}
      {counts.unknownPeople > 0 && <p>{t('export.unknown', { count: counts.unknownPeople })}</p>}
      {counts.possibleNames > 0 && (
        <p className={styles.warning}>{t('export.possible', { count: counts.possibleNames })}</p>
      )}
    </div>
  );
}
