import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { NeedCard } from '#renderer/record-ui/need-card.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Need } from '#shared/domain/need.ts';
import { childrenByParent } from '#shared/domain/need-tree.ts';
import { NeedCompare } from './need-compare.tsx';
import styles from './need-page.module.css';

export interface NeedChildrenProps {
  readonly need: Need;
  readonly graph: EvidenceGraph;
}

/** The needs that stand under this one: their evidence counts for it too. */
export function NeedChildren({ need, graph }: NeedChildrenProps): ReactNode {
  const t = useText();
  const today = useApp().today();
  const children = childrenByParent(graph.records.needs).get(need.id) ?? [];
  if (children.length === 0) return null;
  return (
    <Section title={t('needs.children')} count={children.length}>
      <ul className={styles.cards}>
        {children.map((child) => (
          <li key={child.id}>
            <NeedCard need={child} graph={graph} today={today} />
          </li>
        ))}
      </ul>
      {children.length > 1 && <NeedCompare needs={children} graph={graph} />}
    </Section>
  );
}
