import type { ReactNode } from 'react';
import { nodeOf } from '#renderer/record-ui/graph-nodes.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { chainOf, type EvidenceGraph, gapsOf } from '#shared/domain/evidence-graph.ts';
import type { Goal } from '#shared/domain/goal.ts';
import styles from './goals-page.module.css';

export interface GoalGapsProps {
  readonly goal: Goal;
  readonly graph: EvidenceGraph;
}

/** Where the line below a goal is broken or thin, each with the record where it can be mended. */
export function GoalGaps({ goal, graph }: GoalGapsProps): ReactNode {
  const t = useText();
  const below = chainOf(graph, goal.id);
  const gaps = gapsOf(graph).filter(({ id }) => below.has(id));
  return (
    <Section title={t('goals.gaps')} count={gaps.length}>
      {gaps.length === 0 && <SectionNote>{t('goals.gaps.none')}</SectionNote>}
      <ul className={styles.gaps}>
        {gaps.map(({ kind, id }) => {
          const node = nodeOf(graph, id);
          return (
            node && (
              <li key={`${kind} ${id}`} className={styles.gap}>
                <span className={styles.gapKind}>{t(`goals.gap.${kind}`)}</span>
                <RecordLink id={node.id} title={node.title} href={node.href} />
              </li>
            )
          );
        })}
      </ul>
    </Section>
  );
}
