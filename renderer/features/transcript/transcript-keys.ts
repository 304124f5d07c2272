import type { Span, TextFlow, TextPlace } from './text-flow.ts';

export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
}

export interface KeyWorld {
  readonly flow: TextFlow;
  readonly first: string;
  readonly last: string;
  readonly isMac: boolean;
  /** The words run from right to left: the arrows follow what is seen. */
  readonly isRtl: boolean;
}

/** The selection after an arrow key, Home or End; null for keys that mean something else. */
export function movedSpan(span: Span, press: KeyPress, world: KeyWorld): Span | null {
  const { flow, isMac, isRtl } = world;
  const { anchor, focus } = span;
  const toWord = isMac ? press.alt : press.ctrl;
  const mod = isMac ? press.meta : press.ctrl;
  const caret = (at: TextPlace): Span => ({ anchor: at, focus: at });
  const step = STEPS[press.key];
  if (step !== undefined) {
    const forward = isRtl ? (-step as 1 | -1) : step;
    if (press.shift && press.alt) return withStart(span, forward, flow);
    if (press.shift) return { anchor, focus: flow.word(focus, forward) };
    if (press.alt && !isMac) return null;
    return caret(toWord ? flow.word(focus, forward) : flow.char(focus, forward));
  }
  if (press.key === 'ArrowDown' || press.key === 'ArrowUp') {
    if (press.alt || press.ctrl || press.meta) return null;
    const down = press.key === 'ArrowDown' ? 1 : -1;
    if (press.shift) return { anchor, focus: flow.segment(focus, down) };
    const next = flow.segment({ block: focus.block, offset: 0 }, down);
    return caret({ block: next.block, offset: 0 });
  }
  if (press.key !== 'Home' && press.key !== 'End') return null;
  const isEnd = press.key === 'End';
  const block = mod ? (isEnd ? world.last : world.first) : focus.block;
  const place = { block, offset: isEnd ? (flow.whole(block)?.to.offset ?? 0) : 0 };
  return press.shift ? { anchor, focus: place } : caret(place);
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Moves the start by a word, whichever way the selection was drawn; it never passes the end. */
function withStart(span: Span, step: 1 | -1, flow: TextFlow): Span {
  const { from, to } = flow.stretch(span);
  // Seen from the other side: a start stands before a word, not behind the last one.
  const next = step > 0 ? flow.word(flow.word(flow.word(from, 1), 1), -1) : flow.word(from, -1);
  const moved = flow.stretch({ anchor: next, focus: to });
  return moved.from === next ? { anchor: next, focus: to } : span;
}
