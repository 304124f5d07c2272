import type { ReactNode } from 'react';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0..1; absent while nobody knows. */
  readonly value?: number | undefined;
  /** Beside the bar: "40 of 100". */
  readonly text?: string | undefined;
}

export function ProgressBar({ label, value, text }: ProgressBarProps): ReactNode {
  return (
    <span className={styles.progress}>
      <progress aria-label={label} className={styles.bar} max={1} value={value} />
      {text && <span className={styles.text}>{text}</span>}
    </span>
  );
}
