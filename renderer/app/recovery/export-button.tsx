import { type ReactNode, useState } from 'react';
import { exportLines } from '#renderer/data/export-lines.ts';
import { storageOf } from '#renderer/data/storage-of.ts';
import { saveLines } from '#renderer/host/save-lines.ts';
import { Button, type ButtonVariant } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';

export interface ExportButtonProps {
  readonly host: Host;
  readonly at: Generation;
  readonly variant?: ButtonVariant | undefined;
}

/** Saves everything that can be read of a project, without opening it. */
export function ExportButton({ host, at, variant }: ExportButtonProps): ReactNode {
  const t = useText();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    setSaid('');
    try {
      const type = { label: t('recovery.export.type'), extension: 'jsonl', mime: 'application/jsonl' };
      const lines = exportLines(at, storageOf(host)?.journal ?? null);
      const saved = await saveLines(host.files, `throughline-${at.projectId}`, type, lines);
      if (!saved.ok) setSaid(t('recovery.export.failed', { kind: saved.problem.kind }));
      else if (saved.value !== null) setSaid(t('recovery.export.done', { name: saved.value }));
    } catch (cause) {
      console.error('the export failed', cause);
      setSaid(t('recovery.export.failed', { kind: String(cause) }));
    }
    setBusy(false);
  };
  return (
    <>
      <Button variant={variant} disabled={isBusy} onClick={() => void run()}>
        {t(isBusy ? 'recovery.export.busy' : 'recovery.export')}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
