import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Goal } from '#shared/domain/goal.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { CheckInForm } from './check-in-form.tsx';
import { CheckInTable } from './check-in-table.tsx';
import styles from './metric.module.css';
import { MetricFigures } from './metric-figures.tsx';
import { MetricSetup } from './metric-setup.tsx';
import { MetricSparkline } from './metric-sparkline.tsx';

export interface MetricCardProps {
  readonly goal: Goal;
  readonly metric: Metric;
}

/** One metric of a goal: where it stands, a new check-in, the earlier ones, and how it is set up. */
export function MetricCard({ goal, metric }: MetricCardProps): ReactNode {
  const t = useText();
  const today = useApp().today();
  const { trash, dialog } = useTrash();
  // Open for a metric that is not set up yet, and left as it is while the fields are being filled.
  const [open, setOpen] = useState(metric.baseline === null || metric.target === null);
  return (
    <article className={styles.metric}>
      <div className={styles.metricHead}>
        <h3 className={styles.metricName} dir="auto">
          {metric.name || t('common.untitled')}
        </h3>
        <IconButton
          icon={Trash2}
          label={t('goals.metric.trash')}
          onClick={() => trash({ table: 'metrics', id: metric.id, title: metric.name })}
        />
      </div>
      <div className={styles.summary}>
        <MetricFigures metric={metric} today={today} startsAt={goal.startsAt} large />
        <MetricSparkline metric={metric} width={240} height={56} />
      </div>
      <CheckInForm metric={metric} today={today} />
      {metric.checkIns.length > 0 && (
        <details className={styles.disclosure}>
          <summary>{t('goals.checkIns.count', { count: metric.checkIns.length })}</summary>
          <CheckInTable metric={metric} />
        </details>
      )}
      <details className={styles.disclosure} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('goals.metric.setup')}</summary>
        <MetricSetup metric={metric} />
      </details>
      {dialog}
    </article>
  );
}
