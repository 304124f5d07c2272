import { useEffect } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { learnQuotes } from './tag-suggest.ts';

/** Draws nothing: gets the words of all quotes ready for suggestions while the window has nothing else to do. */
export function LearnQuotesWhenIdle(): null {
  const highlights = useGraph()?.records.highlights;
  useEffect(() => {
    if (highlights === undefined) return;
    let at = 0;
    const step = (deadline: IdleDeadline): void => {
      at = learnQuotes(highlights, at, () => deadline.timeRemaining() > 1);
      if (at < highlights.length) handle = requestIdleCallback(step);
    };
    let handle = requestIdleCallback(step);
    return () => cancelIdleCallback(handle);
  }, [highlights]);
  return null;
}
