import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';

const GUESS = 96;

/** Draws only the quotes in sight, and the one with the tab stop. */
export function useQuoteList(
  scroller: RefObject<HTMLDivElement | null>,
  quotes: readonly { readonly id: string }[],
  stop: number,
): Virtualizer<HTMLDivElement, HTMLElement> {
  const keys = quotes.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids are what counts; the records are new at each answer
  const keyOf = useCallback((index: number) => quotes[index]?.id ?? index, [keys]);
  return useVirtualizer<HTMLDivElement, HTMLElement>({
    count: quotes.length,
    getScrollElement: () => scroller.current,
    getItemKey: keyOf,
    estimateSize,
    // At the observer's word only: see use-segment-list.ts.
    measureElement: (row, entry, list) =>
      entry?.borderBoxSize[0]?.blockSize ?? list.measurementsCache[list.indexFromElement(row)]?.size ?? GUESS,
    overscan: 4,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(stop < range.count ? [stop] : [])])].sort((a, b) => a - b),
    useFlushSync: false,
  });
}

const estimateSize = (): number => GUESS;
