import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

export type ButtonVariant = 'default' | 'primary' | 'danger' | 'quiet';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant | undefined;
  readonly icon?: LucideIcon | undefined;
  /** For a button that stays down; absent for one that acts. */
  readonly pressed?: boolean | undefined;
}

export function Button(props: ButtonProps): ReactNode {
  const { variant = 'default', icon: Icon, pressed, className, children, type = 'button', ...rest } = props;
  return (
    <button {...rest} type={type} aria-pressed={pressed} className={clsx(styles.button, styles[variant], className)}>
      {Icon && <Icon aria-hidden="true" className={styles.icon} strokeWidth={1.5} />}
      {children}
    </button>
  );
}
