import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { blinking } from './blinking.ts';
import { caretBox, readSpan, writeSpan } from './dom-place.ts';
import { isCaret, type Span } from './text-flow.ts';

export interface TranscriptSelection {
  /** Where the caret or the selected words are, asked of the browser; null before the transcript was first touched. */
  readonly current: () => Span | null;
  /** The same as it was known last, asking nobody. */
  readonly latest: () => Span | null;
  /** Selects from the keyboard: also words whose segments are not drawn yet, as soon as they are. */
  readonly select: (span: Span) => void;
}

/**
 * The selection in read-only text. The browser's own selection is what is seen and copied; this remembers it as places, because
 * drawing marks replaces the text nodes under it, and draws the caret that browsers show in editable text only. It is no state of
 * React's: a step of the caret must not draw the transcript again. `onMove` is told of what others than `select` moved.
 */
export function useTranscriptSelection(
  list: RefObject<HTMLElement | null>,
  caret: RefObject<HTMLElement | null>,
  onMove: () => void,
): TranscriptSelection {
  const latest = useRef<Span | null>(null);
  const wanted = useRef<Span | null>(null);
  const frame = useRef(0);
  /** Once a frame: measuring the letters while the list is being drawn would lay it out again and again. */
  const paint = (): void => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => paintCaret(list.current, caret.current, latest.current));
  };
  const read = (): void => {
    // A field has a selection of its own; what the document reports meanwhile means nothing here.
    if (isInField()) return;
    const drawn = list.current && readSpan(list.current);
    // While marks are redrawn the browser reports places that nobody chose.
    if (drawn === null || wanted.current !== null || (latest.current && sameSpan(latest.current, drawn))) return;
    latest.current = drawn;
    onMove();
  };
  const onSelection = useEffectEvent(() => {
    read();
    paint();
  });
  useEffect(() => {
    const listener = (): void => onSelection();
    document.addEventListener('selectionchange', listener);
    const stopBlinking = blinking(() => caret.current);
    return () => {
      document.removeEventListener('selectionchange', listener);
      stopBlinking();
    };
  }, [caret]);
  // After each drawing: the selection goes back to its places, and the caret to its own.
  useLayoutEffect(() => {
    const within = list.current;
    if (within === null) return;
    const goal = wanted.current ?? latest.current;
    // A field inside the list has a selection of its own, which must not be taken from it.
    const isOurs = !isInField() && (wanted.current !== null || within.contains(document.activeElement));
    const now = goal && isOurs ? readSpan(within) : null;
    if (goal && isOurs && !(now && sameSpan(now, goal))) {
      if (writeSpan(within, goal)) wanted.current = null;
    } else wanted.current = null;
    paint();
  });
  return {
    current() {
      // The event that tells of a press may come after the key that follows it.
      read();
      return latest.current;
    },
    latest: () => latest.current,
    select(next) {
      wanted.current = next;
      latest.current = next;
      if (list.current && writeSpan(list.current, next)) wanted.current = null;
      paint();
    },
  };
}

const isInField = (): boolean =>
  document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;

const sameSpan = (a: Span, b: Span): boolean =>
  a.anchor.block === b.anchor.block &&
  a.anchor.offset === b.anchor.offset &&
  a.focus.block === b.focus.block &&
  a.focus.offset === b.focus.offset;

function paintCaret(list: HTMLElement | null, caret: HTMLElement | null, span: Span | null): void {
  if (!list || !caret) return;
  const isShown = span !== null && isCaret(span) && list.contains(document.activeElement);
  const box = isShown ? caretBox(list, span.focus) : null;
  // Written only where it differs: a written style is looked at again by the browser.
  if (caret.hidden !== (box === null)) caret.hidden = box === null;
  if (box === null) return;
  const frame = list.getBoundingClientRect();
  const place = `translate(${box.left - frame.left}px, ${box.top - frame.top}px)`;
  if (caret.style.transform !== place) {
    caret.style.transform = place;
    caret.removeAttribute('data-off');
  }
  caret.style.blockSize = `${box.height}px`;
}
