import type { ReactNode } from 'react';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Metric } from '#shared/domain/metric.ts';
import styles from './metric.module.css';
import { sparkWords } from './metric-words.ts';
import { sparkShape } from './sparkline.ts';

export interface MetricSparklineProps {
  readonly metric: Metric;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The check-ins as a line; the target dashed, the baseline dotted. */
export function MetricSparkline({ metric, width = 144, height = 36 }: MetricSparklineProps): ReactNode {
  const t = useText();
  const format = useFormat();
  if (metric.checkIns.length === 0) return null;
  const { points, baseline, target } = sparkShape(metric, width, height);
  const last = points.at(-1);
  return (
    <svg
      role="img"
      aria-label={sparkWords(t, format, metric)}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={styles.spark}
    >
      {baseline !== null && <line x1={0} x2={width} y1={baseline} y2={baseline} className={styles.baseline} />}
      {target !== null && <line x1={0} x2={width} y1={target} y2={target} className={styles.target} />}
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} className={styles.course} />
      {last && <circle cx={last.x} cy={last.y} r={2.5} className={styles.now} />}
    </svg>
  );
}
