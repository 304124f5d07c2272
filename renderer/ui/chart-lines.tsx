import { scaleLinear, scalePoint } from 'd3-scale';
import {
  curveLinear,
  line,
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape';
import type { ReactNode } from 'react';
import styles from './chart.module.css';
import { shortened } from './chart-bars.tsx';
import { inkOf, lookOf, type SeriesLook } from './chart-series.ts';

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  /** Null where there is nothing to show: the line has a gap there. */
  readonly values: readonly (number | null)[];
}

export interface ChartLinesProps {
  /** Names of the places from left to right. */
  readonly at: readonly string[];
  readonly series: readonly LineSeries[];
  /** Bars behind the lines: what the values have to be read against. */
  readonly ground?: { readonly label: string; readonly values: readonly number[] } | undefined;
  /** The ends of the scale; from 0 to the largest value where absent. */
  readonly range?: readonly [number, number] | undefined;
  readonly onOpen?: ((series: string, at: string, anchor: DOMRect) => void) | undefined;
}

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 36;
const BOTTOM = 262;
const TOP = 12;
const RIGHT = 12;
const KEY = 20;

/** Lines over time, each with its own colour, dash and mark, named in a key below. */
export function ChartLines({ at, series, ground, range, onOpen }: ChartLinesProps): ReactNode {
  const all = [...series.flatMap(({ values }) => values.map((value) => value ?? 0)), ...(ground?.values ?? [])];
  const y = scaleLinear(range ?? [0, Math.max(1, ...all)], [BOTTOM, TOP]).nice(5);
  const x = scalePoint([...at], [LEFT, WIDTH - RIGHT]).padding(0.5);
  const step = at.length < 2 ? WIDTH - LEFT - RIGHT : x.step();
  const every = Math.ceil(at.length / 12);
  const rows = series.length + (ground ? 1 : 0);
  const height = HEIGHT + rows * KEY;
  const draw = line<number | null>(
    (_, i) => x(at[i] ?? '') ?? 0,
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .curve(curveLinear);
  const ticks = y.ticks(5).filter(Number.isInteger);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} className={styles.svg}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className={styles.rule} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className={styles.value}>
            {tick}
          </text>
        </g>
      ))}
      {ground?.values.map((value, i) => (
        <rect
          key={at[i]}
          x={(x(at[i] ?? '') ?? 0) - step * 0.35}
          y={y(value)}
          width={step * 0.7}
          height={BOTTOM - y(value)}
          className={styles.ground}
        />
      ))}
      {at.map((name, i) =>
        i % every === 0 ? (
          <text key={name} x={x(name)} y={BOTTOM + 18} textAnchor="middle" className={styles.value}>
            {name}
          </text>
        ) : null,
      )}
      {series.map(({ id, values }, s) => (
        <g key={id} style={{ stroke: inkOf(s), fill: inkOf(s) }}>
          <path d={draw([...values]) ?? ''} strokeDasharray={lookOf(s).dash} className={styles.line} />
          {values.map((value, i) =>
            value === null ? null : (
              // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden; the table's buttons do the same
              <path
                key={at[i]}
                d={symbol(SYMBOLS[lookOf(s).mark], 44)() ?? ''}
                transform={`translate(${x(at[i] ?? '')} ${y(value)})`}
                className={onOpen && value > 0 ? styles.pressable : undefined}
                onClick={(event) => value > 0 && onOpen?.(id, at[i] ?? '', event.currentTarget.getBoundingClientRect())}
              />
            ),
          )}
        </g>
      ))}
      {series.map(({ id, label }, s) => (
        <g key={id} transform={`translate(${LEFT} ${HEIGHT - 4 + s * KEY})`}>
          <g style={{ stroke: inkOf(s), fill: inkOf(s) }}>
            <path d="M0 0H28" strokeDasharray={lookOf(s).dash} className={styles.line} />
            <path d={symbol(SYMBOLS[lookOf(s).mark], 44)() ?? ''} transform="translate(14 0)" />
          </g>
          <text x={36} y={4} className={styles.label}>
            {shortened(label, 80)}
          </text>
        </g>
      ))}
      {ground && (
        <g transform={`translate(${LEFT} ${HEIGHT - 4 + series.length * KEY})`}>
          <rect x={8} y={-6} width={12} height={12} className={styles.ground} />
          <text x={36} y={4} className={styles.label}>
            {ground.label}
          </text>
        </g>
      )}
    </svg>
  );
}

const SYMBOLS: Readonly<Record<SeriesLook['mark'], SymbolType>> = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  cross: symbolCross,
  star: symbolStar,
};
