import { type Anchor, anchorAt, followText, MOST_CHANGED, type TextBlock } from './anchor.ts';

/** Where words that were lost may be now. `changed`: they read a little differently there, so a person has to look. */
export interface FoundAgain {
  readonly anchor: Anchor;
  readonly changed: boolean;
}

/**
 * Looks for a quote whose words are gone from their place: exactly anywhere in its source, else the only place whose words differ
 * from it by at most 15 % of its length (reliability.md 5). Null when there is none, or more than one.
 */
export function findAgain(anchor: Anchor, blocks: readonly TextBlock[]): FoundAgain | null {
  const exact = followText({ ...anchor, block: '' }, [], blocks);
  if (!exact.needsReview) return { anchor: exact.anchor, changed: false };
  const limit = Math.floor(anchor.quote.length * MOST_CHANGED);
  if (limit === 0) return null;
  const near = blocks.flatMap((block) => nearIn(block, anchor.quote, limit));
  const best = near.reduce((least, one) => Math.min(least, one.distance), Number.POSITIVE_INFINITY);
  const [only, other] = near.filter(({ distance }) => distance === best);
  if (!only || other) return null;
  const { block, start, end } = only;
  const found = anchorAt(anchor.source, blocks, { block, offset: start }, { block, offset: end });
  return found && { anchor: { ...found, quote: anchor.quote }, changed: true };
}

interface Near {
  readonly block: string;
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/**
 * The best approximate place of a pattern in a text, after Sellers: the edit distance of the pattern to any stretch, with where
 * that stretch began carried along. Rows beyond the limit are cut off (Ukkonen), so that it costs text x limit. Places that
 * overlap count as one.
 */
function nearIn({ id, text }: TextBlock, pattern: string, limit: number): readonly Near[] {
  const m = pattern.length;
  if (text.length < m - limit) return [];
  let cost = Array.from({ length: m + 1 }, (_, i) => i);
  let from = new Array<number>(m + 1).fill(0);
  let last = limit;
  const found: Near[] = [];
  for (let j = 1; j <= text.length; j++) {
    const next = new Array<number>(m + 1).fill(limit + 1);
    const nextFrom = new Array<number>(m + 1).fill(j);
    next[0] = 0;
    const until = Math.min(m, last + 1);
    for (let i = 1; i <= until; i++) {
      const same = pattern.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1;
      const swap = (cost[i - 1] ?? limit + 1) + same;
      const drop = (cost[i] ?? limit + 1) + 1;
      const add = (next[i - 1] ?? limit + 1) + 1;
      const least = Math.min(swap, drop, add, limit + 1);
      next[i] = least;
      nextFrom[i] = (least === swap ? from[i - 1] : least === drop ? from[i] : nextFrom[i - 1]) ?? j;
    }
    nextFrom[0] = j;
    last = until;
    while (last > 0 && (next[last] ?? limit + 1) > limit) last--;
    const distance = next[m] ?? limit + 1;
    if (until === m && distance <= limit) take(found, { block: id, start: nextFrom[m] ?? j, end: j, distance });
    cost = next;
    from = nextFrom;
  }
  return found;
}

function take(found: Near[], one: Near): void {
  const before = found.at(-1);
  if (before === undefined || one.start >= before.end) found.push(one);
  else if (one.distance < before.distance) found[found.length - 1] = one;
}
