import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import styles from './chart.module.css';
import { shortened } from './chart-bars.tsx';
import { inkOf } from './chart-series.ts';

export interface BalanceRow {
  readonly id: string;
  readonly label: string;
  readonly left: number;
  readonly right: number;
}

export interface ChartBalanceProps {
  readonly rows: readonly BalanceRow[];
  readonly leftLabel: string;
  readonly rightLabel: string;
}

const WIDTH = 720;
const MARGIN = 256;
const ROOM = 28;
const STEP = 26;
const HEAD = 24;

/** Two counts of each row against each other, left and right of one line. */
export function ChartBalance({ rows, leftLabel, rightLabel }: ChartBalanceProps): ReactNode {
  const most = Math.max(1, ...rows.map(({ left, right }) => Math.max(left, right)));
  const x = scaleLinear([-most, most], [MARGIN + ROOM, WIDTH - ROOM]);
  const height = HEAD + rows.length * STEP + 8;
  const middle = x(0);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} className={styles.svg}>
      <text x={middle - 8} y={14} textAnchor="end" className={styles.value}>
        {leftLabel}
      </text>
      <text x={middle + 8} y={14} className={styles.value}>
        {rightLabel}
      </text>
      {rows.map(({ id, label, left, right }, i) => {
        const y = HEAD + i * STEP + 4;
        return (
          <g key={id}>
            <title>{label}</title>
            <text x={MARGIN - 8} y={y + 11} textAnchor="end" className={styles.label}>
              {shortened(label)}
            </text>
            <rect x={x(-left)} y={y} width={middle - x(-left)} height={14} style={{ fill: inkOf(1) }} />
            <rect x={middle} y={y} width={x(right) - middle} height={14} style={{ fill: inkOf(0) }} />
            <text x={x(-left) - 6} y={y + 11} textAnchor="end" className={styles.value}>
              {left}
            </text>
            <text x={x(right) + 6} y={y + 11} className={styles.value}>
              {right}
            </text>
          </g>
        );
      })}
      <line x1={middle} x2={middle} y1={HEAD - 4} y2={height} className={styles.axis} />
    </svg>
  );
}
