import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Experiment } from '#shared/domain/experiment.ts';
import type { Solution } from '#shared/domain/solution.ts';
import styles from './card.module.css';

export interface SolutionCardProps {
  readonly solution: Solution;
  readonly experiments: readonly Experiment[];
  readonly children?: ReactNode;
}

/** An idea for a need, how far it is, and what was tried. */
export function SolutionCard({ solution, experiments, children }: SolutionCardProps): ReactNode {
  const t = useText();
  return (
    <article className={styles.card}>
      <p className={styles.kind}>{t(`solutions.status.${solution.status}`)}</p>
      <h3 className={styles.title} dir="auto">
        <a href={hrefOf({ kind: 'solution', id: solution.id })}>{solution.title || t('common.untitled')}</a>
      </h3>
      {experiments.length === 0 ? (
        <p className={styles.line}>{t('solutions.experiments.none')}</p>
      ) : (
        <ul className={styles.tries}>
          {experiments.map((experiment) => (
            <li key={experiment.id} className={styles.line}>
              <bdi>{experiment.assumption || t('common.untitled')}</bdi> <span>{experimentWord(t, experiment)}</span>
            </li>
          ))}
        </ul>
      )}
      {children}
    </article>
  );
}

/** "Running", or how it came out. */
export const experimentWord = (t: ReturnType<typeof useText>, { outcome, status }: Experiment): string =>
  outcome === null ? t(`solutions.experiment.status.${status}`) : t(`solutions.outcome.${outcome}`);
