import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import { useOrder } from './use-order.ts';

const GUESS = 96;

/** Draws only the quotes in sight, and the one with the tab stop. */
export function useQuoteList(
  scroller: RefObject<HTMLDivElement | null>,
  quotes: readonly { readonly id: string }[],
  stop: number,
): Virtualizer<HTMLDivElement, HTMLElement> {
  const order = useOrder(quotes);
  const keyOf = useCallback((index: number) => order[index] ?? index, [order]);
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
