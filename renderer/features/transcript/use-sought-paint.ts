import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { markWords } from '#renderer/record-ui/mark-words.ts';
import { drawnRange } from './dom-place.ts';

/** Marks the words that a search came here for, as long as the address names them. They are painted, not marked up. */
export function useSoughtPaint(list: RefObject<HTMLElement | null>, words: string): void {
  // After each drawing: it replaces the text nodes that were painted.
  useLayoutEffect(() => {
    if (list.current && words !== '') paint(list.current, words.split(' ').filter(Boolean));
    else CSS.highlights.delete(NAME);
  });
  useEffect(() => () => void CSS.highlights.delete(NAME), []);
}

/** As transcript-view.module.css knows it. */
const NAME = 'sought';

function paint(list: HTMLElement, words: readonly string[]): void {
  const ranges = [...list.querySelectorAll<HTMLElement>('[data-words]')].flatMap(({ dataset, textContent }) =>
    markWords(textContent, words).flatMap(([start, end]) => drawnRange(list, dataset.words ?? '', start, end) ?? []),
  );
  CSS.highlights.set(NAME, new Highlight(...ranges));
}
