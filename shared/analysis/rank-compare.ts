import { byKey, type Measure, unmeasured } from './measure.ts';

/** A framework's score of each item; null where it has none. */
export type Scores = ReadonlyMap<string, number | null>;
/** 1 is the best. Items without a score have no rank. */
export type Ranks = ReadonlyMap<string, number>;

/** Highest first; ties share the mean of their ranks. */
export function ranksOf(scores: Scores): Ranks {
  const scored = [...scores].flatMap(([id, score]) => (score === null ? [] : [{ id, score }]));
  scored.sort((a, b) => b.score - a.score || byKey(a.id, b.id));
  const ranks = new Map<string, number>();
  for (let from = 0; from < scored.length; ) {
    let to = from + 1;
    while (to < scored.length && scored[to]?.score === scored[from]?.score) to += 1;
    for (let i = from; i < to; i++) ranks.set(scored[i]?.id ?? '', (from + 1 + to) / 2);
    from = to;
  }
  return ranks;
}

/** How far frameworks are apart on one item: highest less lowest rank. Needs two that rank it. */
export function rankDifference(id: string, ranks: readonly Ranks[]): Measure<{ readonly ranks: readonly number[] }> {
  const given = ranks.flatMap((one) => one.get(id) ?? []);
  if (given.length < 2) return unmeasured({ kind: 'too-few-in-common', needed: 2, have: given.length });
  const value = Math.max(...given) - Math.min(...given);
  return { value, parts: { ranks: given }, n: given.length, unit: 'ranks', status: 'ok' };
}

const FEWEST = 3;

/** Spearman's rho of two frameworks: the correlation of ranks over the items that both rank. */
export function spearman(one: Scores, other: Scores): Measure<{ readonly items: readonly string[] }> {
  const items = [...one]
    .flatMap(([id, score]) => (score !== null && (other.get(id) ?? null) !== null ? [id] : []))
    .sort(byKey);
  if (items.length < FEWEST) return unmeasured({ kind: 'too-few-in-common', needed: FEWEST, have: items.length });
  const part = (scores: Scores): readonly number[] => {
    const ranks = ranksOf(new Map(items.map((id) => [id, scores.get(id) ?? null])));
    return items.map((id) => ranks.get(id) ?? 0);
  };
  const value = correlation(part(one), part(other));
  if (value === null) return unmeasured({ kind: 'no-variation' });
  return { value, parts: { items }, n: items.length, unit: 'rho', status: 'ok' };
}

/** Pearson's; null where one side does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] ?? 0) - mx, (y[i] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
