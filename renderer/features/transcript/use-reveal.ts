import { type Dispatch, type SetStateAction, useEffect, useEffectEvent, useState } from 'react';

/** A thing to be scrolled to and ringed. `at` makes the same thing asked twice two requests. */
export interface Reveal {
  readonly block: string | null;
  readonly highlight: string | null;
  /** Whether the focus goes there too: by an address it does, from the pane beside it does not. */
  readonly focus: boolean;
  readonly at: number;
}

const RING_MS = 1_200;

/** The highlight that wears the ring now; it comes off by itself. `show` is called once per request. */
export function useRing(
  reveal: Reveal | null,
  show: (reveal: Reveal) => void,
): readonly [string | null, Dispatch<SetStateAction<string | null>>] {
  const [ring, setRing] = useState<string | null>(null);
  const begin = useEffectEvent((wanted: Reveal) => {
    setRing(wanted.highlight);
    show(wanted);
  });
  useEffect(() => {
    if (reveal) begin(reveal);
  }, [reveal]);
  useEffect(() => {
    if (ring === null) return;
    const timer = window.setTimeout(() => setRing(null), RING_MS);
    return () => window.clearTimeout(timer);
  }, [ring]);
  return [ring, setRing];
}
