import { PanelRightOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';

export interface PreviewPane {
  readonly isOpen: boolean;
  readonly close: () => void;
  /** The button that brings it back, for the toolbar; null while it is open. */
  readonly opener: ReactNode;
}

/** The right pane of a list. In a narrow window it would lie over the list: there it waits until a person asks for it. */
export function usePreviewPane(label: string): PreviewPane {
  const [isOpen, setOpen] = useState(() => window.innerWidth >= ROOM_BESIDE);
  return {
    isOpen,
    close: () => setOpen(false),
    opener: isOpen ? null : <Opener label={label} onOpen={() => setOpen(true)} />,
  };
}

/** Sidebar, pane and a list that can still be read. */
const ROOM_BESIDE = 1180;

function Opener({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }): ReactNode {
  useCommand('view.pane', { run: onOpen });
  return (
    <Button icon={PanelRightOpen} onClick={onOpen}>
      {label}
    </Button>
  );
}
