import { useEffect } from 'react';
import { storedPeaks, storePeaks } from '#renderer/data/player-settings.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import type { Media } from '#shared/domain/media.ts';
import { makePeaks } from './make-peaks.ts';
import { type Peaks, readPeaks } from './peaks.ts';
import type { Player } from './player.ts';

/** What stands for "tried, and there is none": it is not tried again at each visit. */
const NONE = 'none';

/** The picture of a recording: made once, while nobody waits for it. Null while there is none. */
export function usePeaks(media: Media, player: Player): Peaks | null {
  const app = useApp();
  const stored = useLive(async (a) => ({ value: await storedPeaks(a, media.id) }), [media.id]);
  const isMissing = stored !== undefined && stored.value === undefined;
  useEffect(() => {
    if (!isMissing) return;
    const stop = new AbortController();
    const make = async (): Promise<void> => {
      const loaded = await player.load();
      if (!loaded.ok || stop.signal.aborted) return;
      const peaks = await makePeaks(loaded.value, stop.signal);
      if (!stop.signal.aborted) await storePeaks(app, media.id, peaks ?? NONE);
    };
    const idle = requestIdleCallback(() => {
      // Leaving the page ends it: the next visit begins anew.
      make().catch((cause: unknown) => {
        if (!stop.signal.aborted) console.error('peaks', cause);
      });
    });
    return () => {
      cancelIdleCallback(idle);
      stop.abort();
    };
  }, [app, isMissing, media.id, player]);
  return readPeaks(stored?.value);
}
