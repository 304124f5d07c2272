import { useLayoutEffect, useRef, useState } from 'react';
import type { RowEvents } from './need-row.tsx';

/** The same object at every drawing, which always does what the newest drawing says: rows that did not change stay as they are. */
export function useRowEvents(newest: RowEvents): RowEvents {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  const [events] = useState<RowEvents>(() => ({
    focus: (key) => latest.current.focus(key),
    toggle: (id, open) => latest.current.toggle(id, open),
    renamed: (id) => latest.current.renamed(id),
    drag: (id) => latest.current.drag(id),
    drop: (on) => latest.current.drop(on),
    actions: (row) => ({
      rename: () => latest.current.actions(row).rename(),
      addUnder: () => latest.current.actions(row).addUnder(),
      step: (way) => latest.current.actions(row).step(way),
      move: () => latest.current.actions(row).move(),
      link: () => latest.current.actions(row).link(),
      focus: () => latest.current.actions(row).focus(),
      trash: () => latest.current.actions(row).trash(),
      prune: () => latest.current.actions(row).prune(),
    }),
  }));
  return events;
}
