import type { ReactNode } from 'react';
import { locateRecording } from '#renderer/data/actions/media-actions.ts';
import { MOST_PLAYED } from '#renderer/data/media-files.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { unreachable } from '#shared/domain/assert.ts';
import type { Media } from '#shared/domain/media.ts';
import { PLAYABLE_ENDINGS } from '#shared/domain/media-kind.ts';
import styles from './player-bar.module.css';
import { PlayerMenu } from './player-menu.tsx';
import type { Player, PlayerState, PlayerTrouble } from './sound/player.ts';
import { toldAttach } from './tell-attach-problem.ts';

export interface PlayerNoticeProps {
  readonly media: Media;
  readonly player: Player;
  readonly trouble: PlayerState['status'];
}

/** A recording that cannot be played: why, what is safe, and the way on. */
export function PlayerNotice({ media, player, trouble }: PlayerNoticeProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const locate = async (): Promise<void> => {
    const picked = await app.host.files.openFiles([{ label: t('player.attach.files'), extensions: PLAYABLE_ENDINGS }]);
    const file = picked.ok ? picked.value[0] : undefined;
    if (!file) return;
    const isOther = file.size !== media.size;
    if (!toldAttach(t, format, file, await locateRecording(app, media, file))) return;
    if (isOther) toast({ text: t('player.other.size', { name: file.name }) });
    else await player.load();
  };
  if (trouble === 'idle' || trouble === 'loading' || trouble === 'ready') return null;
  return (
    <section aria-label={t('player.name')} className={styles.bar}>
      <p role="alert" className={styles.trouble}>
        {sentence(t, trouble, media, format.bytes)}
      </p>
      {trouble === 'missing' && (
        <Button onClick={() => background(locate(), t('player.failed'))}>{t('player.locate')}</Button>
      )}
      {(trouble === 'broken' || trouble === 'unreadable') && (
        <Button onClick={() => background(player.load(), t('player.failed'))}>{t('common.retry')}</Button>
      )}
      <PlayerMenu media={media} />
    </section>
  );
}

function sentence(t: Text, trouble: PlayerTrouble, { name, size }: Media, bytes: (count: number) => string): string {
  switch (trouble) {
    case 'missing':
      return t('player.missing', { name });
    case 'gone':
      return t('player.gone', { name });
    case 'broken':
      return t('player.broken', { name });
    case 'unreadable':
      return t('player.unreadable', { name });
    case 'too-large':
      return t('player.tooLarge', { name, size: bytes(size), limit: bytes(MOST_PLAYED) });
    default:
      return unreachable(trouble);
  }
}
