import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { isStale, reviewDay } from '#shared/analysis/staleness.ts';
import type { Insight } from '#shared/domain/insight.ts';
import styles from './card.module.css';

/** Says that an insight is past its day, wherever it is cited; nothing while it is fresh. */
export function StaleMark({ insight }: { readonly insight: Insight }): ReactNode {
  const t = useText();
  const today = useApp().today();
  if (!isStale(insight, today)) return null;
  return (
    <span className={styles.warn}>
      <History aria-hidden="true" size={12} strokeWidth={1.5} />
      {t('insights.staleSince')} <DateText iso={reviewDay(insight)} style="short" />
    </span>
  );
}
