import type { ReactNode } from 'react';
import type { StartRefused } from '#renderer/data/start-refused.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Host } from '#shared/contract/host.ts';
import { ExportButton } from './export-button.tsx';
import { SnapshotButton } from './snapshot-button.tsx';
import { StartScreen } from './start-screen.tsx';

export interface RefusedScreenProps {
  readonly refused: StartRefused;
  readonly host: Host;
}

/** The project must not be written to: why, what is safe, and everything of it as a file. */
export function RefusedScreen({ refused: { why, at }, host }: RefusedScreenProps): ReactNode {
  const t = useText();
  return (
    <StartScreen
      title={t(`recovery.refused.${why.kind}.title`)}
      details={'message' in why ? why.message : undefined}
      actions={
        <>
          <ExportButton host={host} at={at} variant="primary" />
          <SnapshotButton host={host} projectId={at.projectId} />
          <Button onClick={() => window.location.reload()}>{t('errors.reload')}</Button>
        </>
      }
    >
      <p>{t(`recovery.refused.${why.kind}.text`)}</p>
      <p>{t('recovery.refused.untouched')}</p>
    </StartScreen>
  );
}
