import { type ReactNode, useEffect, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordingOf } from '#renderer/data/actions/media-actions.ts';
import { readMedia } from '#renderer/data/media-files.ts';
import { type PlayerSettings, playerSettings } from '#renderer/data/player-settings.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/media.ts';
import { AttachRecording } from './attach-recording.tsx';
import styles from './player-bar.module.css';
import { PlayerControls } from './player-controls.tsx';
import { createPlayer, type Player } from './sound/player.ts';
import { setPlayerNow } from './sound/player-now.ts';
import type { TimedSegment } from './sound/segment-at.ts';

export interface PlayerBarProps {
  readonly interviewId: Id<'interview'>;
  /** Of the transcript, in reading order; empty where there is none. */
  readonly segments: readonly TimedSegment[];
  /** Brings a segment on the screen, without moving the focus. */
  readonly onShow?: ((segmentId: string) => void) | undefined;
}

/** The recording of an interview at the foot of its page; the way to attach one where there is none. */
export function PlayerBar({ interviewId, segments, onShow }: PlayerBarProps): ReactNode {
  const media = useLive((app) => recordingOf(app, interviewId), [interviewId]);
  const settings = useLive(playerSettings, []);
  if (media === undefined || settings === undefined) return null;
  if (media === null) {
    return (
      <div className={styles.attach}>
        <AttachRecording interviewId={interviewId} />
      </div>
    );
  }
  // Copied after all, or located: another source, and a player of its own.
  const source = `${media.id} ${media.sha256} ${media.size}`;
  return <OpenRecording key={source} media={media} settings={settings} segments={segments} onShow={onShow} />;
}

interface OpenRecordingProps extends Pick<PlayerBarProps, 'segments' | 'onShow'> {
  readonly media: Media;
  readonly settings: PlayerSettings;
}

function OpenRecording({ media, settings, segments, onShow }: OpenRecordingProps): ReactNode {
  const app = useApp();
  const t = useText();
  const [player, setPlayer] = useState<Player | null>(null);
  const [first] = useState({ media, rate: settings.rate });
  const failed = t('player.failed');
  useEffect(() => {
    const { media: opened, rate } = first;
    const made = createPlayer({
      isFilm: opened.kind === 'video',
      offsetMs: opened.offsetMs,
      durationMs: opened.durationMs,
      rate,
      read: (onShare, signal) => readMedia(app, opened, onShare, signal),
      onDuration: (durationMs) => {
        if (durationMs !== opened.durationMs) background(setFields(app, 'media', opened.id, { durationMs }), failed);
      },
    });
    const forget = setPlayerNow(made);
    setPlayer(made);
    return () => {
      forget();
      made.close();
    };
  }, [app, first, failed]);
  if (player === null) return <div className={styles.bar} />;
  return <PlayerControls media={media} player={player} settings={settings} segments={segments} onShow={onShow} />;
}
