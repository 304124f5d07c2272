import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { moveEdges } from '#renderer/data/actions/edge-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { toldHighlight } from '#renderer/record-ui/highlight-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { ON_MAC } from '#renderer/ui/on-mac.ts';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { edgeBox, placeAtPoint } from './dom-place.ts';
import { isBefore, movedEdge } from './edge-keys.ts';
import type { Stretch } from './text-flow.ts';
import { stretchOf, type TranscriptModel, targetsAt } from './transcript-model.ts';
import type { TranscriptWalk } from './use-transcript-walk.ts';

/** The edges of a highlight on their way; `rev` is that of the record they were taken from. */
export interface EdgeDraft {
  readonly id: Highlight['id'];
  readonly rev: number;
  readonly stretch: Stretch;
}

export interface Edges {
  readonly draft: EdgeDraft | null;
  /** Whether arrows move edges now. */
  readonly isByKeys: boolean;
  readonly isDragged: boolean;
  readonly start: RefObject<HTMLSpanElement | null>;
  readonly end: RefObject<HTMLSpanElement | null>;
  /** True when the key belonged to the boundary mode. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onGrab: (edge: 'start' | 'end', event: PointerEvent<HTMLElement>) => void;
  readonly onDrag: (event: PointerEvent<HTMLElement>) => void;
  readonly onDrop: () => void;
  readonly cancel: () => void;
}

/** Moving the edges of a highlight: by B and the arrows, or by the two handles of the chosen one. Words snap; Alt counts characters. */
export function useEdges(model: TranscriptModel, walk: TranscriptWalk, chosen: string | null): Edges {
  const t = useText();
  const app = useApp();
  const [held, setHeld] = useState<EdgeDraft | null>(null);
  const [mode, setMode] = useState<'keys' | 'start' | 'end' | null>(null);
  const start = useRef<HTMLSpanElement>(null);
  const end = useRef<HTMLSpanElement>(null);
  const grip = useRef({ x: 0, y: 0 });
  const { flow, highlights } = model;
  // Written and read back, or changed elsewhere meanwhile: the record speaks again.
  const draft = held !== null && highlights.some(({ id, rev }) => id === held.id && rev === held.rev) ? held : null;
  const handled = draft?.stretch ?? stretchOfChosen(highlights, chosen);
  const cancel = (): void => {
    setHeld(null);
    setMode(null);
  };
  const keep = (): void => {
    setMode(null);
    if (draft === null) return;
    const { id, stretch } = draft;
    const work = async (): Promise<void> => {
      const done = await moveEdges(app, id, stretch.from, stretch.to);
      const isSame = done.ok && done.value === null;
      toldHighlight(t, done);
      // Unless the next move has begun meanwhile.
      if (!done.ok || isSame) setHeld((now) => (now === draft ? null : now));
    };
    background(work(), t('highlights.failed'));
  };
  useCommand('highlight.move-edges', {
    run() {
      const [target] = targetsAt(model, walk.now());
      const found = highlights.find(({ id }) => target?.kind === 'highlight' && id === target.id);
      if (!found) {
        toast({ text: t('transcript.edges.none') });
        return;
      }
      setHeld({ id: found.id, rev: found.rev, stretch: stretchOf(found) });
      setMode('keys');
      announce(t('transcript.edges.help'));
    },
  });
  const isByKeys = mode === 'keys' && draft !== null;
  const endBlock = draft?.stretch.to.block;
  useLayoutEffect(() => {
    // The line of help has just taken room at the foot.
    if (isByKeys && endBlock !== undefined)
      walk.list.current
        ?.querySelector(`[data-segment="${CSS.escape(endBlock)}"]`)
        ?.scrollIntoView({ block: 'nearest' });
  }, [isByKeys, endBlock, walk.list]);
  useLayoutEffect(() => {
    placeHandle(walk.list.current, start.current, handled, 'start');
    placeHandle(walk.list.current, end.current, handled, 'end');
  });
  return {
    draft,
    isByKeys,
    isDragged: mode === 'start' || mode === 'end',
    start,
    end,
    cancel,
    onKey(event) {
      if (mode !== 'keys' || draft === null) return false;
      if (event.key === 'Enter') keep();
      else if (event.key === 'Escape') cancel();
      else {
        const row = walk.list.current?.querySelector<HTMLElement>(
          `[data-words="${CSS.escape(draft.stretch.to.block)}"]`,
        );
        const isRtl = row != null && getComputedStyle(row).direction === 'rtl';
        const moved = movedEdge(draft.stretch, event, flow, { isMac: ON_MAC, isRtl });
        // Other keys wait until the edges are kept or restored.
        if (moved) {
          setHeld({ ...draft, stretch: moved });
          walk.show(event.shiftKey ? moved.from : moved.to);
          announce(flow.words(moved));
        }
      }
      return true;
    },
    onGrab(edge, event) {
      const found = highlights.find(({ id }) => id === (draft?.id ?? chosen));
      if (!found || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      const stretch = draft?.stretch ?? stretchOf(found);
      const box = walk.list.current && edgeBox(walk.list.current, edge === 'start' ? stretch.from : stretch.to, edge);
      // The knob hangs above or below the line: the edge keeps its distance to the pointer.
      grip.current = box
        ? { x: box.left - event.clientX, y: (box.top + box.bottom) / 2 - event.clientY }
        : { x: 0, y: 0 };
      setHeld({ id: found.id, rev: found.rev, stretch });
      setMode(edge);
    },
    onDrag(event) {
      if (draft === null || (mode !== 'start' && mode !== 'end') || !walk.list.current) return;
      const at = placeAtPoint(walk.list.current, event.clientX + grip.current.x, event.clientY + grip.current.y);
      if (at === null) return;
      const place = event.altKey ? at : flow.snap(at, mode);
      const stretch = mode === 'start' ? { ...draft.stretch, from: place } : { ...draft.stretch, to: place };
      if (isBefore(stretch.from, stretch.to, flow)) setHeld({ ...draft, stretch });
    },
    onDrop() {
      if (mode === 'start' || mode === 'end') keep();
    },
  };
}

function stretchOfChosen(highlights: readonly Highlight[], chosen: string | null): Stretch | null {
  const found = highlights.find(({ id }) => id === chosen);
  return found ? stretchOf(found) : null;
}

function placeHandle(
  list: HTMLElement | null,
  handle: HTMLElement | null,
  stretch: Stretch | null,
  edge: 'start' | 'end',
): void {
  if (!list || !handle) return;
  const box = stretch && edgeBox(list, edge === 'start' ? stretch.from : stretch.to, edge);
  if (handle.hidden !== (box === null)) handle.hidden = box === null;
  if (box === null) return;
  const frame = list.getBoundingClientRect();
  handle.style.transform = `translate(${box.left - frame.left}px, ${(edge === 'start' ? box.top : box.bottom) - frame.top}px)`;
}
