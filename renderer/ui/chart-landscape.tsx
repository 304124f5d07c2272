import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import styles from './chart.module.css';
import { inkOf } from './chart-series.ts';

export interface LandscapePoint {
  readonly id: string;
  /** Short: it stands in the point. The table has the name. */
  readonly mark: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface ChartLandscapeProps {
  readonly points: readonly LandscapePoint[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Both axes run from 0 to this. */
  readonly most: number;
}

const SIZE = 420;
const EDGE = 44;

/** Two figures of each item against each other; the diagonal is where both are equal. */
export function ChartLandscape({ points, xLabel, yLabel, most }: ChartLandscapeProps): ReactNode {
  const x = scaleLinear([0, most], [EDGE, SIZE - 16]);
  const y = scaleLinear([0, most], [SIZE - EDGE, 16]);
  const ticks = x.ticks(5);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} className={styles.svg}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(most)} className={styles.rule} />
          <line x1={x(0)} x2={x(most)} y1={y(tick)} y2={y(tick)} className={styles.rule} />
          <text x={x(tick)} y={y(0) + 16} textAnchor="middle" className={styles.value}>
            {tick}
          </text>
          <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end" className={styles.value}>
            {tick}
          </text>
        </g>
      ))}
      <line x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} strokeDasharray="4 4" className={styles.axis} />
      <text x={(EDGE + SIZE) / 2} y={SIZE - 8} textAnchor="middle" className={styles.label}>
        {xLabel}
      </text>
      <text x={14} y={SIZE / 2} textAnchor="middle" transform={`rotate(-90 14 ${SIZE / 2})`} className={styles.label}>
        {yLabel}
      </text>
      {points.map(({ id, mark, label, ...at }) => (
        <g key={id} transform={`translate(${x(at.x)} ${y(at.y)})`}>
          <title>{label}</title>
          <circle r={11} className={styles.point} style={{ stroke: inkOf(0) }} />
          <text y={4} textAnchor="middle" className={styles.value}>
            {mark}
          </text>
        </g>
      ))}
    </svg>
  );
}
