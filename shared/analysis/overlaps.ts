/** From `start` to before `end`, both in one measure. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * For each range, the others that share at least one character with it, by their place in `ranges`. One sweep from left to right over the
 * ranges that are open: pairs that do not overlap cost nothing.
 */
export function overlaps(ranges: readonly Range[]): readonly (readonly number[])[] {
  const found: number[][] = ranges.map(() => []);
  const order = ranges.map((_, i) => i).sort((a, b) => (ranges[a]?.start ?? 0) - (ranges[b]?.start ?? 0) || a - b);
  let open: number[] = [];
  for (const i of order) {
    const range = ranges[i];
    if (!range || range.end <= range.start) continue;
    open = open.filter((j) => (ranges[j]?.end ?? 0) > range.start);
    for (const j of open) {
      found[i]?.push(j);
      found[j]?.push(i);
    }
    open.push(i);
  }
  return found;
}
