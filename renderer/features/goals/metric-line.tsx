import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { Metric } from '#shared/domain/metric.ts';
import styles from './metric.module.css';
import { MetricFigures, type MetricFiguresProps } from './metric-figures.tsx';
import { MetricSparkline } from './metric-sparkline.tsx';

/** A metric in one row: its name, where it stands, and its course. */
export function MetricLine({ metric, today, startsAt }: Omit<MetricFiguresProps, 'large'>): ReactNode {
  const t = useText();
  return (
    <li className={styles.line}>
      <bdi className={styles.lineName}>{metric.name || t('common.untitled')}</bdi>
      <div className={styles.lineFigures}>
        <MetricFigures metric={metric} today={today} startsAt={startsAt} />
      </div>
      <MetricSparkline metric={metric} />
    </li>
  );
}

/** Metrics by the goal that they read. */
export function metricsByGoal(metrics: readonly Metric[]): ReadonlyMap<string, readonly Metric[]> {
  const byGoal = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const list = byGoal.get(metric.goalId);
    if (list) list.push(metric);
    else byGoal.set(metric.goalId, [metric]);
  }
  return byGoal;
}
