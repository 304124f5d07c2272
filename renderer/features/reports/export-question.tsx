import type { ReactNode } from 'react';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Preflight } from '#shared/exchange/report/build-report.ts';

/** Whether something was found that a person should answer for before the file is written. */
export const needsAnswer = ({ identifiers, empty, stale }: Preflight): boolean =>
  identifiers.length + empty.length + stale.length > 0;

export interface ExportQuestionProps {
  readonly checks: Preflight;
  readonly onExport: () => void;
  readonly onClose: () => void;
}

/** What is still to be mended, and the way past it. */
export function ExportQuestion({ checks, onExport, onClose }: ExportQuestionProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { identifiers, empty, stale } = checks;
  return (
    <AlertDialog
      title={t('reports.export.ask')}
      confirmLabel={t('reports.export.anyway')}
      onConfirm={() => {
        onClose();
        onExport();
      }}
      onClose={onClose}
    >
      {identifiers.length > 0 && (
        <p>{t('reports.export.names', { count: identifiers.length, list: format.list(identifiers.slice(0, MOST)) })}</p>
      )}
      {stale.length > 0 && <p>{t('reports.export.stale', { count: stale.length })}</p>}
      {empty.length > 0 && <p>{t('reports.export.empty', { count: empty.length })}</p>}
    </AlertDialog>
  );
}

const MOST = 5;
