import { Copy, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { ImportProblem } from '#shared/exchange/import-records.ts';
import styles from './import-card.module.css';
import { saveProblems } from './save-problems.ts';

export interface ImportProblemsProps {
  readonly problems: readonly ImportProblem[];
  readonly open: boolean;
}

/** What could not be read: file and line, what is wrong there, what was kept. */
export function ImportProblems({ problems, open }: ImportProblemsProps): ReactNode {
  const t = useText();
  const { host } = useApp();
  if (problems.length === 0) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(problems.map((problem) => problemLine(t, problem)).join('\n'));
    announce(t('import.copied'));
  };
  const save = async (): Promise<void> => {
    const saved = await saveProblems(host.files, problems, t);
    if (!saved.ok) toast({ text: t('import.cannotSaveProblems'), tone: 'error' });
    else if (saved.value !== null) announce(t('import.savedProblems', { name: saved.value }));
  };
  return (
    <details className={styles.problems} open={open}>
      <summary>{t('import.problems', { count: problems.length })}</summary>
      <ul className={styles.problemList}>
        {problems.slice(0, SHOWN).map((problem, i) => (
          // Two problems may be alike in every word; the list never changes its order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i}>{problemLine(t, problem)}</li>
        ))}
        {problems.length > SHOWN && <li>{t('import.moreProblems', { count: problems.length - SHOWN })}</li>}
      </ul>
      <div className={styles.problemTools}>
        <Button icon={Download} onClick={() => background(save(), t('import.cannotSaveProblems'))}>
          {t('import.saveProblems')}
        </Button>
        <Button icon={Copy} onClick={() => background(copy(), t('import.cannotCopy'))}>
          {t('import.copyProblems')}
        </Button>
      </div>
    </details>
  );
}

const SHOWN = 50;

function problemLine(t: Text, { file, entry, line, column, message, kept }: ImportProblem): string {
  const place = [line === null ? file : `${file}:${line}`, entry, column].filter((part) => part !== null).join(' › ');
  return `${place}: ${message} ${t(`import.kept.${kept}`)}`;
}
