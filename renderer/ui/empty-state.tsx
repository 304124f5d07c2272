import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** What belongs here, in one sentence. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly primary?: ReactNode;
  readonly secondary?: ReactNode;
  readonly drawing?: keyof typeof DRAWINGS | 'none' | undefined;
}

export function EmptyState({ title, children, primary, secondary, drawing = 'thread' }: EmptyStateProps): ReactNode {
  return (
    <div className={styles.empty}>
      {drawing !== 'none' && (
        <svg aria-hidden="true" viewBox="0 0 120 48" className={styles.drawing}>
          <path d={DRAWINGS[drawing]} />
        </svg>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.more}>{children}</div>}
      {(primary || secondary) && (
        <div className={styles.actions}>
          {primary}
          {secondary}
        </div>
      )}
    </div>
  );
}

/** Small line drawings on a ground of 120 x 48. */
const DRAWINGS = {
  thread:
    'M2 36c14 0 14-24 30-24s14 24 30 24 14-24 30-24c10 0 14 8 26 8M29 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0M59 36a3 3 0 1 0 6 0 3 3 0 1 0-6 0M89 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
  page: 'M44 4h24l10 10v30H44zM68 4v10h10M50 20h22M50 26h22M50 32h14M2 36c14 0 24-4 42-4M78 26c14 0 22 6 40 6',
  search: 'M50 20a12 12 0 1 0 24 0 12 12 0 1 0-24 0M71 29l12 13M2 20h42M80 20h38',
} as const;
