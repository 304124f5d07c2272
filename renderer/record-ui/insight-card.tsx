import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Insight } from '#shared/domain/insight.ts';
import styles from './card.module.css';
import { Contradictions } from './contradictions.tsx';
import { figuresOf } from './evidence-figures.ts';
import { EvidenceWords } from './evidence-words.tsx';
import { nodeOf, usedIn } from './graph-nodes.ts';
import { RecordChip } from './record-chip.tsx';
import { StaleMark } from './stale-mark.tsx';
import { StrengthMark } from './strength.tsx';

export interface InsightCardProps {
  readonly insight: Insight;
  readonly graph: EvidenceGraph;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** At the foot: what can be done with it here. */
  readonly children?: ReactNode;
}

/** The claim, on how many voices it stands, what speaks against it and which needs it serves. */
export function InsightCard({ insight, graph, today, children }: InsightCardProps): ReactNode {
  const t = useText();
  const { strength, segments, contradictions } = figuresOf(graph, insight.id, today);
  const needs = usedIn(graph, insight.id).filter(({ node }) => node.kind === 'need');
  return (
    <article className={styles.card}>
      <h3 className={styles.title} dir="auto">
        <a href={nodeOf(graph, insight.id)?.href}>{insight.title || t('common.untitled')}</a>
      </h3>
      <p className={styles.line}>
        <EvidenceWords quotes={strength.quotes} people={strength.people} segments={segments} />
        <Contradictions count={contradictions} />
      </p>
      <p className={styles.line}>
        <StrengthMark strength={strength} />
        <StaleMark insight={insight} />
        {insight.owner !== '' && <bdi>{insight.owner}</bdi>}
      </p>
      <Served needs={needs.map(({ node }) => node)} />
      {children}
    </article>
  );
}

function Served({ needs }: { readonly needs: readonly NonNullable<ReturnType<typeof nodeOf>>[] }): ReactNode {
  const t = useText();
  if (needs.length === 0) return <p className={styles.gap}>{t('insights.noNeed')}</p>;
  return (
    <ul className={styles.chips} aria-label={t('insights.needs')}>
      {needs.map((need) => (
        <li key={need.id}>
          <RecordChip id={need.id} title={need.title} href={need.href} />
        </li>
      ))}
    </ul>
  );
}
