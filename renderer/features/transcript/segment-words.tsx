import type { ReactNode } from 'react';
import { type MarkLook, markDress } from '#renderer/editor/mark-look.ts';
import { type MarkRange, markRuns } from '#renderer/editor/mark-runs.ts';

export interface SegmentWordsProps {
  readonly text: string;
  readonly ranges: readonly MarkRange[];
  readonly lookOf: (highlightId: string) => MarkLook | undefined;
  /** A highlight that was just found: shown with a ring. */
  readonly ring: string | null;
}

/** Words with their highlights as real marks. Overlaps are cut into neighbouring marks that name all their highlights. */
export function SegmentWords({ text, ranges, lookOf, ring }: SegmentWordsProps): ReactNode {
  return markRuns(text.length, ranges).map(({ start, end, ids }) => {
    const words = text.slice(start, end);
    if (ids.length === 0) return words;
    const { className, style, description, more } = markDress(ids, lookOf);
    return (
      <mark
        key={start}
        className={className}
        style={style}
        data-highlights={ids.join(' ')}
        data-more={more || undefined}
        data-ring={(ring !== null && ids.includes(ring)) || undefined}
        aria-description={description || undefined}
      >
        {words}
      </mark>
    );
  });
}
