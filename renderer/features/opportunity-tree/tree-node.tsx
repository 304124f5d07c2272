import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { Ellipsis } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { goalsAbove } from '#renderer/record-ui/graph-nodes.ts';
import { type NeedRowActions, needMenu } from '#renderer/record-ui/need-menu.ts';
import { hrefOf } from '#renderer/routes.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import type { MapNode } from './tree-layout.ts';
import styles from './tree-map.module.css';

// The drawing library asks for a record of unknown values.
export interface NeedNodeData extends Record<string, unknown> {
  readonly one: MapNode;
  readonly graph: EvidenceGraph;
  readonly today: string;
  readonly chosen: boolean;
  readonly tabStop: boolean;
  /** What stays the same at every drawing, so that a node that did not change stays as it is. */
  readonly events: MapEvents;
}

export interface MapEvents {
  readonly toggle: (id: Id<'need'>) => void;
  readonly choose: (id: Id<'need'>) => void;
  readonly drag: (id: Id<'need'>) => void;
  readonly drop: (on: Id<'need'>) => void;
  readonly actions: (need: Need) => NeedRowActions;
}

/** A need on the map: what it says, how strong it is, whether it serves a goal, and what is folded under it. */
export const TreeNode = memo(function TreeNode({ data }: NodeProps<Node<NeedNodeData>>): ReactNode {
  const { one, graph, today, chosen, tabStop, events } = data;
  const t = useText();
  const format = useFormat();
  const { need, children, folded } = one;
  const { strength } = figuresOf(graph, need.id, today);
  const title = need.title || t('common.untitled');
  const goals = goalsAbove(graph, need.id).length;
  const [menuAt, setMenuAt] = useState<HTMLElement | DOMRect | null>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      role="group"
      tabIndex={tabStop ? 0 : -1}
      aria-label={title}
      aria-description={goals === 0 ? t('needs.goals.none') : t('needs.goals.count', { count: goals })}
      data-map-need={need.id}
      data-over={over || undefined}
      // The drawing pans when it is taken hold of; a need that is taken hold of moves alone.
      className={clsx(styles.node, 'nopan', chosen && styles.chosen, goals === 0 && styles.loose)}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        events.drag(need.id);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        events.drop(need.id);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuAt(new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
      onFocus={() => !chosen && events.choose(need.id)}
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
            onClick={() => events.toggle(need.id)}
          >
            {folded ? `+${format.number(children)}` : '−'}
          </button>
        )}
        <button
          type="button"
          tabIndex={-1}
          className={styles.tool}
          aria-label={t('needs.row.actions', { title })}
          aria-haspopup="menu"
          aria-expanded={menuAt !== null}
          onClick={(event) => setMenuAt(event.currentTarget)}
        >
          <Ellipsis aria-hidden="true" size={14} strokeWidth={1.5} />
        </button>
        {menuAt && (
          <Menu
            label={t('needs.row.actions', { title })}
            anchor={menuAt}
            items={needMenu(t, need, children > 0, events.actions(need))}
            onClose={() => setMenuAt(null)}
          />
        )}
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.handle ?? ''} />
    </div>
  );
});
