import { keepHere, keptHere, keptNames } from '#renderer/ui/kept-place.ts';

const PREFIX = 'scroll:';
/** Long enough for a page that reads its records first; and how long it must then stand still. */
const PATIENCE_MS = 2_000;
const SETTLED_MS = 400;
const NEAR = 1;

/** Remembers where the parts that scroll stand (`data-kept-scroll` names them), for each entry of the history. */
export function keepScroll(): void {
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  for (const event of ['wheel', 'pointerdown', 'keydown'] as const)
    window.addEventListener(event, letGo, { capture: true, passive: true });
}

/**
 * Brings the parts of a page that a person comes back to where they were. Records come after the page: it is tried until they are
 * there, and a hand that scrolls meanwhile has its way.
 */
export function restoreScroll(): void {
  letGo();
  const wanted = keptNames(PREFIX).map((name) => ({ name: name.slice(PREFIX.length), top: Number(keptHere(name)) }));
  if (wanted.length === 0) return;
  const from = performance.now();
  let rightSince = from;
  const tick = (now: number): void => {
    if (!wanted.every(putBack)) rightSince = now;
    const done = now - rightSince > SETTLED_MS || now - from > PATIENCE_MS;
    frame = done ? 0 : requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);
}

/** Of the frame in which it is tried next; 0 while nothing is brought back. */
let frame = 0;

function letGo(): void {
  cancelAnimationFrame(frame);
  frame = 0;
}

function onScroll({ target }: Event): void {
  const name = target instanceof HTMLElement ? target.dataset.keptScroll : undefined;
  if (frame === 0 && name !== undefined && target instanceof HTMLElement)
    keepHere(PREFIX + name, String(Math.round(target.scrollTop)));
}

/** Whether it stood there already. */
function putBack({ name, top }: { readonly name: string; readonly top: number }): boolean {
  const element = document.querySelector<HTMLElement>(`[data-kept-scroll="${CSS.escape(name)}"]`);
  if (element === null) return false;
  if (Math.abs(element.scrollTop - top) <= NEAR) return true;
  element.scrollTop = top;
  return false;
}
