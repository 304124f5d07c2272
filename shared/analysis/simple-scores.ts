import { type Measure, type Unmeasured, unmeasured } from './measure.ts';

/** Named parts of a score; null where nobody has given one. */
type Parts<K extends string> = Readonly<Record<K, number | null>>;
type Given<K extends string> = Readonly<Record<K, number>>;

export type IcePart = 'impact' | 'confidence' | 'ease';

/** Impact, confidence and ease, 1-10 each: their product (1-1000), or their mean. Source: Ellis; the product is Gilad's reading. */
export function ice(input: Parts<IcePart>, how: 'product' | 'mean' = 'product'): Measure<Given<IcePart>, typeof how> {
  const given = allWithin(input, ['impact', 'confidence', 'ease'], 1, 10);
  if ('value' in given) return given;
  const { impact, confidence, ease } = given.parts;
  const value = how === 'product' ? impact * confidence * ease : (impact + confidence + ease) / 3;
  return { value, parts: given.parts, n: 1, unit: 'points', status: how };
}

export type WsjfPart = 'userValue' | 'timeCriticality' | 'riskReduction' | 'jobSize';

/** What the parts of a cost of delay may be. */
export const WSJF_STEPS: readonly number[] = [1, 2, 3, 5, 8, 13, 20];

/** Cost of delay by size: `(user value + time criticality + risk reduction) / job size`. */
export function wsjf(input: Parts<WsjfPart>): Measure<Given<WsjfPart>> {
  const given = allWithin(input, ['userValue', 'timeCriticality', 'riskReduction', 'jobSize'], 1, 20);
  if ('value' in given) return given;
  const { userValue, timeCriticality, riskReduction, jobSize } = given.parts;
  const value = (userValue + timeCriticality + riskReduction) / jobSize;
  return { value, parts: given.parts, n: 1, unit: 'points', status: 'ok' };
}

export type ValueEffortPart = 'value' | 'effort';

/** `value / effort`, 1-10 each. */
export function valueEffort(input: Parts<ValueEffortPart>): Measure<Given<ValueEffortPart>> {
  const given = allWithin(input, ['value', 'effort'], 1, 10);
  if ('value' in given) return given;
  return { value: given.parts.value / given.parts.effort, parts: given.parts, n: 1, unit: 'ratio', status: 'ok' };
}

export interface Criterion {
  readonly name: string;
  /** 0 or more. */
  readonly weight: number;
  /** 0-10, or null where the row lacks it. */
  readonly value: number | null;
}

export interface WeightedParts {
  readonly criteria: readonly Criterion[];
  /** How many of the criteria have a value. */
  readonly given: number;
}

/** `sum(w * x) / sum(w)` over the criteria that have a value, in the order given. `partial`: a criterion lacks its value. */
export function weighted(criteria: readonly Criterion[]): Measure<WeightedParts, 'ok' | 'partial'> {
  let [sum, weights, given] = [0, 0, 0];
  for (const { name, weight, value } of criteria) {
    if (weight < 0) return unmeasured({ kind: 'out-of-range', what: name });
    if (value === null) continue;
    if (!(value >= 0 && value <= 10)) return unmeasured({ kind: 'out-of-range', what: name });
    given += 1;
    sum += weight * value;
    weights += weight;
  }
  const missing = criteria.find(({ value }) => value === null);
  if (given === 0) return unmeasured({ kind: 'missing-part', what: missing?.name });
  if (weights === 0) return unmeasured({ kind: 'no-weight' });
  const status = given === criteria.length ? 'ok' : 'partial';
  return { value: sum / weights, parts: { criteria, given }, n: given, unit: 'points', status };
}

export const MOSCOW = ['wont', 'could', 'should', 'must'] as const;
export type Moscow = (typeof MOSCOW)[number];

/** Must, should, could, will not: stored as 4, 3, 2, 1. */
export function moscow(stored: number | null): Measure<Record<never, never>, Moscow> {
  if (stored === null) return unmeasured({ kind: 'missing-part', what: 'moscow' });
  const word = MOSCOW[stored - 1];
  if (word === undefined) return unmeasured({ kind: 'out-of-range', what: 'moscow' });
  return { value: stored, parts: {}, n: 1, unit: 'class', status: word };
}

function allWithin<K extends string>(
  input: Parts<K>,
  names: readonly K[],
  least: number,
  most: number,
): { readonly parts: Given<K> } | Unmeasured {
  const parts: Partial<Record<K, number>> = {};
  for (const what of names) {
    const value = input[what];
    if (value === null) return unmeasured({ kind: 'missing-part', what });
    if (!(value >= least && value <= most)) return unmeasured({ kind: 'out-of-range', what });
    parts[what] = value;
  }
  // Each of the names has been put in above.
  return { parts: parts as Given<K> };
}
