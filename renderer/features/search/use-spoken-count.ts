import { useEffect, useEffectEvent } from 'react';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { SearchHits } from './use-search-hits.ts';

/** Typing is over for a moment: only then is a count worth hearing. */
const SPEAK_MS = 600;

/** How many rows there are, in words, shown and spoken; null before there is an answer. */
export function useSpokenCount({ found, most }: SearchHits): string | null {
  const t = useText();
  const count = found?.hits.length ?? 0;
  const words = found && (count < most ? t('search.count', { count }) : t('search.best', { count }));
  const speak = useEffectEvent(() => words !== null && announce(words));
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words start the rest anew
  useEffect(() => {
    const timer = setTimeout(() => speak(), SPEAK_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return words;
}
