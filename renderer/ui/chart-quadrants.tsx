import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import styles from './chart.module.css';
import { inkOf } from './chart-series.ts';

export interface QuadrantPoint {
  readonly id: string;
  /** Short: it stands in the point. The table has the name. */
  readonly mark: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface QuadrantAxis {
  readonly label: string;
  /** The axis runs from 0 to this. */
  readonly most: number;
  /** Where the line between little and much stands. */
  readonly middle: number;
}

export interface ChartQuadrantsProps {
  readonly points: readonly QuadrantPoint[];
  readonly x: QuadrantAxis;
  readonly y: QuadrantAxis;
  /** What each quarter asks for: above left, above right, below left, below right. */
  readonly quarters: readonly [string, string, string, string];
}

const [WIDTH, HEIGHT, EDGE, TOP, RIGHT] = [640, 420, 44, 12, 16];
/** Points nearer than this to one before them step aside, so that no mark hides another. */
const NEAR = 23;

/** Items by two figures, in four quarters. */
export function ChartQuadrants({ points, x: across, y: up, quarters }: ChartQuadrantsProps): ReactNode {
  const x = scaleLinear([0, across.most], [EDGE, WIDTH - RIGHT]);
  const y = scaleLinear([0, up.most], [HEIGHT - EDGE, TOP]);
  const [left, right, low, high] = [x(0), x(across.most), y(0), y(up.most)];
  const [middleX, middleY] = [x(across.middle), y(up.middle)];
  const corners = [
    { x: left + 8, y: high + 18, anchor: 'start' },
    { x: right - 8, y: high + 18, anchor: 'end' },
    { x: left + 8, y: low - 10, anchor: 'start' },
    { x: right - 8, y: low - 10, anchor: 'end' },
  ] as const;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} className={styles.svg}>
      <rect x={left} y={high} width={middleX - left} height={middleY - high} className={styles.quarter} />
      <path d={`M${left} ${high}H${right}V${low}H${left}Z`} className={styles.frame} />
      <path d={`M${middleX} ${high}V${low}M${left} ${middleY}H${right}`} className={styles.frame} />
      {x.ticks(4).map((tick) => (
        <text key={tick} x={x(tick)} y={low + 16} textAnchor="middle" className={styles.value}>
          {tick}
        </text>
      ))}
      {y.ticks(4).map((tick) => (
        <text key={tick} x={left - 6} y={y(tick) + 4} textAnchor="end" className={styles.value}>
          {tick}
        </text>
      ))}
      <text x={(left + right) / 2} y={HEIGHT - 8} textAnchor="middle" className={styles.label}>
        {across.label}
      </text>
      <text
        x={14}
        y={HEIGHT / 2}
        textAnchor="middle"
        transform={`rotate(-90 14 ${HEIGHT / 2})`}
        className={styles.label}
      >
        {up.label}
      </text>
      {corners.map(({ x: atX, y: atY, anchor }, i) => (
        <text key={`${atX} ${atY}`} x={atX} y={atY} textAnchor={anchor} className={styles.value}>
          {quarters[i]}
        </text>
      ))}
      {apart(points.map((point) => ({ ...point, x: x(point.x), y: y(point.y) }))).map((point) => (
        <g key={point.id} transform={`translate(${point.x} ${point.y})`}>
          <title>{point.label}</title>
          <circle r={11} className={styles.point} style={{ stroke: inkOf(0) }} />
          <text y={4} textAnchor="middle" className={styles.value}>
            {point.mark}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Each point where it belongs, or beside those that stand there already. */
function apart(points: readonly QuadrantPoint[]): readonly QuadrantPoint[] {
  const placed: QuadrantPoint[] = [];
  for (const point of points) {
    let { x } = point;
    // Away from the edge that it is nearer to, so that it stays inside.
    const step = x > WIDTH / 2 ? -NEAR : NEAR;
    const isTaken = (): boolean => placed.some((one) => Math.hypot(one.x - x, one.y - point.y) < NEAR - 1);
    for (let tries = 0; isTaken() && tries < WIDTH / NEAR; tries += 1) x += step;
    placed.push({ ...point, x: Math.min(Math.max(x, EDGE), WIDTH - RIGHT) });
  }
  return placed;
}
