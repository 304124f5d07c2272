import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { StartScreen } from './start-screen.tsx';

export interface ClosedScreenProps {
  /** False: the last words could not be written and are kept for the next start. */
  readonly saved: boolean;
}

/** Another window brought a newer version, and this one has stepped aside. */
export function ClosedScreen({ saved }: ClosedScreenProps): ReactNode {
  const t = useText();
  const reload = (
    <Button variant="primary" onClick={() => window.location.reload()}>
      {t('errors.reload')}
    </Button>
  );
  return (
    <StartScreen title={t('recovery.closed.title')} actions={reload}>
      <p>{t('recovery.closed.text')}</p>
      <p>{t(saved ? 'recovery.closed.saved' : 'recovery.closed.kept')}</p>
    </StartScreen>
  );
}
