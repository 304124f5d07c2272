import type { Layout, Placed } from './layout.ts';

export type Step = 'up' | 'down' | 'first' | 'last' | 'toClaim' | 'toEvidence';

/** Where an arrow leads from a place: within its column, or along a link to the nearest place at its other end. Null: nowhere. */
export function move(layout: Layout, from: string, step: Step): Placed | null {
  const at = layout.byId.get(from);
  if (!at) return layout.placed[0] ?? null;
  const column = layout.placed.filter((one) => one.column === at.column);
  const i = column.indexOf(at);
  switch (step) {
    case 'up':
      return column[i - 1] ?? null;
    case 'down':
      return column[i + 1] ?? null;
    case 'first':
      return column[0] ?? null;
    case 'last':
      return column.at(-1) ?? null;
    case 'toClaim':
      return nearest(
        at,
        layout.threads.flatMap((one) => (one.from.id === from && one.to.column < at.column ? [one.to] : [])),
      );
    case 'toEvidence':
      return nearest(
        at,
        layout.threads.flatMap((one) => (one.to.id === from && one.from.column > at.column ? [one.from] : [])),
      );
  }
}

/** The lit one before the others, a record before what is folded, then the one in the next column, then the one at the same height. */
function nearest(at: Placed, list: readonly Placed[]): Placed | null {
  const cost = (one: Placed): number =>
    (one.lit ? 0 : 1e9) +
    (one.node ? 0 : 1e8) +
    Math.abs(one.column - at.column) * 1e6 +
    Math.abs(one.y + one.height / 2 - at.y - at.height / 2);
  return list.reduce<Placed | null>((best, one) => (best === null || cost(one) < cost(best) ? one : best), null);
}
