import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { Focus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { goalsAbove } from '#renderer/record-ui/graph-nodes.ts';
import { hrefOf } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { MapNode } from './tree-layout.ts';
import styles from './tree-map.module.css';

// The drawing library asks for a record of unknown values.
export interface NeedNodeData extends Record<string, unknown> {
  readonly one: MapNode;
  readonly graph: EvidenceGraph;
  readonly today: string;
  readonly chosen: boolean;
  readonly tabStop: boolean;
  readonly onToggle: (id: Id<'need'>) => void;
  readonly onBranch: (id: Id<'need'>) => void;
  readonly onChoose: (id: Id<'need'>) => void;
}

/** A need on the map: what it says, how strong it is, whether it serves a goal, and what is folded under it. */
export const TreeNode = memo(function TreeNode({ data }: NodeProps<Node<NeedNodeData>>): ReactNode {
  const { one, graph, today, chosen, tabStop, onToggle, onBranch, onChoose } = data;
  const t = useText();
  const format = useFormat();
  const { need, children, folded } = one;
  const { strength } = figuresOf(graph, need.id, today);
  const title = need.title || t('common.untitled');
  const goals = goalsAbove(graph, need.id).length;
  return (
    <div
      role="group"
      tabIndex={tabStop ? 0 : -1}
      aria-label={title}
      aria-description={goals === 0 ? t('needs.goals.none') : t('needs.goals.count', { count: goals })}
      data-map-need={need.id}
      className={clsx(styles.node, chosen && styles.chosen, goals === 0 && styles.loose)}
      onFocus={() => !chosen && onChoose(need.id)}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.handle ?? ''} />
      <a href={hrefOf({ kind: 'need', id: need.id })} tabIndex={-1} className={styles.title} dir="auto" title={title}>
        {title}
      </a>
      <span className={styles.figures}>
        <strong>{format.number(strength.value)}</strong>
        <EvidenceWords quotes={strength.quotes} people={strength.people} />
      </span>
      <span className={styles.tools}>
        {children > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.tool}
            aria-expanded={!folded}
            aria-label={t(folded ? 'needs.expand' : 'needs.collapse', { title })}
            onClick={() => onToggle(need.id)}
          >
            {folded ? `+${format.number(children)}` : '−'}
          </button>
        )}
        {children > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.tool}
            aria-label={t('tree.branch', { title })}
            title={t('needs.branch')}
            onClick={() => onBranch(need.id)}
          >
            <Focus aria-hidden="true" size={14} strokeWidth={1.5} />
          </button>
        )}
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.handle ?? ''} />
    </div>
  );
});
