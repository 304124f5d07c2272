import { type ReactNode, useEffect, useState } from 'react';
import { readSnapshot } from '#renderer/data/snapshot-files.ts';
import { saveBlob } from '#renderer/host/save-blob.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Host } from '#shared/contract/host.ts';
import type { SnapshotInfo } from '#shared/contract/host-storage.ts';

export interface SnapshotButtonProps {
  readonly host: Host;
  readonly projectId: string;
}

/** Saves the newest sound snapshot as a file, which any start can open: it needs neither database nor journal. Nothing where there is none. */
export function SnapshotButton({ host, projectId }: SnapshotButtonProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const [newest, setNewest] = useState<SnapshotInfo | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const look = async (): Promise<void> => {
      const listed = await host.snapshots.list(projectId);
      setNewest((listed.ok && listed.value.find(({ verifiedAt }) => verifiedAt !== null)) || null);
    };
    look().catch((cause: unknown) => console.error('the snapshots cannot be listed', cause));
  }, [host, projectId]);
  if (newest === null) return null;
  const run = async (): Promise<void> => {
    setBusy(true);
    setSaid('');
    try {
      const type = { label: t('backup.fileType'), extension: 'throughline', mime: 'application/octet-stream' };
      const file = await readSnapshot(host.snapshots, newest);
      const name = `throughline-${newest.at.slice(0, 10)}`;
      const saved = file.ok ? await saveBlob(host.files, name, type, file.value) : file;
      if (!saved.ok) setSaid(t('recovery.export.failed', { kind: saved.problem.kind }));
      else if (saved.value !== null) setSaid(t('recovery.export.done', { name: saved.value }));
    } catch (cause) {
      console.error('the snapshot was not saved', cause);
      setSaid(t('recovery.export.failed', { kind: String(cause) }));
    }
    setBusy(false);
  };
  return (
    <>
      <Button disabled={isBusy} onClick={() => void run()}>
        {isBusy ? t('recovery.export.busy') : t('recovery.snapshot', { when: format.dateTime(newest.at) })}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
