import { type Measure, unmeasured } from './measure.ts';

/** What a confidence may rest on, weakest first, with the range of one item. Source: Gilad. */
export const CONFIDENCE_BRACKETS = [
  { name: 'conviction', least: 0.01, most: 0.01 },
  { name: 'pitch', least: 0.03, most: 0.03 },
  { name: 'theme', least: 0.03, most: 0.1 },
  { name: 'opinion', least: 0.1, most: 0.2 },
  { name: 'estimate', least: 0.4, most: 0.5 },
  { name: 'anecdote', least: 0.5, most: 1 },
  { name: 'market', least: 1, most: 3 },
  { name: 'customers', least: 1, most: 3 },
  { name: 'test', least: 4, most: 5 },
  { name: 'launch', least: 10, most: 10 },
] as const;
export type ConfidenceBracket = (typeof CONFIDENCE_BRACKETS)[number]['name'];

export interface ConfidenceItem {
  readonly bracket: ConfidenceBracket;
  readonly value: number;
}

/** 0-10: the sum of all items, but no more than the top of the highest bracket among them. `capped`: many weak things are no strong one. */
export function confidence(
  items: readonly ConfidenceItem[],
): Measure<{ readonly items: readonly ConfidenceItem[]; readonly top: number }, 'ok' | 'capped'> {
  let [sum, top] = [0, 0];
  for (const { bracket, value } of items) {
    const range = CONFIDENCE_BRACKETS.find(({ name }) => name === bracket);
    if (!range || value < range.least || value > range.most) return unmeasured({ kind: 'out-of-range', what: bracket });
    sum += value;
    top = Math.max(top, range.most);
  }
  const value = Math.min(sum, top);
  return { value, parts: { items, top }, n: items.length, unit: 'points', status: sum > top ? 'capped' : 'ok' };
}
