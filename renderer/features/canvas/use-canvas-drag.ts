import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Board } from '#shared/domain/board.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { type Drop, moveCluster } from './canvas-actions.ts';

/** What is being dragged and where it is now, in canvas units; `over` is the cluster, quote or tray under the pointer. */
export interface Dragged {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly over: string | null;
}

interface Start {
  readonly id: string;
  readonly pointer: number;
  readonly from: { readonly x: number; readonly y: number };
  /** From the thing's corner to the pointer. */
  readonly grip: { readonly x: number; readonly y: number };
}

const THRESHOLD = 5;
const TRAY = 'tray';

/** Drags quotes and clusters with the pointer. A press without a movement stays a press; Escape puts everything back. */
export function useCanvasDrag(
  sheet: RefObject<HTMLDivElement | null>,
  board: Board,
  onDrop: (quote: Id<'highlight'>, drop: Drop) => void,
): { readonly at: Dragged | null; readonly onPointerDown: (event: PointerEvent) => void } {
  const app = useApp();
  const t = useText();
  const [start, setStart] = useState<Start | null>(null);
  const [at, setAt] = useState<Dragged | null>(null);
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button, input, textarea, select')) return;
    const thing = event.target.closest<HTMLElement>('[data-grip]');
    const id = thing?.dataset.grip;
    const box = thing?.closest<HTMLElement>('[data-quote], [data-cluster]')?.getBoundingClientRect();
    if (!id || !box) return;
    setStart({
      id,
      pointer: event.pointerId,
      from: { x: event.clientX, y: event.clientY },
      grip: { x: event.clientX - box.left, y: event.clientY - box.top },
    });
  };
  const place = (event: globalThis.PointerEvent, { grip }: Start): { readonly x: number; readonly y: number } => {
    const canvas = sheet.current?.querySelector<HTMLElement>('[data-canvas]');
    const box = canvas?.getBoundingClientRect() ?? new DOMRect();
    return {
      x: Math.max(0, Math.round(event.clientX - box.left + (canvas?.scrollLeft ?? 0) - grip.x)),
      y: Math.max(0, Math.round(event.clientY - box.top + (canvas?.scrollTop ?? 0) - grip.y)),
    };
  };
  const onMove = useEffectEvent((event: globalThis.PointerEvent) => {
    if (start === null || event.pointerId !== start.pointer) return;
    if (at === null && !isFar(event, start)) return;
    event.preventDefault();
    setAt({ id: start.id, ...place(event, start), over: under(event, start.id) });
  });
  const onUp = useEffectEvent((event: globalThis.PointerEvent) => {
    if (start === null || event.pointerId !== start.pointer) return;
    setStart(null);
    setAt(null);
    // A quick hand lets go before the first movement was drawn.
    if (at === null && !isFar(event, start)) return;
    const to = place(event, start);
    if (isId('highlight', start.id)) onDrop(start.id, dropAt(under(event, start.id), to, board));
    else {
      const work = async (): Promise<void> => {
        told(t, await moveCluster(app, board.id, start.id, to));
      };
      background(work(), t('links.problem.storage'));
    }
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || at === null) return;
    event.preventDefault();
    setStart(null);
    setAt(null);
  });
  const dragging = start !== null;
  useEffect(() => {
    if (!dragging) return;
    const move = (event: globalThis.PointerEvent): void => onMove(event);
    const up = (event: globalThis.PointerEvent): void => onUp(event);
    const key = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    window.addEventListener('keydown', key);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
      window.removeEventListener('keydown', key);
    };
  }, [dragging]);
  return { at, onPointerDown };
}

const isFar = (event: globalThis.PointerEvent, { from }: Start): boolean =>
  Math.hypot(event.clientX - from.x, event.clientY - from.y) > THRESHOLD;

/** The cluster, other loose quote or tray under the pointer. */
function under(event: globalThis.PointerEvent, dragged: string): string | null {
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const box = element.closest<HTMLElement>('[data-cluster], [data-loose], [data-tray]');
    const id = box?.dataset.cluster ?? box?.dataset.loose ?? (box?.dataset.tray === undefined ? undefined : TRAY);
    if (id !== undefined && id !== dragged) return id;
  }
  return null;
}

function dropAt(over: string | null, at: { readonly x: number; readonly y: number }, board: Board): Drop {
  if (over === TRAY) return { kind: 'tray' };
  if (over !== null && board.clusters[over]) return { kind: 'cluster', cluster: over };
  if (over !== null && isId('highlight', over)) {
    const other = board.places[over];
    return { kind: 'new-cluster', x: other?.x ?? at.x, y: other?.y ?? at.y, with: over };
  }
  return { kind: 'loose', ...at };
}
