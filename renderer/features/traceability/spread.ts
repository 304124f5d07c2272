/**
 * Where things of given heights stand in a column so that each is as near as it can be to where it wants its middle, in the given
 * order, at least `gap` apart, within 0..room (all in px). Null wants nothing and follows its neighbours. The least squares answer,
 * found by pooling neighbours that want past each other. Returns their tops.
 */
export function spread(
  heights: readonly number[],
  wishes: readonly (number | null)[],
  gap: number,
  room: number,
): readonly number[] {
  // Less what lies before it, each top only has to be no less than the one before.
  const before: number[] = [];
  let used = 0;
  for (const height of heights) {
    before.push(used);
    used += height + gap;
  }
  const slack = Math.max(0, room - (used - gap));
  const pools: { sum: number; wanting: number; count: number }[] = [];
  for (const [i, height] of heights.entries()) {
    const wish = wishes[i] ?? null;
    const wanted = wish === null ? null : wish - height / 2 - (before[i] ?? 0);
    let pool = wanted === null ? { sum: 0, wanting: 0, count: 1 } : { sum: wanted, wanting: 1, count: 1 };
    for (let last = pools.at(-1); last && mustJoin(last, pool); last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, wanting: last.wanting + pool.wanting, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  const tops: number[] = [];
  for (const { sum, wanting, count } of pools) {
    const free = wanting === 0 ? 0 : Math.min(slack, Math.max(0, sum / wanting));
    for (let k = 0; k < count; k++) tops.push(free + (before[tops.length] ?? 0));
  }
  return tops;
}

interface Pool {
  readonly sum: number;
  readonly wanting: number;
}

const mustJoin = (above: Pool, below: Pool): boolean =>
  above.wanting === 0 || below.wanting === 0 || above.sum / above.wanting >= below.sum / below.wanting;
