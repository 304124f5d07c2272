import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/menu.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './transcript-view.module.css';

export interface RowMenuProps {
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly name: string;
  readonly items: () => readonly MenuEntry[];
}

/** What can be done with the segment of the cursor. One button that moves along: one in each row would be drawn with each step. */
export function RowMenu({ top, name, items }: RowMenuProps): ReactNode {
  const t = useText();
  const [at, setAt] = useState<HTMLElement | null>(null);
  const label = t('transcript.row.actions', { name });
  return (
    <span className={styles.more} style={{ transform: `translateY(${top}px)` }}>
      <IconButton
        icon={Ellipsis}
        size="small"
        label={label}
        tabIndex={-1}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => setAt(event.currentTarget)}
      />
      {at && <Menu label={label} anchor={at} items={items()} onClose={() => setAt(null)} />}
    </span>
  );
}
