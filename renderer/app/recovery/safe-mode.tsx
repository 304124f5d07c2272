import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { forgetPreferences } from '#renderer/ui/preferences.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import { ExportButton } from './export-button.tsx';
import { SnapshotButton } from './snapshot-button.tsx';
import { StartScreen } from './start-screen.tsx';

export interface SafeModeProps {
  readonly host: Host;
  readonly at: Generation;
  /** The page crashed several times; else it did not come to a page. */
  readonly crashed: boolean;
  readonly onStart: () => void;
}

/** After several starts that did not come to a page, or several crashes: neither editor, index nor router; nothing is written. */
export function SafeMode({ host, at, crashed, onStart }: SafeModeProps): ReactNode {
  const t = useText();
  const reset = (): void => {
    forgetPreferences();
    onStart();
  };
  return (
    <StartScreen
      title={t(crashed ? 'recovery.safe.crashed' : 'recovery.safe.title')}
      actions={
        <>
          <Button variant="primary" onClick={onStart}>
            {t('recovery.safe.start')}
          </Button>
          <Button onClick={reset}>{t('recovery.safe.reset')}</Button>
          <ExportButton host={host} at={at} />
          <SnapshotButton host={host} projectId={at.projectId} />
        </>
      }
    >
      <p>{t('recovery.safe.text')}</p>
      <p>{t('recovery.safe.choices')}</p>
    </StartScreen>
  );
}
