import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { metricProgress } from '#shared/analysis/metric-progress.ts';
import type { Metric } from '#shared/domain/metric.ts';
import styles from './metric.module.css';
import { checkInWords, progressWords, valueWords } from './metric-words.ts';

export interface MetricFiguresProps {
  readonly metric: Metric;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The goal's first day. */
  readonly startsAt: string | null;
  readonly large?: boolean | undefined;
}

/** Baseline, now and target, and how far that is, in words. */
export function MetricFigures({ metric, today, startsAt, large = false }: MetricFiguresProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const progress = metricProgress(metric, today, startsAt);
  const checkIn = checkInWords(t, format, metric, progress);
  const words = (value: number | null): string => valueWords(t, format, value, metric.unit);
  return (
    <div className={clsx(styles.figures, large && styles.large)}>
      <dl className={styles.values}>
        <Figure name={t('goals.metric.baseline')} value={words(metric.baseline)} />
        <Figure name={t('goals.metric.current')} value={words(progress.current)} now={progress.current !== null} />
        <Figure name={t('goals.metric.target')} value={words(metric.target)} />
      </dl>
      <p className={styles.progress}>
        {progressWords(t, format, metric, progress)}
        {progress.course && (
          <span className={styles[progress.course]}>
            {', '}
            {t(`goals.course.${progress.course}`)}
          </span>
        )}
      </p>
      {checkIn && (
        <p className={clsx(styles.checkIn, progress.checkIn.overdue && styles.overdue)}>
          {progress.checkIn.overdue && <TriangleAlert aria-hidden="true" size={14} strokeWidth={1.5} />}
          {checkIn}
        </p>
      )}
    </div>
  );
}

function Figure({
  name,
  value,
  now = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly now?: boolean;
}) {
  return (
    <div className={clsx(styles.value, now && styles.current)}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
