import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { caretBox, readSpan, writeSpan } from './dom-place.ts';
import { isCaret, type Span } from './text-flow.ts';

export interface TranscriptSelection {
  /** Where the caret or the selected words are; null before the transcript was first touched. */
  readonly span: Span | null;
  readonly current: () => Span | null;
  /** Selects from the keyboard: also words whose segments are not drawn yet, as soon as they are. */
  readonly select: (span: Span) => void;
}

/**
 * The selection in read-only text. The browser's own selection is what is seen and copied; this remembers it as places, because
 * drawing marks replaces the text nodes under it, and draws the caret that browsers show in editable text only.
 */
export function useTranscriptSelection(
  list: RefObject<HTMLElement | null>,
  caret: RefObject<HTMLElement | null>,
): TranscriptSelection {
  const [span, setSpan] = useState<Span | null>(null);
  const latest = useRef<Span | null>(null);
  const wanted = useRef<Span | null>(null);
  const keep = (next: Span): void => {
    latest.current = next;
    setSpan((before) => (before && sameSpan(before, next) ? before : next));
  };
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
    if (drawn && wanted.current === null) keep(drawn);
  };
  const onSelection = useEffectEvent(() => {
    read();
    paint();
  });
  useEffect(() => {
    const listener = (): void => onSelection();
    document.addEventListener('selectionchange', listener);
    return () => document.removeEventListener('selectionchange', listener);
  }, []);
  // After each drawing: the selection goes back to its places, and the caret to its own.
  useLayoutEffect(() => {
    const within = list.current;
    if (within === null) return;
    const goal = wanted.current ?? latest.current;
    // A field inside the list has a selection of its own, which must not be taken from it.
    const isOurs = !isInField() && (wanted.current !== null || within.contains(document.activeElement));
    const now = readSpan(within);
    if (goal && isOurs && !(now && sameSpan(now, goal))) {
      if (writeSpan(within, goal)) wanted.current = null;
    } else wanted.current = null;
    paint();
  });
  return {
    span,
    current() {
      // The event that tells of a press may come after the key that follows it.
      read();
      return latest.current;
    },
    select(next) {
      wanted.current = next;
      keep(next);
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
  caret.hidden = box === null;
  if (box === null) return;
  const frame = list.getBoundingClientRect();
  caret.style.transform = `translate(${box.left - frame.left}px, ${box.top - frame.top}px)`;
  caret.style.blockSize = `${box.height}px`;
}
