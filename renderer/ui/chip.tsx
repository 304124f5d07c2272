import { clsx } from 'clsx';
import { type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { useText } from './text.tsx';

export interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: LucideIcon | undefined;
  readonly tone?: 'neutral' | 'thread' | 'danger' | 'warn' | 'ok' | 'accent' | undefined;
  readonly href?: string | undefined;
  readonly title?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  /** Names what the cross takes away: "Remove filter Study". */
  readonly removeLabel?: string | undefined;
}

export function Chip(props: ChipProps): ReactNode {
  const { children, icon: Icon, tone = 'neutral', href, title, onRemove, removeLabel } = props;
  const content = (
    <>
      {Icon && <Icon aria-hidden="true" className={styles.icon} strokeWidth={1.5} />}
      <span className={styles.words}>{children}</span>
    </>
  );
  return (
    <span className={clsx(styles.chip, styles[tone])} title={title}>
      {href === undefined ? (
        content
      ) : (
        <a href={href} className={styles.link}>
          {content}
        </a>
      )}
      {onRemove && <RemoveButton label={removeLabel} onRemove={onRemove} />}
    </span>
  );
}

export interface RemoveButtonProps {
  readonly label: string | undefined;
  readonly onRemove: () => void;
}

export function RemoveButton({ label, onRemove }: RemoveButtonProps): ReactNode {
  const t = useText();
  return (
    <button type="button" className={styles.remove} aria-label={label ?? t('common.remove')} onClick={onRemove}>
      <X aria-hidden="true" size={12} strokeWidth={1.5} />
    </button>
  );
}
