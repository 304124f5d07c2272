import { type AgreementBand, bandOfAgreement } from './agreement.ts';
import { type Measure, unmeasured } from './measure.ts';

export type AlphaLevel = 'nominal' | 'ordinal' | 'interval';

export interface AlphaParts {
  /** Disagreement, observed and expected by chance. */
  readonly observed: number;
  readonly expected: number;
  readonly level: AlphaLevel;
  /** Units with two values or more: the others say nothing about agreement. */
  readonly units: number;
}

/**
 * Agreement of any number of coders with values missing: `1 - Do / De` over the coincidences of values within units. Source:
 * Krippendorff 2004. `units`: one list of values per unit, null where a coder gave none.
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  level: AlphaLevel,
): Measure<AlphaParts, AgreementBand> {
  const values = [...valuesOf(units)].sort((a, b) => a - b);
  const size = values.length;
  const { pairs, paired } = coincidences(units, new Map(values.map((value, i) => [value, i])));
  const marginals = values.map((_, c) => sumOf(pairs.subarray(c * size, (c + 1) * size)));
  const n = marginals.reduce((sum, one) => sum + one, 0);
  if (n === 0) return unmeasured({ kind: 'no-units' });
  const apart = distances(values, marginals, level);
  let [observed, expected] = [0, 0];
  for (let c = 0; c < size; c++) {
    for (let k = 0; k < size; k++) {
      const distance = apart(c, k);
      observed += ((pairs[c * size + k] ?? 0) * distance) / n;
      expected += ((marginals[c] ?? 0) * (marginals[k] ?? 0) * distance) / (n * (n - 1));
    }
  }
  if (expected === 0) return unmeasured({ kind: 'no-variation' });
  const value = 1 - observed / expected;
  return {
    value,
    parts: { observed, expected, level, units: paired },
    n,
    unit: 'alpha',
    status: bandOfAgreement(value),
  };
}

function valuesOf(units: readonly (readonly (number | null)[])[]): ReadonlySet<number> {
  const values = new Set<number>();
  for (const unit of units) for (const value of unit) if (value !== null) values.add(value);
  return values;
}

/** Ordered pairs of values within a unit, each unit weighing as much as it has values. */
function coincidences(units: readonly (readonly (number | null)[])[], numbers: ReadonlyMap<number, number>) {
  const size = numbers.size;
  const pairs = new Float64Array(size * size);
  const given: number[] = [];
  let paired = 0;
  for (const unit of units) {
    given.length = 0;
    for (const value of unit) if (value !== null) given.push(numbers.get(value) ?? 0);
    if (given.length < 2) continue;
    paired += 1;
    const weight = 1 / (given.length - 1);
    for (let i = 0; i < given.length; i++) {
      for (let j = 0; j < given.length; j++) {
        if (i === j) continue;
        const at = (given[i] ?? 0) * size + (given[j] ?? 0);
        pairs[at] = (pairs[at] ?? 0) + weight;
      }
    }
  }
  return { pairs, paired };
}

/** The squared distance of two values by their numbers. */
function distances(values: readonly number[], marginals: readonly number[], level: AlphaLevel) {
  if (level === 'nominal') return (c: number, k: number): number => (c === k ? 0 : 1);
  if (level === 'interval') return (c: number, k: number): number => ((values[c] ?? 0) - (values[k] ?? 0)) ** 2;
  const upTo: number[] = [0];
  for (const one of marginals) upTo.push((upTo.at(-1) ?? 0) + one);
  return (c: number, k: number): number => {
    const [low, high] = c < k ? [c, k] : [k, c];
    const between = (upTo[high + 1] ?? 0) - (upTo[low] ?? 0);
    return (between - ((marginals[c] ?? 0) + (marginals[k] ?? 0)) / 2) ** 2;
  };
}

const sumOf = (list: Float64Array): number => {
  let total = 0;
  for (const one of list) total += one;
  return total;
};
