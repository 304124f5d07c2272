import { FileAudio } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { RecordingFile } from '#renderer/data/media-files.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import { PLAYABLE_ENDINGS } from '#shared/domain/media-kind.ts';
import { AttachDialog } from './attach-dialog.tsx';

/** The way to a recording: a file is picked, then how it is kept. */
export function AttachRecording({ interviewId }: { readonly interviewId: Id<'interview'> }): ReactNode {
  const t = useText();
  const app = useApp();
  const [file, setFile] = useState<RecordingFile | null>(null);
  const pick = async (): Promise<void> => {
    const picked = await app.host.files.openFiles([{ label: t('player.attach.files'), extensions: PLAYABLE_ENDINGS }]);
    if (!picked.ok) toast({ text: t('player.failed'), tone: 'error' });
    else if (picked.value[0]) setFile(picked.value[0]);
  };
  return (
    <>
      <Button icon={FileAudio} onClick={() => background(pick(), t('player.failed'))}>
        {t('player.attach')}
      </Button>
      {file && <AttachDialog interviewId={interviewId} file={file} onClose={() => setFile(null)} />}
    </>
  );
}
