import type { ReactNode } from 'react';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Goal } from '#shared/domain/goal.ts';
import styles from './card.module.css';
import { figuresOf } from './evidence-figures.ts';
import { strengthWord } from './evidence-words.tsx';
import { builtFrom, nodeOf } from './graph-nodes.ts';

export interface GoalCardProps {
  readonly goal: Goal;
  readonly graph: EvidenceGraph;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Its metrics, where the screen has them. */
  readonly children?: ReactNode;
}

export function GoalCard({ goal, graph, today, children }: GoalCardProps): ReactNode {
  const t = useText();
  const needs = builtFrom(graph, goal.id).map(({ node }) => ({ node, ...figuresOf(graph, node.id, today) }));
  const [weakest] = needs.toSorted((a, b) => a.strength.value - b.strength.value);
  return (
    <article className={styles.card}>
      <h3 className={styles.title} dir="auto">
        <a href={nodeOf(graph, goal.id)?.href}>{goal.title || t('common.untitled')}</a>
      </h3>
      <p className={styles.line}>
        {goal.owner !== '' && <bdi>{goal.owner}</bdi>}
        {(goal.startsAt || goal.endsAt) && (
          <span>
            {goal.startsAt && <DateText iso={goal.startsAt} />} {goal.endsAt && t('goals.until')}{' '}
            {goal.endsAt && <DateText iso={goal.endsAt} />}
          </span>
        )}
      </p>
      {children}
      {weakest === undefined ? (
        <p className={styles.gap}>{t('goals.noNeed')}</p>
      ) : (
        <p className={styles.line}>
          <span>{t('goals.needsServed', { count: needs.length })}</span>
          <span>
            {t('goals.weakest')} <a href={weakest.node.href}>{weakest.node.title || t('common.untitled')}</a>,{' '}
            {strengthWord(t, weakest.strength)}
          </span>
        </p>
      )}
    </article>
  );
}
