import { type ReactNode, useEffect, useRef, useState } from 'react';
import { audit } from '#renderer/data/audit-log.ts';
import { noteArchive } from '#renderer/data/last-archive.ts';
import { saveLastWords } from '#renderer/data/last-words.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { saveBlob } from '#renderer/host/save-blob.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import styles from './backup.module.css';
import { type BackupClient, createBackupClient } from './backup-client.ts';
import { mediaBlobs } from './media-blobs.ts';

export interface ArchiveExportDialogProps {
  readonly onClose: () => void;
}

/** Saves the whole project as one file: recordings inside, read back before it is saved, encrypted where a passphrase is given. */
export function ArchiveExportDialog({ onClose }: ArchiveExportDialogProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [words, setWords] = useState('');
  const [again, setAgain] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const client = useRef<BackupClient | null>(null);
  useEffect(
    () => () => {
      client.current?.stop();
      client.current = null;
    },
    [],
  );
  const isTooShort = words !== '' && words.length < SHORTEST;
  const isOther = words !== '' && again !== words;

  const save = async (): Promise<void> => {
    setProblem(null);
    setShare(0);
    try {
      // What is being typed belongs into it.
      saveLastWords();
      client.current ??= createBackupClient(setShare);
      const [media, { version }] = await Promise.all([mediaBlobs(app), app.host.info()]);
      const passphrase = words === '' ? null : words;
      const written = await client.current.write({ at: app.at, appVersion: version, media, passphrase });
      if (!written.ok) return setProblem(t(`backup.export.problem.${written.problem.kind}`));
      // Cancelled while it was written.
      if (client.current === null) return;
      const { file, records, seq, missing } = written.value;
      const base = t('backup.export.file', { date: app.today() });
      const name = passphrase === null ? base : `${base}.throughline`;
      const type = {
        label: t('backup.fileType'),
        extension: passphrase === null ? 'throughline' : 'age',
        mime: 'application/octet-stream',
      };
      const saved = await saveBlob(app.host.files, name, type, file);
      if (!saved.ok)
        return setProblem(t(saved.problem.kind === 'disk-full' ? 'backup.export.diskFull' : 'backup.export.failed'));
      if (saved.value === null) return;
      await noteArchive(app, seq);
      await audit(app, 'export', null, records);
      const left = missing === 0 ? '' : ` ${t('backup.export.missing', { count: missing })}`;
      toast({
        text: `${t('backup.export.saved', { name: saved.value, size: format.bytes(file.size) })}${left}`,
        tone: missing === 0 ? 'status' : 'error',
      });
      onClose();
    } finally {
      setShare(null);
    }
  };

  const footer = (
    <>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button
        variant="primary"
        disabled={share !== null || isTooShort || isOther}
        onClick={() => background(save(), t('backup.export.failed'))}
      >
        {t('export.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('backup.export.title')} onClose={onClose} footer={footer}>
      <div className={styles.form} aria-busy={share !== null}>
        <p>{t('backup.export.text')}</p>
        <p>{t('backup.export.private')}</p>
        <TextField
          label={t('backup.passphrase')}
          hint={t('backup.passphrase.hint')}
          type="password"
          value={words}
          disabled={share !== null}
          error={isTooShort ? t('backup.passphrase.short', { count: SHORTEST }) : undefined}
          onChange={setWords}
        />
        {words !== '' && (
          <TextField
            label={t('backup.passphrase.again')}
            type="password"
            value={again}
            disabled={share !== null}
            error={again !== '' && isOther ? t('backup.passphrase.other') : undefined}
            onChange={setAgain}
          />
        )}
        {share !== null && (
          <ProgressBar
            label={t('backup.export.working')}
            value={share < 1 ? share : undefined}
            text={t('backup.export.working')}
          />
        )}
        {problem !== null && <ErrorBox title={problem}>{t('backup.export.untouched')}</ErrorBox>}
      </div>
    </Dialog>
  );
}

/** Fewer characters are found by trying. */
const SHORTEST = 10;
