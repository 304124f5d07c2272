import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { detailsOf } from './region-boundary.tsx';
import styles from './start-error.module.css';

export interface StartErrorProps {
  readonly cause: unknown;
}

/** Nothing could be opened: what is safe, and what to do. */
export function StartError({ cause }: StartErrorProps): ReactNode {
  const t = useText();
  const reload = <Button onClick={() => window.location.reload()}>{t('errors.reload')}</Button>;
  const newer = cause instanceof Error && cause.name === 'VersionError';
  return (
    <main className={styles.screen}>
      <h1 className={styles.title}>{t('shell.product')}</h1>
      <ErrorBox title={t('errors.start.title')} details={detailsOf(cause)} actions={reload}>
        {t(newer ? 'errors.start.newer' : 'errors.start.text')}
      </ErrorBox>
    </main>
  );
}
