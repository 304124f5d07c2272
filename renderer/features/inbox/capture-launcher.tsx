import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import { CaptureDialog } from './capture-dialog.tsx';

/** Answers the command from anywhere. */
export function CaptureLauncher(): ReactNode {
  const [open, setOpen] = useState(false);
  useCommand('capture.open', { run: () => setOpen(true) });
  return open && <CaptureDialog onClose={() => setOpen(false)} />;
}
