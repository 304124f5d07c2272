import type { LineLook } from './line-tools.ts';

/** Puts a line's time and mark on its element, where CSS draws them; takes them off a line that has none. */
export function dressLine(element: HTMLElement, look: LineLook | undefined): void {
  set(element, 'data-line-time', look?.time ?? null);
  set(element, 'data-line-mark', look?.mark ?? null);
  set(element, 'data-line-hue', look?.hue ?? null);
  set(element, 'aria-description', look && look.words !== '' ? look.words : null);
}

/** The line whose time was pressed; null for a press elsewhere. The time stands before the words, in the line's own gutter. */
export function lineTimeAt(event: {
  readonly target: EventTarget | null;
  readonly clientX: number;
}): HTMLElement | null {
  const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line-time]') : null;
  if (line === null) return null;
  const { left, right } = line.getBoundingClientRect();
  const isBefore = getComputedStyle(line).direction === 'rtl' ? event.clientX > right : event.clientX < left;
  return isBefore ? line : null;
}

function set(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
