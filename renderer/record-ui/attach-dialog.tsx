import { type ReactNode, useEffect, useRef, useState } from 'react';
import { attachRecording } from '#renderer/data/actions/media-actions.ts';
import type { RecordingFile } from '#renderer/data/media-files.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import styles from './player-bar.module.css';
import { toldAttach } from './tell-attach-problem.ts';
import { undoToast } from './undo-toast.ts';

export interface AttachDialogProps {
  readonly interviewId: Id<'interview'>;
  readonly file: RecordingFile;
  readonly onClose: () => void;
}

/** Copied into the workspace, or only referred to: the person says. Cancel leaves everything as it was. */
export function AttachDialog({ interviewId, file, onClose }: AttachDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const [copy, setCopy] = useState(true);
  const [share, setShare] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const attach = async (): Promise<void> => {
    const stopping = new AbortController();
    stop.current = stopping;
    setShare(0);
    const options = { interviewId, file, copy, onShare: setShare, signal: stopping.signal };
    const isDone = toldAttach(t, format, file, await attachRecording(app, options));
    setShare(null);
    if (isDone) undoToast(app, t, t('player.attach.done', { name: file.name }));
    onClose();
  };
  const size = format.bytes(file.size);
  return (
    <Dialog
      title={t('player.attach.title', { name: file.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={share !== null} onClick={() => background(attach(), t('player.failed'))}>
            {t('player.attach.do')}
          </Button>
        </>
      }
    >
      {share === null ? (
        <fieldset className={styles.ways}>
          <legend>{t('player.attach.how')}</legend>
          {([true, false] as const).map((way) => (
            <label key={String(way)} className={styles.way}>
              <input type="radio" name="way" checked={copy === way} onChange={() => setCopy(way)} />
              <span>
                {t(way ? 'player.attach.copy' : 'player.attach.reference')}
                <span className={styles.why}>
                  {t(way ? 'player.attach.copy.why' : 'player.attach.reference.why', { size })}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <ProgressBar label={t('player.attach.working', { name: file.name })} value={share} />
      )}
    </Dialog>
  );
}
