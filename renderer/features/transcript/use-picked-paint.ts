import { type RefObject, useEffect, useLayoutEffect } from 'react';
import type { ToolsRequest } from '#renderer/record-ui/highlight-tools.tsx';
import { drawnRange } from './dom-place.ts';
import type { Stretch, TextFlow } from './text-flow.ts';

/** Shows which words are meant while their panel has the focus: the browser draws its own selection only where the focus is. */
export function usePickedPaint(
  list: RefObject<HTMLElement | null>,
  request: ToolsRequest | null,
  flow: TextFlow,
): void {
  // After each drawing: it replaces the text nodes that were painted.
  useLayoutEffect(() => {
    const [target] = request?.targets ?? [];
    if (list.current && target?.kind === 'words') paint(list.current, target.picked, flow);
    else CSS.highlights.delete(NAME);
  });
  useEffect(() => () => void CSS.highlights.delete(NAME), []);
}

/** As transcript-view.module.css knows it. */
const NAME = 'picked';

function paint(list: HTMLElement, { from, to }: Stretch, flow: TextFlow): void {
  const [first, last] = [flow.indexOf(from.block), flow.indexOf(to.block)];
  const ranges = [...list.querySelectorAll<HTMLElement>('[data-words]')].flatMap(({ dataset, textContent }) => {
    const block = dataset.words ?? '';
    const at = flow.indexOf(block);
    if (at < first || at > last) return [];
    const end = at === last ? to.offset : textContent.length;
    return drawnRange(list, block, at === first ? from.offset : 0, end) ?? [];
  });
  CSS.highlights.set(NAME, new Highlight(...ranges));
}
