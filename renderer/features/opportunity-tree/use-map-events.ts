import { useLayoutEffect, useRef, useState } from 'react';
import type { MapEvents } from './tree-node.tsx';

/** The same object at every drawing, which always does what the newest drawing says: nodes that did not change stay as they are. */
export function useMapEvents(newest: MapEvents): MapEvents {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  const [events] = useState<MapEvents>(() => ({
    toggle: (id) => latest.current.toggle(id),
    choose: (id) => latest.current.choose(id),
    drag: (id) => latest.current.drag(id),
    drop: (on) => latest.current.drop(on),
    actions: (need) => latest.current.actions(need),
  }));
  return events;
}
