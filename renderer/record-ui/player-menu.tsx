import { MoreHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { trashRecord } from '#renderer/data/actions/field-actions.ts';
import { copyRecording } from '#renderer/data/actions/media-actions.ts';
import { referredFile } from '#renderer/data/media-files.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Media } from '#shared/domain/media.ts';
import { toldAttach } from './tell-attach-problem.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

/** What else can be done with a recording. */
export function PlayerMenu({ media }: { readonly media: Media }): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const file = referredFile(media.id);
  const remove = async (): Promise<void> => {
    if (told(t, await trashRecord(app, 'media', media.id)) === null) return;
    undoToast(app, t, t('player.removed', { name: media.name }));
  };
  const copy = async (): Promise<void> => {
    if (file) toldAttach(t, format, file, await copyRecording(app, media, file));
  };
  return (
    <MenuButton
      iconOnly
      icon={MoreHorizontal}
      label={t('player.more')}
      items={[
        ...(media.sha256 === null && file
          ? [
              {
                kind: 'item' as const,
                id: 'copy',
                label: t('player.copy'),
                onSelect: () => background(copy(), t('player.failed')),
              },
            ]
          : []),
        {
          kind: 'item',
          id: 'remove',
          label: t('player.remove'),
          danger: true,
          onSelect: () => background(remove(), t('player.failed')),
        },
      ]}
    />
  );
}
