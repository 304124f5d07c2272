import { type RefObject, useEffect, useRef, useState } from 'react';
import { keepHere, keptHere } from '#renderer/ui/kept-place.ts';

export interface AskedRow {
  /** The row of the cursor; null before a person has come to one. */
  readonly cursor: string | null;
  readonly setCursor: (id: string | null) => void;
  /** Goes around the grid. */
  readonly around: RefObject<HTMLDivElement | null>;
}

const NAME = 'highlight';

/** The cursor begins at the row that the address asks for, and that row is brought into sight; the same when another is asked for. */
export function useAskedRow(asked: string | undefined): AskedRow {
  const around = useRef<HTMLDivElement>(null);
  const [cursor, setOwn] = useState(asked ?? keptHere(NAME) ?? null);
  const setCursor = (id: string | null): void => {
    setOwn(id);
    if (id !== null) keepHere(NAME, id);
  };
  const [last, setLast] = useState(asked);
  if (asked !== last) {
    setLast(asked);
    if (asked !== undefined) setOwn(asked);
  }
  useEffect(() => {
    if (asked === undefined) return;
    let frame = 0;
    // The grid measures itself before it draws rows. It keeps the row of its cursor in the document, however long the list is.
    const look = (tries: number): void => {
      const row = around.current?.querySelector(`[data-key="${CSS.escape(asked)}"]`);
      if (row) row.scrollIntoView({ block: 'center' });
      else if (tries > 0) frame = requestAnimationFrame(() => look(tries - 1));
    };
    look(30);
    return () => cancelAnimationFrame(frame);
  }, [asked]);
  return { cursor, setCursor, around };
}
