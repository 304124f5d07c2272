import { type ReactNode, useEffect, useState } from 'react';
import type { StartProgress } from '#renderer/data/start-report.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { StartScreen } from './start-screen.tsx';

export interface ProgressScreenProps {
  readonly progress: StartProgress;
}

/** Short work is done before anybody would have read about it. */
const SILENCE_MS = 300;
const BLOCKED_MS = 500;

/** What is being done before the project can be shown. Never an empty project. */
export function ProgressScreen({ progress }: ProgressScreenProps): ReactNode {
  const t = useText();
  const { kind } = progress;
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(kind), kind === 'blocked' ? BLOCKED_MS : SILENCE_MS);
    return () => clearTimeout(timer);
  }, [kind]);
  if (seen === null) return null;
  return (
    <StartScreen title={t(`recovery.${kind}.title`)}>
      <p>{t(`recovery.${kind}.text`)}</p>
      {progress.kind === 'recovering' && (
        <ProgressBar
          label={t('recovery.recovering.title')}
          value={progress.seq / Math.max(1, progress.of)}
          text={t('recovery.recovering.count', { seq: progress.seq, of: progress.of })}
        />
      )}
    </StartScreen>
  );
}
