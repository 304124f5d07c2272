import { Fragment, type ReactNode } from 'react';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { EvidenceStrength } from '#shared/analysis/evidence-strength.ts';
import styles from './strength.module.css';

export interface EvidenceCounts {
  readonly quotes: number;
  /** People whose words support. */
  readonly people: number;
  readonly segments?: number | undefined;
}

/** "12 quotes, 8 people, 3 segments": people carry the weight, since ten quotes of one person are one voice. */
export function EvidenceWords(counts: EvidenceCounts): ReactNode {
  const t = useText();
  if (counts.quotes === 0) return <span className={styles.counts}>{t('links.noQuotes')}</span>;
  return (
    <span className={styles.counts}>
      {parts(t, counts).map(({ words, lead }, i) => (
        <Fragment key={words}>
          {i > 0 && ', '}
          {lead ? <strong>{words}</strong> : words}
        </Fragment>
      ))}
    </span>
  );
}

export const strengthWord = (t: Text, { word }: Pick<EvidenceStrength, 'word'>): string => t(`links.strength.${word}`);

function parts(t: Text, { quotes, people, segments }: EvidenceCounts) {
  const list = [
    { words: t('links.quotes', { count: quotes }), lead: false },
    { words: t('links.people', { count: people }), lead: true },
  ];
  if (segments) list.push({ words: t('links.segments', { count: segments }), lead: false });
  return list;
}
