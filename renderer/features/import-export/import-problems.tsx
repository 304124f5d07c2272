import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { TranscriptProblem } from '#shared/exchange/transcript.ts';
import styles from './import-card.module.css';

export interface ImportProblemsProps {
  readonly problems: readonly TranscriptProblem[];
  readonly open: boolean;
}

/** What could not be read: file and line, what is wrong there, what was kept. */
export function ImportProblems({ problems, open }: ImportProblemsProps): ReactNode {
  const t = useText();
  if (problems.length === 0) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(problems.map((problem) => problemLine(t, problem)).join('\n'));
    announce(t('import.copied'));
  };
  return (
    <details className={styles.problems} open={open}>
      <summary>{t('import.problems', { count: problems.length })}</summary>
      <ul className={styles.problemList}>
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.what} ${problem.line} ${problem.message}`}>{problemLine(t, problem)}</li>
        ))}
        {problems.length > SHOWN && <li>{t('import.moreProblems', { count: problems.length - SHOWN })}</li>}
      </ul>
      <Button icon={Copy} onClick={() => background(copy(), t('import.cannotCopy'))}>
        {t('import.copyProblems')}
      </Button>
    </details>
  );
}

const SHOWN = 50;

function problemLine(t: Text, { file, line, message, kept }: TranscriptProblem): string {
  return `${line === null ? file : `${file}:${line}`}: ${message} ${t(`import.kept.${kept}`)}`;
}
