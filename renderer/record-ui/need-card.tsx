import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Need } from '#shared/domain/need.ts';
import styles from './card.module.css';
import { Contradictions } from './contradictions.tsx';
import { figuresOf } from './evidence-figures.ts';
import { EvidenceWords } from './evidence-words.tsx';
import { GoalChips } from './goal-chips.tsx';
import { nodeOf } from './graph-nodes.ts';
import { StrengthMark } from './strength.tsx';

export interface NeedCardProps {
  readonly need: Need;
  readonly graph: EvidenceGraph;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export function NeedCard({ need, graph, today }: NeedCardProps): ReactNode {
  const t = useText();
  const { strength, segments, contradictions } = figuresOf(graph, need.id, today);
  return (
    <article className={styles.card}>
      <p className={styles.kind}>{t(`needs.form.${need.form}`)}</p>
      <h3 className={styles.title} dir="auto">
        <a href={nodeOf(graph, need.id)?.href}>{need.title || t('common.untitled')}</a>
      </h3>
      <p className={styles.line}>
        <EvidenceWords quotes={strength.quotes} people={strength.people} segments={segments} />
        <Contradictions count={contradictions} />
      </p>
      <p className={styles.line}>
        <StrengthMark strength={strength} />
      </p>
      <GoalChips id={need.id} />
    </article>
  );
}
