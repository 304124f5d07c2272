import {
  Background,
  BackgroundVariant,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { stepOf } from '#renderer/record-ui/need-step-keys.ts';
import { useNeedEdits } from '#renderer/record-ui/use-need-edits.tsx';
import { go } from '#renderer/routes.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import '@xyflow/react/dist/style.css';
import { type layoutTree, NODE_HEIGHT, NODE_WIDTH } from './tree-layout.ts';
import styles from './tree-map.module.css';
import { type NeedNodeData, TreeNode } from './tree-node.tsx';
import { useMapEvents } from './use-map-events.ts';

export interface TreeMapProps {
  readonly graph: EvidenceGraph;
  readonly layout: ReturnType<typeof layoutTree>;
  readonly chosen: Id<'need'> | null;
  readonly onChoose: (id: Id<'need'>) => void;
  readonly onBranch: (id: Id<'need'>) => void;
  readonly onToggle: (id: Id<'need'>) => void;
}

/** Pan and zoom over the tree. One tab stop: arrows follow the branches, Space folds, Enter opens. */
export function TreeMap(props: TreeMapProps): ReactNode {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

const NODE_TYPES = { need: TreeNode };

function Drawing({ graph, layout, chosen, onChoose, onBranch, onToggle }: TreeMapProps): ReactNode {
  const t = useText();
  const today = useApp().today();
  const flow = useReactFlow();
  const frame = useRef<HTMLElement>(null);
  const first = layout.nodes[0]?.need.id ?? null;
  const current = layout.nodes.some(({ need }) => need.id === chosen) ? chosen : first;
  const focusNode = (id: Id<'need'>): void => {
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-map-need="${id}"]`)?.focus());
  };
  const { needs } = graph.records;
  const edits = useNeedEdits(needs, (id) => {
    onChoose(id);
    focusNode(id);
  });
  /** Where the focus goes when a need is gone: what it stood under, else the first at the top. */
  const left = ({ id }: Need) => {
    const top = layout.nodes.find(({ need, depth }) => depth === 1 && need.id !== id)?.need.id;
    const near = layout.edges.find(({ to }) => to === id)?.from ?? top;
    return () => near && goTo(near);
  };
  const discard = (need: Need): void => edits.discard(need, left(need));
  const dragged = useRef<Id<'need'> | null>(null);
  const events = useMapEvents({
    toggle: onToggle,
    choose: onChoose,
    drag: (id) => {
      dragged.current = id;
    },
    drop: (on) => {
      const need = needs.find(({ id }) => id === dragged.current);
      dragged.current = null;
      if (need) edits.nest(need, on);
    },
    actions: (need) => ({
      step: (way) => edits.step(need, way),
      move: () => edits.askPlace(need),
      link: () => edits.link(need),
      focus: () => onBranch(need.id),
      trash: () => discard(need),
      prune: () => edits.prune(need, left(need)),
    }),
  });
  const currentNeed = needs.find(({ id }) => id === current);
  const enabled = currentNeed !== undefined;
  useCommand('record.trash', { run: () => currentNeed && discard(currentNeed), enabled });
  useCommand('record.move', { run: () => currentNeed && edits.askPlace(currentNeed), enabled });
  useCommand('record.link', { run: () => currentNeed && edits.link(currentNeed), enabled });
  const nodes = useMemo(
    () =>
      layout.nodes.map(
        (one): Node<NeedNodeData> => ({
          id: one.need.id,
          type: 'need',
          position: { x: one.x, y: one.y },
          width: NODE_WIDTH,
          height: NODE_HEIGHT,
          data: {
            one,
            graph,
            today,
            chosen: one.need.id === chosen,
            tabStop: one.need.id === current,
            events,
          },
        }),
      ),
    [layout, graph, today, chosen, current, events],
  );
  const edges = useMemo(
    () =>
      layout.edges.map(({ from, to }): Edge => ({ id: `${from} ${to}`, source: from, target: to, type: 'smoothstep' })),
    [layout],
  );
  const size = layout.nodes.length;
  // Another branch or level is another drawing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: fits again when the number of needs changes
  useEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box) void show(flow, box);
  }, [flow, size]);

  const goTo = (id: Id<'need'>): void => {
    const at = layout.nodes.find(({ need }) => need.id === id);
    if (!at) return;
    onChoose(id);
    const { zoom } = flow.getViewport();
    void flow.setCenter(at.x + NODE_WIDTH / 2, at.y + NODE_HEIGHT / 2, { zoom: Math.max(zoom, 0.6) });
    focusNode(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = layout.nodes.findIndex(({ need }) => need.id === current);
    const node = layout.nodes[at];
    if (!node || !(event.target instanceof Element) || !event.target.matches('[data-map-need]')) return;
    const shift = stepOf(event, false);
    if (shift !== undefined) edits.step(node.need, shift);
    else if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    else if (event.key === 'Enter') go({ kind: 'need', id: node.need.id });
    else if (event.key === ' ' && node.children > 0) onToggle(node.need.id);
    else {
      const next = neighbour(layout, node.need.id, event.key);
      if (next === null) return;
      goTo(next);
    }
    event.preventDefault();
  };
  return (
    <section ref={frame} aria-label={t('tree.drawing')} className={styles.map} onKeyDown={onKeyDown}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements={size > 150}
        deleteKeyCode={null}
        minZoom={0.1}
        maxZoom={1.5}
        attributionPosition="bottom-center"
        ariaLabelConfig={{
          'controls.ariaLabel': t('tree.controls'),
          'controls.zoomIn.ariaLabel': t('tree.zoomIn'),
          'controls.zoomOut.ariaLabel': t('tree.zoomOut'),
          'controls.fitView.ariaLabel': t('tree.fit'),
          'minimap.ariaLabel': t('tree.minimap'),
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
        <Controls showInteractive={false} />
        <MiniMap pannable zoomable className={styles.minimap ?? ''} nodeClassName={styles.mini ?? ''} />
      </ReactFlow>
      {edits.dialogs}
    </section>
  );
}

/** The whole drawing where it can be read at that size; else its upper left corner, from where a person pans. */
async function show(flow: ReactFlowInstance, box: { readonly width: number; readonly height: number }): Promise<void> {
  const { width, height } = flow.getNodesBounds(flow.getNodes());
  const needed = Math.min(box.width / width, box.height / height);
  if (needed >= READABLE_ZOOM) await flow.fitView({ padding: 0.08, maxZoom: 1 });
  else await flow.setViewport({ x: CORNER, y: CORNER, zoom: START_ZOOM });
}

const READABLE_ZOOM = 0.4;
const START_ZOOM = 0.75;
const CORNER = 24;

/** Left to the parent, right to the first child, up and down among what stands in the same column. */
function neighbour(layout: TreeMapProps['layout'], id: Id<'need'>, key: string): Id<'need'> | null {
  const at = layout.nodes.find(({ need }) => need.id === id);
  if (!at) return null;
  if (key === 'ArrowLeft') return layout.edges.find(({ to }) => to === id)?.from ?? null;
  if (key === 'ArrowRight') return layout.edges.find(({ from }) => from === id)?.to ?? null;
  if (key === 'Home') return layout.nodes[0]?.need.id ?? null;
  const column = layout.nodes.filter(({ x }) => x === at.x).sort((a, b) => a.y - b.y);
  const place = column.indexOf(at);
  if (key === 'ArrowUp') return column[place - 1]?.need.id ?? null;
  if (key === 'ArrowDown') return column[place + 1]?.need.id ?? null;
  return null;
}
