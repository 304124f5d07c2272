import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Goal } from '#shared/domain/goal.ts';
import styles from './goals-page.module.css';

/** Where a goal was carried on from, and into what; and the goals below it. */
export function GoalLineage({ goal, graph }: { readonly goal: Goal; readonly graph: EvidenceGraph }): ReactNode {
  const t = useText();
  const { goals } = graph.records;
  const before = goals.find(({ id }) => id === goal.carriedFrom);
  const after = goals.filter(({ carriedFrom }) => carriedFrom === goal.id);
  const below = goals.filter(({ parentId }) => parentId === goal.id);
  if (!before && after.length + below.length === 0) return null;
  const link = (one: Goal): ReactNode => (
    <a key={one.id} href={hrefOf({ kind: 'goal', id: one.id })} dir="auto">
      {one.title || t('common.untitled')}
      {one.endsAt && ` (${one.endsAt.slice(0, 7)})`}
    </a>
  );
  return (
    <div className={styles.lineage}>
      {before && (
        <span>
          {t('goals.carriedFrom')} {link(before)}
        </span>
      )}
      {after.length > 0 && (
        <span>
          {t('goals.carriedInto')} {after.map(link)}
        </span>
      )}
      {below.length > 0 && (
        <span>
          {t('goals.below', { count: below.length })} {below.map(link)}
        </span>
      )}
    </div>
  );
}
