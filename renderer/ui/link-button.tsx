import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import type { ButtonVariant } from './button.tsx';

export interface LinkButtonProps extends ComponentProps<'a'> {
  readonly href: string;
  readonly icon?: LucideIcon | undefined;
  readonly variant?: ButtonVariant | undefined;
}

/** A link that looks like a button: for the one next step of an empty state or a toolbar. */
export function LinkButton({
  icon: Icon,
  variant = 'default',
  className,
  children,
  ...rest
}: LinkButtonProps): ReactNode {
  return (
    <a {...rest} className={clsx(styles.button, styles[variant], className)}>
      {Icon && <Icon aria-hidden="true" className={styles.icon} strokeWidth={1.5} />}
      {children}
    </a>
  );
}
