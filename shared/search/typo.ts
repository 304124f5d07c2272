/** How many slips a word of this length may have: none in short words, which have too many neighbours. */
export const allowedSlips = (length: number): number => (length <= 3 ? 0 : length <= 7 ? 1 : 2);

/**
 * Letters to add, drop, change or swap with their neighbour to make `a` into `b` (each letter touched once); `bound + 1` when it is more
 * than `bound`.
 */
export function slipsBetween(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  const width = b.length + 1;
  let twoAbove = new Uint8Array(width);
  let above = Uint8Array.from({ length: width }, (_, i) => Math.min(i, bound + 1));
  let row = new Uint8Array(width);
  for (let i = 1; i <= a.length; i++) {
    row.fill(bound + 1);
    if (i <= bound) row[0] = i;
    let best = row[0] ?? 0;
    for (let j = Math.max(1, i - bound); j <= Math.min(b.length, i + bound); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = (above[j - 1] ?? 0) + (same ? 0 : 1);
      cost = Math.min(cost, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, bound + 1);
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > bound) return bound + 1;
    [twoAbove, above, row] = [above, row, twoAbove];
  }
  return Math.min(above[b.length] ?? 0, bound + 1);
}
