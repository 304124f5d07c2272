import type { ReactNode } from 'react';
import { go, type Place } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import type { ImportDone } from './import-actions.ts';
import { ImportProblems } from './import-problems.tsx';
import styles from './import-sheet.module.css';
import { ImportTotals } from './import-totals.tsx';

export interface ImportSummaryProps {
  readonly done: ImportDone;
  readonly onClose: () => void;
}

/** What an import has done, with the way to it. Undo is in the toast beside it and stays in the Edit menu. */
export function ImportSummary({ done, onClose }: ImportSummaryProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const show = (): void => {
    onClose();
    go(placeOfImport(done));
  };
  return (
    <Dialog
      title={t('import.doneTitle')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button variant="primary" onClick={show}>
            {t('import.show')}
          </Button>
        </>
      }
    >
      <p role="status">{doneWords(t, done)}</p>
      <ImportTotals totals={done} done />
      {done.notKept.length > 0 && (
        <p className={styles.note}>
          {t('import.notKept', { names: format.list(done.notKept.slice(0, NAMED)), count: done.notKept.length })}
        </p>
      )}
      <ImportProblems problems={done.problems} open={false} />
    </Dialog>
  );
}

const NAMED = 10;

/** One sentence of what came of it. */
export function doneWords(t: Text, { made, updated, interviewIds }: ImportDone): string {
  const sum = (counts: ImportDone['made']): number => Object.values(counts).reduce((all, count) => all + count, 0);
  const interviews = made.interviews ?? 0;
  if (sum(made) + sum(updated) === 0) return t('import.doneNothing');
  if (interviews === 0) return t('import.doneRecords', { count: sum(made), updated: sum(updated) });
  const turns = t('import.doneTurns', { count: made.segments ?? 0 });
  return `${t('import.done', { count: Math.min(interviews, interviewIds.length) })} ${turns}`;
}

/** Where the most telling part of what was imported is to be seen. */
export function placeOfImport({ made, updated, interviewIds }: ImportDone): Place {
  const [only] = interviewIds;
  if (interviewIds.length === 1 && only) return { kind: 'interview', id: only };
  const touched = (table: keyof ImportDone['made']): boolean => (made[table] ?? 0) + (updated[table] ?? 0) > 0;
  if (interviewIds.length > 0) return { kind: 'interviews' };
  if (touched('highlights')) return { kind: 'highlights' };
  if (touched('participants')) return { kind: 'participants' };
  if (touched('tags')) return { kind: 'codebook' };
  if (touched('goals')) return { kind: 'goals' };
  return touched('needs') ? { kind: 'needs' } : { kind: 'interviews' };
}
