import { type KeyboardEvent, type RefObject, useEffect } from 'react';

/**
 * One tab stop for all the figures of a table: arrows go to the next figure that opens something, Home and End to the ends of the row.
 * The figure that was left keeps the stop.
 */
export function useTableKeys(table: RefObject<HTMLTableElement | null>): (event: KeyboardEvent) => void {
  // After each drawing: figures come and go with what is counted.
  useEffect(() => {
    const all = figuresIn(table.current);
    const kept = all.find((one) => one.tabIndex === 0 && one.dataset.stop === '') ?? all[0];
    for (const one of all) setStop(one, one === kept);
  });
  return (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(FIGURE)) return;
    const next = nextFigure(event.target, event.key);
    if (!next) return;
    event.preventDefault();
    for (const one of figuresIn(table.current)) setStop(one, one === next);
    next.focus();
  };
}

const FIGURE = 'button[data-figure]';

const figuresIn = (within: Element | null): readonly HTMLElement[] => [
  ...(within?.querySelectorAll<HTMLElement>(FIGURE) ?? []),
];

function setStop(figure: HTMLElement, isStop: boolean): void {
  figure.tabIndex = isStop ? 0 : -1;
  if (isStop) figure.dataset.stop = '';
  else delete figure.dataset.stop;
}

function nextFigure(from: HTMLElement, key: string): HTMLElement | undefined {
  const row = from.closest('tr');
  const cell = from.closest('td');
  if (!row || !cell) return undefined;
  const rtl = document.documentElement.dir === 'rtl';
  const along = figuresIn(row);
  const at = along.indexOf(from);
  switch (key) {
    case rtl ? 'ArrowRight' : 'ArrowLeft':
      return along[at - 1];
    case rtl ? 'ArrowLeft' : 'ArrowRight':
      return along[at + 1];
    case 'Home':
      return along[0];
    case 'End':
      return along.at(-1);
    case 'ArrowUp':
    case 'ArrowDown': {
      const step = key === 'ArrowUp' ? 'previousElementSibling' : 'nextElementSibling';
      for (let other = row[step]; other; other = other[step]) {
        const found = other.children[cell.cellIndex]?.querySelector<HTMLElement>(FIGURE);
        if (found) return found;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}
