import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { ArchiveProblem } from '#shared/exchange/archive/archive-problem.ts';
import styles from './backup.module.css';

const SHOWN = 100;

/** What is wrong with an archive, by file and line. */
export function ArchiveProblems({ problems }: { readonly problems: readonly ArchiveProblem[] }): ReactNode {
  const t = useText();
  if (problems.length === 0) return null;
  return (
    <details open={problems.length <= 5}>
      <summary>{t('backup.problems', { count: problems.length })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by the keyboard */}
      <ul className={styles.problems} tabIndex={0} aria-label={t('backup.problems', { count: problems.length })}>
        {problems.slice(0, SHOWN).map(({ path, line, what }) => (
          <li key={`${path} ${line} ${what}`}>
            {what}
            {path !== null && ` (${line === null ? path : t('backup.problems.place', { path, line })})`}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p>{t('backup.problems.more', { count: problems.length - SHOWN })}</p>}
    </details>
  );
}
