import { type ReactNode, useEffect, useState } from 'react';
import styles from './slow-notice.module.css';

export interface SlowNoticeProps {
  readonly text: string;
}

const SILENCE_MS = 300;

/** Says that something is being loaded, but only when it takes long enough to be noticed. */
export function SlowNotice({ text }: SlowNoticeProps): ReactNode {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SILENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <p role="status" className={styles.notice}>
      {text}
    </p>
  ) : null;
}
