import type { Stretch, TextFlow, TextPlace } from './text-flow.ts';

export interface EdgePress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
}

/**
 * The stretch after an arrow key in boundary mode: the end moves, with Shift the start; by word, with Control (macOS: Option) by
 * character. An edge never passes the other. Null for other keys, and where an edge cannot go further.
 */
export function movedEdge(
  stretch: Stretch,
  press: EdgePress,
  flow: TextFlow,
  { isMac, isRtl }: { readonly isMac: boolean; readonly isRtl: boolean },
): Stretch | null {
  const arrow = press.key === 'ArrowRight' ? 1 : press.key === 'ArrowLeft' ? -1 : null;
  if (arrow === null) return null;
  const step = isRtl ? (-arrow as 1 | -1) : arrow;
  const byCharacter = isMac ? press.altKey : press.ctrlKey;
  const char = (at: TextPlace): TextPlace => over(at, (place) => flow.char(place, step));
  const word = (at: TextPlace): TextPlace => over(at, (place) => flow.word(place, step));
  if (!press.shiftKey) {
    // Backward an end stands behind a word, not before the next one.
    const to = byCharacter ? char(stretch.to) : step > 0 ? word(stretch.to) : endBefore(stretch.to, flow);
    return isBefore(stretch.from, to, flow) && to !== stretch.to ? { ...stretch, to } : null;
  }
  const from = byCharacter ? char(stretch.from) : step < 0 ? word(stretch.from) : startBehind(stretch.from, flow);
  return isBefore(from, stretch.to, flow) && from !== stretch.from ? { ...stretch, from } : null;
}

/** Over the border of a segment an edge goes on into the words there: at the border itself it would hold none of them. */
function over(at: TextPlace, move: (at: TextPlace) => TextPlace): TextPlace {
  const next = move(at);
  return next.block === at.block ? next : move(next);
}

export const isBefore = (a: TextPlace, b: TextPlace, flow: TextFlow): boolean =>
  (flow.indexOf(a.block) - flow.indexOf(b.block) || a.offset - b.offset) < 0;

/** The end of the word before the one that ends here. */
function endBefore(at: TextPlace, flow: TextFlow): TextPlace {
  const begin = flow.word(at, -1);
  const before = flow.word(begin, -1);
  if (begin.offset === before.offset && begin.block === before.block) return at;
  return flow.word(before, 1);
}

/** The beginning of the word behind the one that begins here. */
function startBehind(at: TextPlace, flow: TextFlow): TextPlace {
  const end = flow.word(at, 1);
  const next = flow.word(end, 1);
  if (end.offset === next.offset && end.block === next.block) return at;
  return flow.word(next, -1);
}
