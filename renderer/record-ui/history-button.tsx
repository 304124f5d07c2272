import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Opens the versions of the record that the page shows. */
export function HistoryButton(): ReactNode {
  const t = useText();
  return (
    <IconButton icon={History} label={t('commands.record.history')} onClick={() => runCommand('record.history')} />
  );
}
