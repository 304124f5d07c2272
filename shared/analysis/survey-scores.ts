import { type Measure, unmeasured } from './measure.ts';

/** Of a normal distribution, 95 % lies within. */
const Z = 1.96;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 95 % interval of a share p of n by Wilson; shares from 0 to 1. Null for n = 0. */
export function wilson(hits: number, n: number): Interval | null {
  if (n <= 0) return null;
  const p = hits / n;
  const centre = p + (Z * Z) / (2 * n);
  const reach = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const by = 1 + (Z * Z) / n;
  return { low: Math.max(0, (centre - reach) / by), high: Math.min(1, (centre + reach) / by) };
}

export interface NpsParts extends Interval {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** Under this many answers a figure of a survey is flagged. */
export const SMALL_SAMPLE = 30;

export type SampleSize = 'ok' | 'small-sample';

/** `100 * (share of 9-10 - share of 0-6)`, -100..100, with a 95 % interval from the variance of +1, 0, -1. Answers off 0-10 leave n. */
export function nps(answers: readonly (number | null)[]): Measure<NpsParts, SampleSize> {
  let [promoters, passives, detractors] = [0, 0, 0];
  for (const answer of answers) {
    if (answer === null || !(answer >= 0 && answer <= 10)) continue;
    if (answer >= 9) promoters += 1;
    else if (answer >= 7) passives += 1;
    else detractors += 1;
  }
  const n = promoters + passives + detractors;
  if (n === 0) return unmeasured({ kind: 'no-answers' });
  const net = (promoters - detractors) / n;
  const reach = Z * Math.sqrt(Math.max(0, (promoters + detractors) / n - net * net) / n);
  const percent = (share: number): number => Math.min(100, Math.max(-100, 100 * share));
  return {
    value: 100 * net,
    parts: { promoters, passives, detractors, low: percent(net - reach), high: percent(net + reach) },
    n,
    unit: 'points',
    status: n < SMALL_SAMPLE ? 'small-sample' : 'ok',
  };
}

export interface CsatParts extends Interval {
  /** Answers 1 to 5. */
  readonly distribution: readonly number[];
  readonly mean: number;
}

/** The share of the top two of five, with Wilson's interval. The mean stands beside the distribution only. */
export function csat(answers: readonly (number | null)[]): Measure<CsatParts, SampleSize> {
  const distribution = [0, 0, 0, 0, 0];
  let [n, sum] = [0, 0];
  for (const answer of answers) {
    if (answer === null || !Number.isInteger(answer) || answer < 1 || answer > 5) continue;
    distribution[answer - 1] = (distribution[answer - 1] ?? 0) + 1;
    n += 1;
    sum += answer;
  }
  const top = (distribution[3] ?? 0) + (distribution[4] ?? 0);
  const interval = wilson(top, n);
  if (interval === null) return unmeasured({ kind: 'no-answers' });
  return {
    value: top / n,
    parts: { distribution, mean: sum / n, ...interval },
    n,
    unit: 'share',
    status: n < SMALL_SAMPLE ? 'small-sample' : 'ok',
  };
}
