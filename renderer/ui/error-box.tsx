import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './error-box.module.css';
import { useText } from './text.tsx';

export interface ErrorBoxProps {
  /** What failed. */
  readonly title: string;
  /** What is safe, and what to do. */
  readonly children?: ReactNode;
  /** For a report: never the words of a record. */
  readonly details?: string | undefined;
  readonly actions?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
}

export function ErrorBox({ title, children, details, actions, onRetry }: ErrorBoxProps): ReactNode {
  const t = useText();
  return (
    <div role="alert" className={styles.box}>
      <CircleAlert aria-hidden="true" className={styles.icon} strokeWidth={1.5} />
      <div className={styles.content}>
        <p className={styles.title}>{title}</p>
        {children && <div>{children}</div>}
        {(onRetry || actions) && (
          <div className={styles.actions}>
            {onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
            {actions}
          </div>
        )}
        {details && (
          <details>
            <summary>{t('common.details')}</summary>
            <pre className={styles.details}>{details}</pre>
          </details>
        )}
      </div>
    </div>
  );
}
