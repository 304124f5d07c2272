import { type Anchor, type Followed, followText, type TextBlock, textOf, withContext } from '../anchor.ts';

/** A place between two characters of a segment. */
export interface SegmentPlace {
  readonly block: string;
  readonly offset: number;
}

/** Where a place went when segments were split or joined. `edge`: a start stays with the words behind it, an end with those before. */
export type PlaceMap = (place: SegmentPlace, edge: 'start' | 'end') => SegmentPlace;

interface Marked {
  readonly anchor: Anchor;
  readonly needsReview: boolean;
}

/**
 * Where the anchor of a highlight belongs after its segments were split or joined: on the very same words, whatever else reads
 * alike. One whose words were gone before is looked for again.
 */
export function followPlaces(
  { anchor, needsReview }: Marked,
  map: PlaceMap,
  before: readonly TextBlock[],
  after: readonly TextBlock[],
): Followed {
  if (needsReview) return followText(anchor, before, after);
  const from = map({ block: anchor.block, offset: anchor.start }, 'start');
  const to = map({ block: anchor.endBlock ?? anchor.block, offset: anchor.end }, 'end');
  const endBlock = to.block === from.block ? null : to.block;
  const moved = { ...anchor, block: from.block, start: from.offset, end: to.offset, endBlock };
  return textOf(moved, after)
    ? { anchor: withContext(moved, after), needsReview: false }
    : { anchor, needsReview: true };
}
