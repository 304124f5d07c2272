import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import styles from './chart.module.css';
import { inkOf } from './chart-series.ts';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** A whisker, such as an interval. */
  readonly range?: { readonly low: number; readonly high: number } | undefined;
  readonly onOpen?: ((anchor: DOMRect) => void) | undefined;
}

export interface ChartBarsProps {
  readonly bars: readonly Bar[];
  /** The end of the scale; the largest value where absent. */
  readonly most?: number | undefined;
}

const WIDTH = 720;
const LONGEST_LABEL = 256;
/** Of one letter, on average. */
const LETTER = 6.6;
const ROOM = 72;
const STEP = 26;

/** Bars that lie, one below the other, each with its figure at its end. */
export function ChartBars({ bars, most }: ChartBarsProps): ReactNode {
  const margin = Math.min(LONGEST_LABEL, 24 + LETTER * Math.max(0, ...bars.map(({ label }) => label.length)));
  const top = most ?? Math.max(1, ...bars.map(({ value, range }) => Math.max(value, range?.high ?? 0)));
  const x = scaleLinear([0, top], [margin, WIDTH - ROOM]);
  const height = bars.length * STEP + 8;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} className={styles.svg}>
      <line x1={margin} x2={margin} y1={0} y2={height} className={styles.axis} />
      {bars.map(({ id, label, value, text, range, onOpen }, i) => {
        const y = i * STEP + 6;
        const end = range ? Math.max(x(value), x(range.high)) : x(value);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden; the table's buttons do the same
          <g
            key={id}
            className={onOpen && styles.pressable}
            onClick={(event) => onOpen?.(event.currentTarget.getBoundingClientRect())}
          >
            <title>{label}</title>
            <rect x={0} y={y - 4} width={WIDTH} height={STEP} className={styles.hitArea} />
            <text x={margin - 8} y={y + 11} textAnchor="end" className={styles.label}>
              {shortened(label)}
            </text>
            <rect x={margin} y={y} width={Math.max(0, x(value) - margin)} height={14} style={{ fill: inkOf(0) }} />
            {range && (
              <path
                d={`M${x(range.low)} ${y + 7}H${x(range.high)}M${x(range.low)} ${y + 3}v8M${x(range.high)} ${y + 3}v8`}
                className={styles.whisker}
              />
            )}
            <text x={end + 6} y={y + 11} className={styles.value}>
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** As much of a name as the margin holds. */
export const shortened = (label: string, most = 38): string =>
  label.length > most ? `${label.slice(0, most - 1).trimEnd()}…` : label;
