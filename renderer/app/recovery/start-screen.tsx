import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import styles from './start-screen.module.css';

export interface StartScreenProps {
  readonly title: string;
  /** What is safe, and what happens or can be done. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** For a report: never the words of a record. */
  readonly details?: string | undefined;
}

/** A page that stands in place of the whole app. It needs neither database nor router, and is spoken as it comes. */
export function StartScreen({ title, children, actions, details }: StartScreenProps): ReactNode {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${t('shell.product')}`;
    heading.current?.focus();
  }, [title, t]);
  return (
    <main className={styles.screen}>
      <p className={styles.product}>{t('shell.product')}</p>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {details !== undefined && (
        <details className={styles.details}>
          <summary>{t('common.details')}</summary>
          <pre>{details}</pre>
        </details>
      )}
    </main>
  );
}
