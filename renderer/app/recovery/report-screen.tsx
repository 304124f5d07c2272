import type { ReactNode } from 'react';
import type { StartReport } from '#renderer/data/start-report.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { sentences } from './report-sentences.ts';
import { StartScreen } from './start-screen.tsx';

export interface ReportScreenProps {
  readonly reports: readonly StartReport[];
  readonly onContinue: () => void;
}

/** After a loss was mended: how far, from what, and what was kept aside. */
export function ReportScreen({ reports, onContinue }: ReportScreenProps): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <StartScreen
      title={t('recovery.report.title')}
      actions={
        <Button variant="primary" onClick={onContinue}>
          {t('recovery.report.continue')}
        </Button>
      }
    >
      <p>{t('recovery.report.text')}</p>
      <ul>
        {reports
          .flatMap((report) => sentences(t, format, report))
          .map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
      </ul>
    </StartScreen>
  );
}
