import { FastForward, Pause, Play, Rewind } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { keepPlayerSettings, type PlayerSettings } from '#renderer/data/player-settings.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { Waveform } from '#renderer/ui/waveform.tsx';
import type { Media } from '#shared/domain/media.ts';
import styles from './player-bar.module.css';
import { PlayerMenu } from './player-menu.tsx';
import { PlayerNotice } from './player-notice.tsx';
import type { Player } from './sound/player.ts';
import { usePlayerState } from './sound/player-now.ts';
import type { TimedSegment } from './sound/segment-at.ts';
import { useFollow } from './sound/use-follow.ts';
import { usePeaks } from './sound/use-peaks.ts';

export interface PlayerControlsProps {
  readonly media: Media;
  readonly player: Player;
  readonly settings: PlayerSettings;
  readonly segments: readonly TimedSegment[];
  readonly onShow: ((segmentId: string) => void) | undefined;
}

const STEP_MS = 5_000;
const RATES = ['0.5', '0.75', '1', '1.25', '1.5', '1.75', '2', '2.5', '3'] as const;

export function PlayerControls({ media, player, settings, segments, onShow }: PlayerControlsProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const state = usePlayerState(player);
  const peaks = usePeaks(media, player);
  const follow = useFollow(segments, state, settings.follow, onShow);
  const film = useRef<HTMLSpanElement>(null);
  const failed = t('player.failed');
  const duration = state.durationMs ?? 0;
  const play = (fromMs?: number): void => {
    follow.comeBack();
    background(player.play(fromMs), failed);
  };
  const toggle = (): void => {
    if (state.isPlaying) player.pause();
    else play();
  };
  const step = (by: number): void => player.seek(state.timeMs + by);
  const keep = (part: Partial<PlayerSettings>): void =>
    background(keepPlayerSettings(app, { ...settings, ...part }), failed);
  useCommand('player.toggle', { run: toggle });
  useCommand('player.back', { run: () => step(-STEP_MS) });
  useCommand('player.forward', { run: () => step(STEP_MS) });
  useCommand('transcript.play', {
    run: () => {
      const from = startOf(segments, document.activeElement);
      if (state.isPlaying) player.pause();
      else play(from ?? undefined);
    },
  });
  usePressedTimes(segments, play);
  useEffect(() => {
    if (media.kind === 'video') film.current?.replaceChildren(player.element);
  }, [media.kind, player]);
  const isTroubled = state.status !== 'idle' && state.status !== 'loading' && state.status !== 'ready';
  if (isTroubled) return <PlayerNotice media={media} player={player} trouble={state.status} />;
  const time = format.clock(state.timeMs);
  return (
    <section aria-label={t('player.name')} className={styles.bar}>
      {media.kind === 'video' && <span ref={film} className={styles.film} />}
      <IconButton
        icon={state.isPlaying ? Pause : Play}
        label={t(state.isPlaying ? 'player.pause' : 'player.play')}
        onClick={toggle}
      />
      <IconButton icon={Rewind} label={t('player.back')} onClick={() => step(-STEP_MS)} />
      <IconButton icon={FastForward} label={t('player.forward')} onClick={() => step(STEP_MS)} />
      <span className={styles.time}>{time}</span>
      <Waveform
        label={t('player.position', { name: media.name })}
        valueText={t('player.position.value', {
          time: spokenTime(t, state.timeMs),
          duration: spokenTime(t, duration),
        })}
        position={state.timeMs}
        duration={duration}
        peaks={peaks?.values ?? null}
        onSeek={player.seek}
      />
      <span className={styles.time}>{state.durationMs === null ? '' : format.clock(duration)}</span>
      {state.status === 'loading' && (
        <span role="status" className={styles.meta}>
          {t('player.loading.share', { name: media.name, share: format.percent(state.share) })}
        </span>
      )}
      <Select
        label={t('player.speed')}
        labelHidden
        value={String(state.rate)}
        options={RATES.map((rate) => ({
          value: rate as string,
          label: t('player.speed.value', { rate: format.number(Number(rate), 2) }),
        }))}
        onChange={(value) => {
          player.setRate(Number(value));
          keep({ rate: Number(value) });
        }}
      />
      {segments.length > 0 && (
        <Checkbox
          label={t('player.follow')}
          checked={settings.follow && !follow.isAway}
          onChange={(on) => {
            follow.comeBack();
            keep({ follow: on });
          }}
        />
      )}
      <PlayerMenu media={media} />
    </section>
  );
}

/** Pressing the time of a segment plays from it. The key P is the way there without a pointer. */
function usePressedTimes(segments: readonly TimedSegment[], play: (fromMs: number) => void): void {
  const newest = useRef(play);
  newest.current = play;
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      const time = event.target instanceof Element ? event.target.closest('[data-segment] [data-play-from]') : null;
      const from = startOf(segments, time);
      if (from !== null) newest.current(from);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [segments]);
}

/** When the segment that an element stands in was said; null outside of any, and where it has no time. */
function startOf(segments: readonly TimedSegment[], element: Element | null): number | null {
  const id = element?.closest<HTMLElement>('[data-segment]')?.dataset.segment;
  return segments.find((one) => one.id === id)?.startMs ?? null;
}

/** "12 minutes 4 seconds". */
function spokenTime(t: Text, ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [
    ['hours', Math.floor(seconds / 3600)],
    ['minutes', Math.floor(seconds / 60) % 60],
    ['seconds', seconds % 60],
  ] as const;
  const shown = parts.filter(([name, count]) => count > 0 || (name === 'seconds' && seconds < 60));
  return shown.map(([name, count]) => t(`player.time.${name}`, { count })).join(' ');
}
