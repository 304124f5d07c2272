import { type ReactNode, useMemo } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { nodeOf } from '#renderer/record-ui/graph-nodes.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { auditOf, gapsUnder } from '#shared/analysis/gap-audit.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Goal } from '#shared/domain/goal.ts';
import styles from './goals-page.module.css';

export interface GoalGapsProps {
  readonly goal: Goal;
  readonly graph: EvidenceGraph;
}

/** Where the line below a goal is broken or thin, each with the record where it can be mended. */
export function GoalGaps({ goal, graph }: GoalGapsProps): ReactNode {
  const t = useText();
  const today = useApp().today();
  const parts = useLive(
    async (app) => ({
      metrics: await liveRecords(app, 'metrics'),
      solutions: await liveRecords(app, 'solutions'),
      experiments: await liveRecords(app, 'experiments'),
    }),
    [],
  );
  const gaps = useMemo(
    () => (parts ? gapsUnder(graph, auditOf({ graph, ...parts, today }), goal.id) : []),
    [graph, parts, today, goal.id],
  );
  return (
    <Section title={t('goals.gaps')} count={gaps.length}>
      {gaps.length === 0 && <SectionNote>{t('goals.gaps.none')}</SectionNote>}
      <ul className={styles.gaps}>
        {gaps.map(({ kind, id, partId }) => {
          const node = nodeOf(graph, id);
          return (
            node && (
              <li key={`${kind} ${id} ${partId ?? ''}`} className={styles.gap}>
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
