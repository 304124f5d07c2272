import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { type AnyId, isId } from '#shared/domain/ids.ts';

export type NodeKind = 'goal' | 'need' | 'insight' | 'highlight' | 'interview';

/** A record on the line, as far as a list needs to know it. */
export interface GraphNode {
  readonly id: AnyId;
  readonly kind: NodeKind;
  /** The person's own words; may be empty. Of a highlight: its quote. */
  readonly title: string;
  readonly href: string;
  /** Of a highlight: who said it, and where. */
  readonly detail?: string | undefined;
}

/** A record with the link that joins it to another. */
export interface LinkedNode {
  readonly link: EvidenceLink;
  readonly node: GraphNode;
}

/** Undefined for a record that is not on the line, or lies in the trash. */
export const nodeOf = (graph: EvidenceGraph, id: AnyId): GraphNode | undefined => known(graph).nodes.get(id);

/** All of a kind, in the order in which they are stored. */
export const nodesOf = (graph: EvidenceGraph, kind: NodeKind): readonly GraphNode[] => known(graph).byKind[kind];

/** What `id` is built from: the evidence side of its links, in order. */
export const builtFrom = (graph: EvidenceGraph, id: AnyId): readonly LinkedNode[] => linked(graph, 'to', id);

/** What `id` is used in: the claim side of its links, in order. */
export const usedIn = (graph: EvidenceGraph, id: AnyId): readonly LinkedNode[] => linked(graph, 'from', id);

/** The place of a highlight: its words in the interview. */
export function hrefOfHighlight(highlight: Highlight): string {
  const { block } = highlight.anchor;
  const seg = isId('segment', block) ? block : undefined;
  return hrefOf({ kind: 'interview', id: highlight.interviewId, highlight: highlight.id, seg });
}

/** The goals that a record serves, through everything above it. In the goals' own order. */
export function goalsAbove(graph: EvidenceGraph, id: AnyId): readonly GraphNode[] {
  const seen = new Set<AnyId>([id]);
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { to } of graph.up.get(at) ?? []) {
      if (!seen.has(to)) waiting.push(to);
      seen.add(to);
    }
  }
  return nodesOf(graph, 'goal').filter((goal) => goal.id !== id && seen.has(goal.id));
}

interface Known {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly byKind: Readonly<Record<NodeKind, readonly GraphNode[]>>;
  readonly links: ReadonlyMap<string, EvidenceLink>;
}

/** A graph never changes: what follows from it is worked out once. */
const KNOWN = new WeakMap<EvidenceGraph, Known>();

function known(graph: EvidenceGraph): Known {
  const before = KNOWN.get(graph);
  if (before) return before;
  const { goals, needs, insights, highlights, interviews, links } = graph.records;
  const plain = (kind: NodeKind, { id, title }: { readonly id: AnyId; readonly title: string }): GraphNode => {
    const place = placeOfRecord(id);
    return { id, kind, title, href: place ? hrefOf(place) : '' };
  };
  const inOrder = [...goals].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  const byKind: Known['byKind'] = {
    goal: inOrder.map((goal) => plain('goal', goal)),
    need: needs.map((need) => plain('need', need)),
    insight: insights.map((insight) => plain('insight', insight)),
    interview: interviews.map((interview) => plain('interview', interview)),
    highlight: highlights.map((h) => ({
      id: h.id,
      kind: 'highlight',
      title: h.anchor.quote,
      href: hrefOfHighlight(h),
      detail: saidBy(graph, h),
    })),
  };
  const made: Known = {
    byKind,
    nodes: new Map(Object.values(byKind).flatMap((list) => list.map((node) => [node.id, node] as const))),
    links: new Map(links.map((link) => [link.id, link])),
  };
  KNOWN.set(graph, made);
  return made;
}

/** "P-014 · Dana, operations". */
function saidBy(graph: EvidenceGraph, { participantId, interviewId }: Highlight): string {
  const alias = participantId === null ? undefined : graph.participants.get(participantId)?.alias;
  return [alias, graph.interviews.get(interviewId)?.title].filter(Boolean).join(' · ');
}

function linked(graph: EvidenceGraph, side: 'from' | 'to', id: AnyId): readonly LinkedNode[] {
  const { nodes, links } = known(graph);
  const edges = (side === 'to' ? graph.down : graph.up).get(id) ?? [];
  return edges
    .flatMap((edge) => {
      const link = edge.linkId === null ? undefined : links.get(edge.linkId);
      const node = nodes.get(side === 'to' ? edge.from : edge.to);
      return link && node ? [{ link, node }] : [];
    })
    .sort((a, b) => byOrder(a.link, b.link));
}

function byOrder(a: EvidenceLink, b: EvidenceLink): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
