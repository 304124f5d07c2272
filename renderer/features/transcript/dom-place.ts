import type { Span, TextPlace } from './text-flow.ts';

/** The element that holds a segment's words and nothing else carries `data-words`, with the segment's id. */
const WORDS = '[data-words]';

/** The selection as places in segments; null when it is not in `within`. */
export function readSpan(within: HTMLElement): Span | null {
  const selection = window.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  if (!within.contains(selection.anchorNode) || !within.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const isBackward = range.startContainer !== selection.anchorNode || range.startOffset !== selection.anchorOffset;
  const start = placeOf(within, range.startContainer, range.startOffset, 'next');
  const end = range.collapsed ? start : placeOf(within, range.endContainer, range.endOffset, 'previous');
  if (!start || !end) return null;
  return isBackward ? { anchor: end, focus: start } : { anchor: start, focus: end };
}

/** Selects these places; false while one of their segments is not drawn. */
export function writeSpan(within: HTMLElement, { anchor, focus }: Span): boolean {
  const [from, to] = [nodeAt(within, anchor), nodeAt(within, focus)];
  if (!from || !to) return false;
  window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  return true;
}

/** Where a caret would stand on the screen. */
export function caretBox(within: HTMLElement, place: TextPlace): DOMRect | null {
  const at = nodeAt(within, place, 'after');
  if (!at) return null;
  const range = document.createRange();
  range.setStart(at.node, at.offset);
  range.collapse(true);
  const box = [...range.getClientRects()].at(-1);
  if (box) return box;
  const words = wordsElement(within, place.block)?.getBoundingClientRect();
  return words ? new DOMRect(words.left, words.top, 0, words.height) : null;
}

/** The box of the letter at an edge of a stretch, where a handle is drawn; null while its segment is not. */
export function edgeBox(within: HTMLElement, place: TextPlace, edge: 'start' | 'end'): DOMRect | null {
  const at = nodeAt(within, place, edge === 'start' ? 'after' : 'before');
  if (!at) return null;
  const range = document.createRange();
  range.setStart(at.node, at.offset);
  range.collapse(true);
  const boxes = [...range.getClientRects()];
  return (edge === 'start' ? boxes.at(-1) : boxes[0]) ?? null;
}

/** The place in the words under a point of the window; null beside them. */
export function placeAtPoint(within: HTMLElement, x: number, y: number): TextPlace | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret || !within.contains(caret.offsetNode)) return null;
  const node = caret.offsetNode;
  const isWords = (node instanceof Element ? node : node.parentElement)?.closest(WORDS) != null;
  return isWords ? placeOf(within, node, caret.offset, 'next') : null;
}

/** The words of a stretch as ranges of what is drawn now: one per segment in sight. */
export function drawnRange(within: HTMLElement, block: string, start: number, end: number): Range | null {
  const from = nodeAt(within, { block, offset: start }, 'after');
  const to = nodeAt(within, { block, offset: end });
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

export const wordsElement = (within: HTMLElement, segmentId: string): HTMLElement | null =>
  within.querySelector(`[data-words="${CSS.escape(segmentId)}"]`);

/** A selection may end in what lies between the words (a row, a name): then it means the nearest words on that side. */
function placeOf(within: HTMLElement, node: Node, offset: number, side: 'next' | 'previous'): TextPlace | null {
  const own = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(WORDS);
  if (own) {
    const before = document.createRange();
    before.setStart(own, 0);
    before.setEnd(node, offset);
    return { block: own.dataset.words ?? '', offset: before.toString().length };
  }
  const point = document.createRange();
  point.setStart(node, offset);
  const all = [...within.querySelectorAll<HTMLElement>(WORDS)];
  if (side === 'next') {
    const next = all.find((words) => point.comparePoint(words, 0) >= 0);
    return next ? { block: next.dataset.words ?? '', offset: 0 } : null;
  }
  const last = all.findLast((words) => point.comparePoint(words, 0) <= 0);
  return last ? { block: last.dataset.words ?? '', offset: last.textContent.length } : null;
}

function nodeAt(
  within: HTMLElement,
  { block, offset }: TextPlace,
  side: 'before' | 'after' = 'before',
): { readonly node: Node; readonly offset: number } | null {
  const words = wordsElement(within, block);
  if (!words) return null;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left < length || (left === length && side === 'before')) return { node, offset: left };
    left -= length;
    last = node;
  }
  return last ? { node: last, offset: last.textContent?.length ?? 0 } : { node: words, offset: 0 };
}
