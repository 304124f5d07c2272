import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { go, type PlaceProps } from '#renderer/routes.ts';

/** A search ends in the address after this rest, so that the way back is not one step per letter. */
const REST_MS = 250;
/** As much as an address of ours holds. */
const LONGEST = 1000;

type SearchPlace = PlaceProps<'search'>['place'];

export interface PlaceText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Changes something else of the place, at once. */
  readonly show: (part: Partial<Omit<SearchPlace, 'kind'>>) => void;
  /** Puts the text and the row that is left from into the address: the way back leads to both. */
  readonly keep: (at?: string) => void;
}

/** The text of the query, and the address that follows it. Going back or a link to another search changes the text. */
export function usePlaceText(place: SearchPlace): PlaceText {
  const q = place.q ?? '';
  const [text, setText] = useState(q);
  /** What this page has put into the address and not yet seen come back. */
  const written = useRef({ last: q, under: new Set<string>() });

  const write = (part: Partial<typeof place>): void => {
    const next = (part.q ?? text).slice(0, LONGEST);
    written.current.last = next;
    written.current.under.add(next);
    go({ ...place, ...part, q: next }, { replace: true });
  };
  const keep = (at?: string): void => {
    // Another text has other rows.
    if (at !== undefined || text.slice(0, LONGEST) !== written.current.last) write({ at });
  };

  useEffect(() => {
    const { last, under } = written.current;
    if (q === last) under.clear();
    else if (!under.has(q)) {
      written.current.last = q;
      setText(q);
    }
  }, [q]);

  const keepNow = useEffectEvent(keep);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new text starts the rest anew
  useEffect(() => {
    const timer = setTimeout(() => keepNow(), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return { text, setText, show: write, keep };
}
