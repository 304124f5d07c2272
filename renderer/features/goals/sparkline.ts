import { daysBetween } from '#shared/analysis/evidence-strength.ts';
import type { Metric } from '#shared/domain/metric.ts';

export interface SparkShape {
  /** One point per check-in, oldest first. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly baseline: number | null;
  readonly target: number | null;
}

/** Where everything stands in a drawing of this size; days to the right, values upwards. Baseline and target always fit in. */
export function sparkShape(metric: Metric, width: number, height: number, edge = 3): SparkShape {
  const { checkIns, baseline, target } = metric;
  const values = [...checkIns.map((c) => c.value), baseline, target].filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const first = checkIns[0]?.at ?? '';
  const days = daysBetween(first, checkIns.at(-1)?.at ?? first);
  const up = (value: number): number =>
    high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge);
  return {
    points: checkIns.map(({ at, value }) => ({
      x: days === 0 ? width - edge : edge + (daysBetween(first, at) / days) * (width - 2 * edge),
      y: up(value),
    })),
    baseline: baseline === null ? null : up(baseline),
    target: target === null ? null : up(target),
  };
}
