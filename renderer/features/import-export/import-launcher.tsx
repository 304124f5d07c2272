import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { droppedFiles } from './dropped-files.ts';
import { ImportDrop } from './import-drop.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { type ImportSource, openedSource } from './import-source.ts';
import { WatchFolder } from './watch-folder.tsx';

/** The endings that the open dialog offers first. What a file is, is told by its content, whatever it is called. */
const EXTENSIONS = [
  ...['vtt', 'srt', 'sbv', 'txt', 'md', 'docx', 'odt', 'rtf', 'html', 'json'],
  ...['csv', 'tsv', 'xlsx', 'qdpx', 'qdc', 'sqlite3', 'db', 'qda', 'enex', 'zip'],
];

/** The ways in for files: the command `import.open`, and files dropped anywhere on the window. Mounted once, by the shell. */
export function ImportLauncher(): ReactNode {
  const t = useText();
  const { host } = useApp();
  const [sources, setSources] = useState<readonly ImportSource[] | null>(null);
  const pick = async (): Promise<void> => {
    const opened = await host.files.openFiles([{ label: t('import.fileKind'), extensions: EXTENSIONS }]);
    if (!opened.ok) toast({ text: t('import.cannotOpen'), tone: 'error' });
    else if (opened.value.length > 0) setSources(opened.value.map((file) => openedSource(host.files, file)));
  };
  useCommand('import.open', { run: () => background(pick(), t('import.cannotOpen')), enabled: sources === null });
  const drop = async (data: DataTransfer): Promise<void> => {
    const dropped = await droppedFiles(data);
    if (dropped.length > 0) setSources(dropped);
    else toast({ text: t('import.nothingDropped'), tone: 'error' });
  };
  const close = (): void => {
    for (const source of sources ?? []) source.release();
    setSources(null);
  };
  return (
    <>
      <WatchFolder />
      <ImportDrop onFiles={(data) => background(drop(data), t('import.cannotOpen'))} />
      {sources && <ImportSheet sources={sources} onClose={close} />}
    </>
  );
}
