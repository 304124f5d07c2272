import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import type { Segment } from '#shared/domain/transcript.ts';

/** Characters that a line of the reading column holds on average; heights in CSS pixels. The nearer the guess, the calmer the list. */
const LINE = { characters: 78, height: 26 };
const PADDING = 8;
const SPEAKER = 32;

/** Draws only the segments in sight. The rows that `pinned` names stay drawn wherever the list is: those with the focus and the ends of a selection. */
export function useSegmentList(
  scroller: RefObject<HTMLElement | null>,
  segments: readonly Segment[],
  pinned: () => readonly number[],
): Virtualizer<HTMLElement, HTMLElement> {
  const keyOf = useCallback((index: number) => segments[index]?.id ?? index, [segments]);
  const guess = useCallback((index: number) => guessHeight(segments, index), [segments]);
  return useVirtualizer<HTMLElement, HTMLElement>({
    count: segments.length,
    getScrollElement: () => scroller.current,
    // New functions would make the list measure all of its rows again at each drawing.
    getItemKey: keyOf,
    estimateSize: guess,
    // At the observer's word only, which comes before the next frame: measuring each row as it is attached draws the list again in
    // the middle of drawing it, and in a narrow window, where every guess is wrong, React gives up after fifty rounds.
    measureElement: (row, entry, list) =>
      entry?.borderBoxSize[0]?.blockSize ?? list.measurementsCache[list.indexFromElement(row)]?.size ?? LINE.height,
    overscan: 8,
    rangeExtractor: (range) => {
      const shown = new Set([...defaultRangeExtractor(range), ...pinned().filter((i) => i >= 0 && i < range.count)]);
      return [...shown].sort((a, b) => a - b);
    },
    // Flushing inside a scroll event makes React 19 warn about updates during rendering.
    useFlushSync: false,
  });
}

function guessHeight(segments: readonly Segment[], index: number): number {
  const segment = segments[index];
  const lines = Math.max(1, Math.ceil((segment?.text.length ?? 0) / LINE.characters));
  const isNewSpeaker = index === 0 || segments[index - 1]?.speaker !== segment?.speaker;
  return lines * LINE.height + PADDING + (isNewSpeaker ? SPEAKER : 0);
}
