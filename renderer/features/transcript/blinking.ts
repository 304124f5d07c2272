const BLINK_MS = 530;

/**
 * Lets a caret blink, by a clock: an animation that never ends would have the whole window composed sixty times a second for as
 * long as a transcript is read. Returns its own undo.
 */
export function blinking(caret: () => HTMLElement | null): () => void {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  const timer = window.setInterval(() => {
    const drawn = caret();
    if (drawn === null || drawn.hidden) return;
    if (calm.matches) drawn.removeAttribute('data-off');
    else drawn.toggleAttribute('data-off');
  }, BLINK_MS);
  return () => window.clearInterval(timer);
}
