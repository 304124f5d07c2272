import type { Anchor } from '#shared/domain/anchor.ts';
import type { MarkRange } from './mark-runs.ts';

/** What each block shows of highlights: one over several blocks covers the end of its first, its middle ones, the start of its last. */
export function rangesByBlock(
  highlights: readonly { readonly id: string; readonly anchor: Anchor }[],
  order: readonly string[],
): ReadonlyMap<string, readonly MarkRange[]> {
  const place = new Map(order.map((id, i) => [id, i]));
  const byBlock = new Map<string, MarkRange[]>();
  const add = (block: string, range: MarkRange): void => {
    const ranges = byBlock.get(block);
    if (ranges) ranges.push(range);
    else byBlock.set(block, [range]);
  };
  for (const { id, anchor } of highlights) {
    const first = place.get(anchor.block);
    if (first === undefined) continue;
    if (anchor.endBlock === null) {
      add(anchor.block, { id, start: anchor.start, end: anchor.end });
      continue;
    }
    const last = place.get(anchor.endBlock);
    if (last === undefined || last < first) continue;
    add(anchor.block, { id, start: anchor.start, end: Number.POSITIVE_INFINITY });
    for (const block of order.slice(first + 1, last)) add(block, { id, start: 0, end: Number.POSITIVE_INFINITY });
    add(anchor.endBlock, { id, start: 0, end: anchor.end });
  }
  // The longest first: the shorter one's tag is the top-most, so a highlight inside another one stays visible.
  for (const ranges of byBlock.values())
    ranges.sort((a, b) => b.end - b.start - (a.end - a.start) || (a.id < b.id ? -1 : 1));
  return byBlock;
}
