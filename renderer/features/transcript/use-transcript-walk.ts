import type { Virtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import { ON_MAC } from '#renderer/ui/on-mac.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { wordsElement } from './dom-place.ts';
import type { Span, Stretch, TextPlace } from './text-flow.ts';
import { movedSpan } from './transcript-keys.ts';
import { stretchOf, type TranscriptModel } from './transcript-model.ts';
import { type Reveal, useRing } from './use-reveal.ts';
import { useSegmentList } from './use-segment-list.ts';
import { useTranscriptSelection } from './use-transcript-selection.ts';

export interface TranscriptWalk {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly caret: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLElement, HTMLElement>;
  /** The index of the row with the tab stop, now. */
  readonly cursor: () => number;
  /** Calls the listener whenever the caret or the selection has moved. Returns its own undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The highlight that wears the ring of something just found. */
  readonly ring: string | null;
  readonly now: () => Span;
  readonly select: (span: Span) => void;
  /** Brings a place into sight. */
  readonly show: (at: TextPlace) => void;
  /** Puts the focus back on the row of the cursor. */
  readonly takeFocus: () => void;
  /** True when the key moved the caret or the selection. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

export interface TranscriptWalkOptions {
  readonly model: TranscriptModel;
  readonly reveal: Reveal | null;
  readonly onHighlight: (id: Id<'highlight'>) => void;
}

/** Reading by keys: from segment to segment, by character, word and sentence, from highlight to highlight. */
export function useTranscriptWalk({ model, reveal, onHighlight }: TranscriptWalkOptions): TranscriptWalk {
  const { segments, flow } = model;
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [, drawAgain] = useState(0);
  const [{ tell, subscribe }] = useState(createListeners);
  const first = segments[0]?.id ?? '';
  const start = caretAt({ block: first, offset: 0 });
  const moved = (): void => {
    moveStop(list.current, cursor());
    tell();
  };
  const selection = useTranscriptSelection(list, caret, moved);
  const cursor = (): number => Math.max(0, flow.indexOf((selection.latest() ?? start).focus.block));
  const virtual = useSegmentList(scroller, segments, () => [
    cursor(),
    flow.indexOf((selection.latest() ?? start).anchor.block),
  ]);

  const now = (): Span => selection.current() ?? start;
  /** With the next drawing: a dialog or a field may still have to go. */
  const takeFocus = useCallback(() => {
    wantsFocus.current = true;
    drawAgain((n) => n + 1);
  }, []);
  const show = (at: TextPlace): void => {
    const index = flow.indexOf(at.block);
    if (!isInSight(virtual, index)) virtual.scrollToIndex(index, { align: 'auto' });
  };
  const select = (span: Span): void => {
    selection.select(span);
    show(span.focus);
    // Most steps go to a row that is drawn, and need no drawing.
    const row = rowAt(list.current, cursor());
    if (row === null || !focusRow(row)) takeFocus();
    moved();
  };
  const afterDrawing = useEffectEvent(() => {
    // The row of the cursor may be drawn only now; it takes the focus as soon as it is.
    const row = wantsFocus.current ? rowAt(list.current, cursor()) : null;
    if (row) {
      wantsFocus.current = false;
      focusRow(row);
    }
    moveStop(list.current, cursor());
  });
  useLayoutEffect(() => afterDrawing());

  const [ring, setRing] = useRing(reveal, ({ block, highlight, focus }) => {
    const found = model.highlights.find((one) => one.id === highlight);
    const at = found ? stretchOf(found).from : { block: block ?? '', offset: 0 };
    if (flow.indexOf(at.block) < 0) return;
    virtual.scrollToIndex(flow.indexOf(at.block), { align: 'center' });
    if (!focus) return;
    selection.select(caretAt(at));
    takeFocus();
  });
  const goTo = (highlight: Highlight | undefined): void => {
    if (!highlight) return;
    select(caretAt(stretchOf(highlight).from));
    setRing(highlight.id);
    onHighlight(highlight.id);
  };
  const stepHighlight = (step: 1 | -1): void => {
    const { from } = flow.stretch(now());
    const isOn = (one: Highlight): boolean => {
      const at = stretchOf(one).from;
      return step * (flow.indexOf(at.block) - flow.indexOf(from.block) || at.offset - from.offset) > 0;
    };
    goTo(step > 0 ? model.highlights.find(isOn) : model.highlights.findLast(isOn));
  };
  const stepSegment = (step: 1 | -1): void => {
    const { block } = flow.segment({ block: now().focus.block, offset: 0 }, step);
    select(caretAt({ block, offset: 0 }));
  };
  const take = (found: Stretch | null): void => {
    if (found) select({ anchor: found.from, focus: found.to });
  };
  useCommand('transcript.next-segment', { run: () => stepSegment(1) });
  useCommand('transcript.previous-segment', { run: () => stepSegment(-1) });
  useCommand('transcript.select-sentence', { run: () => take(flow.sentence(now())) });
  useCommand('transcript.add-sentence', { run: () => take(flow.addSentence(now())) });
  useCommand('transcript.next-highlight', { run: () => stepHighlight(1) });
  useCommand('transcript.previous-highlight', { run: () => stepHighlight(-1) });

  const onKey = (event: KeyboardEvent): boolean => {
    const span = now();
    const words = list.current && wordsElement(list.current, span.focus.block);
    const moved = movedSpan(span, pressOf(event), {
      flow,
      first,
      last: segments.at(-1)?.id ?? '',
      isMac: ON_MAC,
      isRtl: words !== null && getComputedStyle(words).direction === 'rtl',
    });
    if (moved) select(moved);
    return moved !== null;
  };
  return { scroller, list, caret, virtual, cursor, subscribe, ring, now, select, show, takeFocus, onKey };
}

const rowAt = (list: HTMLElement | null, index: number): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;

/** False where it cannot have the focus now: its words are a field still, or a dialog lies over it. */
function focusRow(row: HTMLElement): boolean {
  if (row.querySelector('textarea')) return false;
  if (row !== document.activeElement) row.focus({ preventScroll: true });
  return row === document.activeElement;
}

/** The one tab stop. Not drawn by React: taking it off the row that has the focus makes the browser lay the page out at once. */
function moveStop(list: HTMLElement | null, index: number): void {
  const row = rowAt(list, index);
  if (row === null || row.tabIndex === 0) return;
  const before = list?.querySelectorAll<HTMLElement>('[data-index][tabindex="0"]') ?? [];
  row.tabIndex = 0;
  for (const one of before) one.tabIndex = -1;
}

function createListeners(): {
  readonly tell: () => void;
  readonly subscribe: (listener: () => void) => () => void;
} {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Asking the list to scroll makes the browser lay it out, which most steps do not need. */
function isInSight(virtual: Virtualizer<HTMLElement, HTMLElement>, index: number): boolean {
  const item = virtual.measurementsCache[index];
  const { scrollOffset, scrollRect } = virtual;
  if (!item || scrollOffset === null || scrollRect === null) return false;
  return item.start >= scrollOffset && item.end <= scrollOffset + scrollRect.height;
}

export const caretAt = (at: TextPlace): Span => ({ anchor: at, focus: at });

const pressOf = (event: KeyboardEvent) => ({
  key: event.key,
  shift: event.shiftKey,
  alt: event.altKey,
  ctrl: event.ctrlKey,
  meta: event.metaKey,
});
