import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import type { EvidenceGraph, LineRecord } from '#shared/domain/evidence-graph.ts';
import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { type AnyId, isId } from '#shared/domain/ids.ts';
import type { Insight } from '#shared/domain/insight.ts';

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
export function nodeOf(graph: EvidenceGraph, id: AnyId): GraphNode | undefined {
  const record = graph.places.get(id);
  return record && nodeFor(graph, record);
}

/** The insight of that id; null for any other record. */
export function insightOf(graph: EvidenceGraph, id: string): Insight | null {
  const record = graph.places.get(id);
  return record && 'confidence' in record ? record : null;
}

/** All of a kind, in the order in which they are stored. */
export function nodesOf(graph: EvidenceGraph, kind: NodeKind): readonly GraphNode[] {
  const known = NODES.get(graph) ?? new Map<NodeKind, readonly GraphNode[]>();
  NODES.set(graph, known);
  const nodes = known.get(kind) ?? recordsOf(graph, kind).map((record) => nodeFor(graph, record));
  known.set(kind, nodes);
  return nodes;
}

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

/** A graph never changes: what follows from it is worked out once. */
const NODES = new WeakMap<EvidenceGraph, Map<NodeKind, readonly GraphNode[]>>();

function recordsOf({ records }: EvidenceGraph, kind: NodeKind): readonly LineRecord[] {
  if (kind === 'goal') {
    return [...records.goals].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  }
  return records[LISTS[kind]];
}

const LISTS = { need: 'needs', insight: 'insights', highlight: 'highlights', interview: 'interviews' } as const;

function nodeFor(graph: EvidenceGraph, record: LineRecord): GraphNode {
  if ('anchor' in record) {
    return {
      id: record.id,
      kind: 'highlight',
      title: record.anchor.quote,
      href: hrefOfHighlight(record),
      detail: saidBy(graph, record),
    };
  }
  const { id, title } = record;
  const kind = isId('goal', id) ? 'goal' : isId('need', id) ? 'need' : isId('insight', id) ? 'insight' : 'interview';
  const place = placeOfRecord(id);
  return { id, kind, title, href: place ? hrefOf(place) : '' };
}

/** "P-014 · Dana, operations". */
function saidBy(graph: EvidenceGraph, { participantId, interviewId }: Highlight): string {
  const alias = participantId === null ? undefined : graph.participants.get(participantId)?.alias;
  return [alias, graph.interviews.get(interviewId)?.title].filter(Boolean).join(' · ');
}

function linked(graph: EvidenceGraph, side: 'from' | 'to', id: AnyId): readonly LinkedNode[] {
  const edges = (side === 'to' ? graph.down : graph.up).get(id) ?? [];
  return edges
    .flatMap((edge) => {
      const link = edge.linkId === null ? undefined : graph.links.get(edge.linkId);
      const node = nodeOf(graph, side === 'to' ? edge.from : edge.to);
      return link && node ? [{ link, node }] : [];
    })
    .sort((a, b) => byOrder(a.link, b.link));
}

function byOrder(a: EvidenceLink, b: EvidenceLink): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
