import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { readSnapshot } from '#renderer/data/snapshot-files.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { onWantedSnapshot, wantedSnapshot, wantSnapshot } from '#renderer/data/wanted-snapshot.ts';
import { readBlob } from '#renderer/host/save-blob.ts';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { OpenedFile } from '#shared/contract/host.ts';
import { ArchiveExportDialog } from './archive-export-dialog.tsx';
import { ArchiveOpenDialog } from './archive-open-dialog.tsx';
import { dropOffer, useOfferedArchive } from './offered-archive.ts';
import { SnapshotRecordsDialog } from './snapshot-records-dialog.tsx';

export interface ArchiveLauncherProps {
  /** Called after the project was replaced: nothing in memory is of the new one. */
  readonly onReplaced?: (() => void) | undefined;
}

/** The ways out and in for a whole project: the commands `archive.export` and `archive.open`. Mounted once, by the shell. */
export function ArchiveLauncher({ onReplaced = loadAnew }: ArchiveLauncherProps): ReactNode {
  const t = useText();
  const { host } = useApp();
  const [isExporting, setExporting] = useState(false);
  const [file, setFile] = useState<{ readonly name: string; readonly blob: Blob } | null>(null);
  const pick = async (): Promise<void> => {
    const opened = await host.files.openFiles([{ label: t('backup.fileType'), extensions: ['throughline', 'age'] }]);
    const [first, ...others] = opened.ok ? opened.value : [];
    for (const { token } of others) await host.files.release(token);
    if (first === undefined) {
      if (!opened.ok) toast({ text: t('backup.open.unreadable'), tone: 'error' });
      return;
    }
    await look(first);
  };
  const look = async (one: OpenedFile): Promise<void> => {
    const blob = await readBlob(host.files, one);
    if (blob.ok) setFile({ name: one.name, blob: blob.value });
    else toast({ text: t('backup.open.unreadable'), tone: 'error' });
  };
  const offered = useOfferedArchive();
  const isFree = file === null && !isExporting;
  useCommand('archive.export', { run: () => setExporting(true), enabled: isFree });
  useCommand('archive.open', { run: () => background(pick(), t('backup.open.unreadable')), enabled: isFree });
  return (
    <>
      {offered && isFree && (
        <AlertDialog
          title={t('backup.offered.title', { name: offered.name })}
          confirmLabel={t('backup.offered.look')}
          onConfirm={() => {
            dropOffer();
            background(look(offered), t('backup.open.unreadable'));
          }}
          onClose={() => {
            dropOffer();
            background(host.files.release(offered.token), t('errors.action'));
          }}
        >
          <p>{t('backup.offered.text')}</p>
        </AlertDialog>
      )}
      <WantedSnapshot onReplaced={onReplaced} />
      {isExporting && <ArchiveExportDialog onClose={() => setExporting(false)} />}
      {file && (
        <ArchiveOpenDialog
          title={t('backup.open.title', { name: file.name })}
          file={file.blob}
          canMerge
          onClose={() => setFile(null)}
          onReplaced={onReplaced}
        />
      )}
    </>
  );
}

/** What a list of snapshots asked for, wherever it stands. */
function WantedSnapshot({ onReplaced }: { readonly onReplaced: () => void }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { host } = useApp();
  const wanted = useSyncExternalStore(onWantedSnapshot, wantedSnapshot);
  const [file, setFile] = useState<Blob | null>(null);
  const isWhole = wanted?.what === 'whole';
  const close = (): void => wantSnapshot(null);
  useEffect(() => {
    if (wanted?.what !== 'whole') return;
    const read = async (): Promise<void> => {
      const blob = await readSnapshot(host.snapshots, wanted.info);
      if (wantedSnapshot() !== wanted) return;
      if (blob.ok) return setFile(blob.value);
      toast({ text: t('snapshots.unreadable'), tone: 'error' });
      wantSnapshot(null);
    };
    background(read(), t('snapshots.unreadable'));
    return () => setFile(null);
  }, [wanted, host, t]);
  if (wanted === null) return null;
  if (!isWhole) return <SnapshotRecordsDialog info={wanted.info} onClose={close} />;
  const title = t('snapshots.open', { when: format.dateTime(wanted.info.at) });
  return (
    file && <ArchiveOpenDialog title={title} file={file} canMerge={false} onClose={close} onReplaced={onReplaced} />
  );
}

const loadAnew = (): void => window.location.reload();
