import type { ReactNode } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import styles from './goal-chips.module.css';
import { goalsAbove } from './graph-nodes.ts';
import { RecordChip } from './record-chip.tsx';

export interface GoalChipsProps {
  readonly id: AnyId;
}

/** The goals that a record serves: under its title, so that goals stay in sight. */
export function GoalChips({ id }: GoalChipsProps): ReactNode {
  const t = useText();
  const graph = useGraph();
  if (graph === undefined) return null;
  const goals = goalsAbove(graph, id);
  if (goals.length === 0) return <span className={styles.none}>{t('links.goals.none')}</span>;
  return (
    <ul aria-label={t('links.goals')} className={styles.goals}>
      {goals.map((goal) => (
        <li key={goal.id}>
          <RecordChip id={goal.id} title={goal.title} href={goal.href} />
        </li>
      ))}
    </ul>
  );
}
