import type { Proposal, Proposals, Ranges, TextHit } from '#renderer/search/search-client.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { type GraphNode, type NodeKind, nodeOf, nodesOf } from './graph-nodes.ts';

export type LinkedKind = Extract<NodeKind, 'goal' | 'need' | 'insight' | 'highlight'>;

export type LinkOption =
  | { readonly kind: 'proposal'; readonly key: AnyId; readonly node: GraphNode; readonly proposal: Proposal }
  | {
      readonly kind: 'record';
      readonly key: AnyId;
      readonly node: GraphNode;
      readonly linked: boolean;
      /** Where the typed words stand, when it is not in the title. */
      readonly snippet: { readonly text: string; readonly matches: Ranges } | null;
    }
  | { readonly kind: 'create'; readonly key: 'create'; readonly title: string };

export interface LinkOptionsInput {
  readonly graph: EvidenceGraph;
  readonly subjects: readonly AnyId[];
  readonly kind: LinkedKind;
  readonly text: string;
  readonly proposals: Proposals | undefined;
  readonly hits: readonly TextHit[];
}

const MOST = 50;

/** The rows of the picker, best first: proposals, then what was found, then making it new. */
export function linkOptions({ graph, subjects, kind, text, proposals, hits }: LinkOptionsInput): readonly LinkOption[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const matches = (title: string): boolean => {
    const folded = fold(title);
    return words.every((word) => folded.includes(word));
  };
  const linked = linkedWith(graph, subjects);
  const proposed = (proposals?.items ?? []).flatMap((proposal): LinkOption[] => {
    const node = nodeOf(graph, proposal.id);
    return node && !linked.has(node.id) && matches(node.title)
      ? [{ kind: 'proposal', key: node.id, node, proposal }]
      : [];
  });
  const taken = new Set<string>([...proposed.map((option) => option.key), ...subjects]);
  const record = (
    node: GraphNode | undefined,
    snippet: Extract<LinkOption, { kind: 'record' }>['snippet'],
  ): LinkOption[] => {
    if (!node || node.kind !== kind || taken.has(node.id)) return [];
    taken.add(node.id);
    return [{ kind: 'record', key: node.id, node, linked: linked.has(node.id), snippet }];
  };
  const byTitle = candidates(graph, kind).filter((node) => matches(node.title));
  const found = [
    ...byTitle.slice(0, MOST).flatMap((node) => record(node, null)),
    ...hits.flatMap((hit) => record(nodeOf(graph, hit.recordId), { text: hit.snippet, matches: hit.matches })),
  ];
  return [...proposed, ...found, ...creation(kind, text.trim(), byTitle)];
}

/** Quotes that stand in no insight yet come first: they are what is usually looked for. */
function candidates(graph: EvidenceGraph, kind: LinkedKind): readonly GraphNode[] {
  const nodes = nodesOf(graph, kind);
  if (kind !== 'highlight') return nodes;
  const used = (node: GraphNode): number => ((graph.up.get(node.id)?.length ?? 0) > 0 ? 1 : 0);
  return [...nodes].sort((a, b) => used(a) - used(b) || (a.id < b.id ? 1 : -1));
}

/** A quote is never made here: its words must have been said. */
function creation(kind: LinkedKind, title: string, known: readonly GraphNode[]): LinkOption[] {
  const exists = known.some((node) => fold(node.title).trim() === fold(title));
  return title === '' || exists || kind === 'highlight' ? [] : [{ kind: 'create', key: 'create', title }];
}

/** Records that every subject is joined with already. */
function linkedWith(graph: EvidenceGraph, subjects: readonly AnyId[]): ReadonlySet<AnyId> {
  const [first, ...rest] = subjects.map((id) => neighbours(graph, id));
  return new Set([...(first ?? [])].filter((id) => rest.every((set) => set.has(id))));
}

function neighbours(graph: EvidenceGraph, id: AnyId): ReadonlySet<AnyId> {
  const set = new Set<AnyId>();
  for (const edge of graph.up.get(id) ?? []) if (edge.kind === 'link') set.add(edge.to);
  for (const edge of graph.down.get(id) ?? []) if (edge.kind === 'link') set.add(edge.from);
  return set;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
