import { type ReactNode, type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { openLayer } from './layers.ts';
import styles from './popover.module.css';

export type Anchor = HTMLElement | DOMRect | (() => DOMRect);

export interface PopoverProps {
  readonly anchor: Anchor;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Where there is room for it; else the other side. */
  readonly placement?: 'below' | 'above' | 'end' | undefined;
  /** Leaves the focus where it is: for a popover beside selected text. */
  readonly keepFocus?: boolean | undefined;
  readonly role?: 'dialog' | 'group' | 'presentation' | undefined;
}

/** Mounted means open. Lies in the browser's top layer, so that no ancestor can cut it off. */
export function Popover(props: PopoverProps): ReactNode {
  const { anchor, label, onClose, children, placement = 'below', keepFocus = false, role = 'dialog' } = props;
  const ref = useRef<HTMLDivElement>(null);
  usePlaced(ref, anchor, placement);
  useOpen(ref, anchor, onClose, keepFocus);
  const named = role === 'presentation' ? {} : { 'aria-label': label };
  return (
    <div ref={ref} popover="manual" role={role} tabIndex={-1} className={styles.popover} {...named}>
      {children}
    </div>
  );
}

function useOpen(ref: RefObject<HTMLDivElement | null>, anchor: Anchor, onClose: () => void, keepFocus: boolean): void {
  const close = useEffectEvent(onClose);
  const anchorElement = useEffectEvent(() => (anchor instanceof HTMLElement ? anchor : null));
  useLayoutEffect(() => {
    const popover = ref.current;
    if (popover === null) return;
    const before = document.activeElement;
    // The anchor counts as inside: its own press closes, and must not open again at once.
    const forget = openLayer({ inside: () => [popover, anchorElement()], close: () => close() });
    if (!keepFocus && !popover.contains(document.activeElement))
      (firstFocusable(popover) ?? popover).focus({ preventScroll: true });
    return () => {
      const hadFocus = popover.contains(document.activeElement);
      forget();
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [ref, keepFocus]);
}

/** Shows it, and keeps it beside its anchor while things scroll or change size. */
function usePlaced(ref: RefObject<HTMLDivElement | null>, anchor: Anchor, placement: 'below' | 'above' | 'end'): void {
  const place = useEffectEvent((popover: HTMLElement) => {
    const { left, top } = placeBeside(rectOf(anchor), popover.getBoundingClientRect(), placement);
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
  });
  useLayoutEffect(() => {
    const popover = ref.current;
    if (popover === null) return;
    popover.showPopover();
    place(popover);
    const again = (): void => place(popover);
    const sized = new ResizeObserver(again);
    sized.observe(popover);
    window.addEventListener('scroll', again, { capture: true, passive: true });
    window.addEventListener('resize', again);
    return () => {
      sized.disconnect();
      window.removeEventListener('scroll', again, { capture: true });
      window.removeEventListener('resize', again);
    };
  }, [ref]);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;
const EDGE = 8;

function placeBeside(anchor: Box, size: { readonly width: number; readonly height: number }, placement: string) {
  const room = { width: window.innerWidth, height: window.innerHeight };
  const within = (at: number, length: number, most: number): number =>
    Math.max(EDGE, Math.min(at, most - length - EDGE));
  const rtl = document.documentElement.dir === 'rtl';
  if (placement === 'end') {
    const after = rtl ? anchor.left - GAP - size.width : anchor.right + GAP;
    const before = rtl ? anchor.right + GAP : anchor.left - GAP - size.width;
    const fits = after >= EDGE && after + size.width <= room.width - EDGE;
    return {
      left: within(fits ? after : before, size.width, room.width),
      top: within(anchor.top, size.height, room.height),
    };
  }
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const fitsBelow = below + size.height <= room.height - EDGE;
  const fitsAbove = above >= EDGE;
  const goesBelow = placement === 'below' ? fitsBelow || !fitsAbove : !fitsAbove && fitsBelow;
  const start = rtl ? anchor.right - size.width : anchor.left;
  return {
    left: within(start, size.width, room.width),
    top: within(goesBelow ? below : above, size.height, room.height),
  };
}

function rectOf(anchor: Anchor): Box {
  if (anchor instanceof HTMLElement) return anchor.getBoundingClientRect();
  return typeof anchor === 'function' ? anchor() : anchor;
}

function firstFocusable(within: HTMLElement): HTMLElement | null {
  const fields = 'input:not([disabled]), textarea, select, button:not([disabled]), a[href], [tabindex="0"]';
  return within.querySelector<HTMLElement>('[data-autofocus]') ?? within.querySelector<HTMLElement>(fields);
}
