import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { HostFolder, OpenedFile } from '#shared/contract/host.ts';
import type { Result } from '#shared/domain/result.ts';
import type { ImportProblem } from './import-actions.ts';
import { createImportReader } from './import-reader.ts';
import { openedSource } from './import-source.ts';
import { doneWords } from './import-summary.tsx';
import { WatchFolderDialog } from './watch-folder-dialog.tsx';
import { importWatched, type WatchedResult } from './watched-import.ts';
import { noteOutcome, watchedState } from './watched-state.ts';

/** Imports what comes into the watched folder, and answers the command that chooses it. Mounted once, with the other ways in. */
export function WatchFolder(): ReactNode {
  const t = useText();
  const app = useApp();
  const [open, setOpen] = useState(false);
  const { folder } = app.host;
  useCommand('import.watch', {
    run: () => setOpen(true),
    enabled: folder !== null && !open,
    reason: folder === null ? t('watch.desktopOnly') : undefined,
  });
  const look = useEffectEvent((): void => {
    if (folder) background(takeAll(app, folder, t), t('watch.failed'));
  });
  useEffect(() => {
    const start = async (): Promise<void> => {
      if ((await folder?.watched()) !== null) look();
    };
    background(start(), t('watch.failed'));
    return folder?.onWhole(() => look());
  }, [folder, t]);
  return open && folder ? <WatchFolderDialog folder={folder} onClose={() => setOpen(false)} /> : null;
}

/** One file after the other, in one window at a time. */
async function takeAll(app: App, folder: HostFolder, t: Text): Promise<void> {
  await navigator.locks.request('watched-folder', { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    for (const file of await folder.whole()) {
      const result = await importOne(app, file);
      // Not saved: the alert of the window says why. The file is offered again.
      if (!result.ok) return;
      const { outcome, done } = result.value;
      await noteOutcome(app, outcome);
      await folder.taken(file.token);
      if (done) undoToast(app, t, t('watch.done', { name: file.name, what: doneWords(t, done) }));
      else if (outcome.kind !== 'known') toast({ text: t(`watch.outcome.${outcome.kind}`, { name: file.name }) });
    }
  });
}

async function importOne(app: App, file: OpenedFile): Promise<Result<WatchedResult, ImportProblem>> {
  const source = openedSource(app.host.files, file);
  const reader = createImportReader(app, (_key, offset, length) => source.chunk(offset, length));
  try {
    const { studyId } = await watchedState(app);
    return await importWatched(app, reader, file, studyId);
  } finally {
    reader.stop();
  }
}
