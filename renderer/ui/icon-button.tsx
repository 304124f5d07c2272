import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** The name, also shown as tooltip. */
  readonly label: string;
  readonly pressed?: boolean | undefined;
  readonly size?: 'normal' | 'small' | undefined;
}

export function IconButton(props: IconButtonProps): ReactNode {
  const { icon: Icon, label, pressed, size = 'normal', className, type = 'button', ...rest } = props;
  const look = clsx(styles.button, styles.quiet, styles.iconOnly, size === 'small' && styles.small, className);
  return (
    <button {...rest} type={type} aria-label={label} title={label} aria-pressed={pressed} className={look}>
      <Icon aria-hidden="true" className={styles.icon} strokeWidth={1.5} />
    </button>
  );
}
