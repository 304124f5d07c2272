import { Download, FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type CodebookFormat, exportCodebook } from './export-codebook.ts';

/** The codebook from a file and into one. What is read is shown before anything of it is written. */
export function CodebookFiles(): ReactNode {
  const t = useText();
  const app = useApp();
  const into = (format: CodebookFormat): MenuEntry => ({
    kind: 'item',
    id: format,
    label: t(`codebook.export.${format}`),
    onSelect: () => background(exportCodebook(app, t, format), t('codebook.export.failed')),
  });
  return (
    <>
      <IconButton icon={FileUp} label={t('codebook.import')} onClick={() => runCommand('import.open')} />
      <MenuButton iconOnly icon={Download} label={t('codebook.export')} items={[into('qdc'), into('csv')]} />
    </>
  );
}
