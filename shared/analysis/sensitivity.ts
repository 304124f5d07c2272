import { byKey } from './measure.ts';
import type { Scores } from './rank-compare.ts';

/** One input that may move. */
export interface MovableInput {
  /** The item whose input it is. */
  readonly itemId: string;
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** The item's score were the input this; null where it would have none. */
  readonly scoreAt: (value: number) => number | null;
}

export interface Tipping {
  readonly itemId: string;
  readonly name: string;
  readonly from: number;
  /** The nearest value at which the item leaves the top, or gets into it. */
  readonly to: number;
  readonly change: 'leaves' | 'enters';
  /** How far it must move, as a share of the input's scale: 0.02 is a hair, 1 the whole scale. */
  readonly distance: number;
}

/**
 * How far each input must move, alone, to change the top `size` items: the least steady first. Inputs that cannot change it within their
 * scale are not listed.
 */
export function tippingPoints(scores: Scores, inputs: readonly MovableInput[], size = 5): readonly Tipping[] {
  const ranked = [...scores]
    .flatMap(([id, score]) => (score === null ? [] : [{ id, score }]))
    .sort((a, b) => b.score - a.score || byKey(a.id, b.id));
  if (ranked.length <= size) return [];
  return inputs
    .flatMap((input) => tippingOf(input, ranked, size))
    .sort((a, b) => a.distance - b.distance || byKey(a.itemId, b.itemId) || byKey(a.name, b.name));
}

interface Ranked {
  readonly id: string;
  readonly score: number;
}

function tippingOf(input: MovableInput, ranked: readonly Ranked[], size: number): readonly Tipping[] {
  const { itemId, name, value, least, most } = input;
  // The last place among the others: the item is in the top when it stands before it.
  const bar = ranked.filter(({ id }) => id !== itemId)[size - 1];
  if (!bar || most <= least) return [];
  const isIn = (at: number): boolean => {
    const score = input.scoreAt(at);
    return score !== null && (score > bar.score || (score === bar.score && byKey(itemId, bar.id) < 0));
  };
  const now = isIn(value);
  const to = nearestTurn(value, [least, most], (at) => isIn(at) === now);
  if (to === null) return [];
  // Halving ends within a hair of the edge: equal distances must not be ordered by that hair.
  const distance = Math.round((Math.abs(to - value) / (most - least)) * 1e9) / 1e9;
  return [{ itemId, name, from: value, to, change: now ? 'leaves' : 'enters', distance }];
}

/** Steps of the search: a formula of one's own may rise and fall, so the way is walked before it is halved. */
const STEPS = 64;
const HALVINGS = 40;

/** The value nearest to `from`, between both ends, at which `holds` is no longer true; null where it always is. */
export function nearestTurn(
  from: number,
  ends: readonly [number, number],
  holds: (at: number) => boolean,
): number | null {
  const found = ends.map((end) => turnTowards(from, end, holds)).filter((at) => at !== null);
  return found.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? null;
}

function turnTowards(from: number, end: number, holds: (at: number) => boolean): number | null {
  if (from === end) return null;
  let before = from;
  for (let i = 1; i <= STEPS; i++) {
    const at = from + ((end - from) * i) / STEPS;
    if (holds(at)) {
      before = at;
      continue;
    }
    let after = at;
    for (let j = 0; j < HALVINGS; j++) {
      const middle = (before + after) / 2;
      if (holds(middle)) before = middle;
      else after = middle;
    }
    return after;
  }
  return null;
}
