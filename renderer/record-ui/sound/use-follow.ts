import { useEffect, useEffectEvent, useState } from 'react';
import type { PlayerState } from './player.ts';
import { segmentAt, type TimedSegment } from './segment-at.ts';

export interface Follow {
  /** The reader scrolled elsewhere: the text waits until it is asked to follow again. */
  readonly isAway: boolean;
  readonly comeBack: () => void;
}

const SCROLLER = '[data-scope~="transcript"]';
const KEYS_AWAY = new Set(['PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'j', 'k', 'J', 'K']);

/**
 * The text goes along with the recording: the segment that is being said is marked, and scrolled to unless the reader has scrolled
 * elsewhere. `onShow` brings a segment on the screen that is not drawn now.
 */
export function useFollow(
  segments: readonly TimedSegment[],
  { timeMs, isPlaying }: PlayerState,
  isOn: boolean,
  onShow: ((segmentId: string) => void) | undefined,
): Follow {
  const [isAway, setAway] = useState(false);
  // Before anything was played no segment is being said.
  const current = isPlaying || timeMs > 0 ? (segmentAt(segments, timeMs)?.id ?? null) : null;
  const show = useEffectEvent((id: string) => onShow?.(id));
  // With every tick: a row that came on the screen meanwhile is marked too.
  useEffect(() => {
    const row = current === null ? null : rowOf(current);
    row?.setAttribute('data-playing', '');
    for (const other of document.querySelectorAll('[data-playing]')) {
      if (other !== row) other.removeAttribute('data-playing');
    }
  });
  useEffect(
    () => () => {
      for (const row of document.querySelectorAll('[data-playing]')) row.removeAttribute('data-playing');
    },
    [],
  );
  useEffect(() => {
    if (!isPlaying || !isOn || isAway || current === null) return;
    const row = rowOf(current);
    if (row === null) show(current);
    else if (!isInSight(row)) row.scrollIntoView({ block: 'center' });
  }, [current, isPlaying, isOn, isAway]);
  useEffect(() => {
    const scroller = document.querySelector(SCROLLER);
    if (scroller === null || !isPlaying) return;
    const leave = (): void => setAway(true);
    const onKeyDown = (event: Event): void => {
      if (event instanceof KeyboardEvent && KEYS_AWAY.has(event.key)) leave();
    };
    scroller.addEventListener('wheel', leave, { passive: true });
    scroller.addEventListener('touchmove', leave, { passive: true });
    scroller.addEventListener('keydown', onKeyDown);
    return () => {
      scroller.removeEventListener('wheel', leave);
      scroller.removeEventListener('touchmove', leave);
      scroller.removeEventListener('keydown', onKeyDown);
    };
  }, [isPlaying]);
  return { isAway, comeBack: () => setAway(false) };
}

const rowOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`${SCROLLER} [data-segment="${CSS.escape(id)}"]`);

function isInSight(row: HTMLElement): boolean {
  const frame = row.closest(SCROLLER)?.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  return frame !== undefined && box.top >= frame.top && box.bottom <= frame.bottom;
}
