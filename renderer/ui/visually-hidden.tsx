import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface VisuallyHiddenProps {
  readonly children: ReactNode;
  readonly as?: 'span' | 'div' | 'h2' | 'h3' | undefined;
  readonly id?: string | undefined;
}

/** Heard, not seen. */
export function VisuallyHidden({ children, as: Element = 'span', id }: VisuallyHiddenProps): ReactNode {
  return (
    <Element id={id} className={styles.hidden}>
      {children}
    </Element>
  );
}
