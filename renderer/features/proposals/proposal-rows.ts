import { type GraphNode, nodeOf } from '#renderer/record-ui/graph-nodes.ts';
import { hrefOf } from '#renderer/routes.ts';
import type { InboxProposal } from '#renderer/search/search-client.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { isId, kindOfId } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** The steps of the line that search proposes. */
export const PROPOSAL_STEPS = [
  'highlight-insight',
  'highlight-need',
  'highlight-tag',
  'insight-need',
  'need-goal',
] as const;
export type ProposalStep = (typeof PROPOSAL_STEPS)[number];

export interface ProposalRow {
  readonly key: string;
  readonly step: ProposalStep;
  readonly item: InboxProposal;
  readonly from: Named;
  readonly to: Named;
}
type Named = Pick<GraphNode, 'title' | 'href' | 'detail'>;

/** Proposals with what they join, by name; those whose record has gone meanwhile are left out. */
export function proposalRows(
  items: readonly InboxProposal[],
  graph: EvidenceGraph,
  tags: ReadonlyMap<string, Tag>,
): readonly ProposalRow[] {
  return items.flatMap((item) => {
    const { from: fromId, proposal } = item;
    const step = PROPOSAL_STEPS.find((one) => one === `${kindOfId(fromId)}-${kindOfId(proposal.id)}`);
    const from = nodeOf(graph, fromId);
    const tag = tags.get(proposal.id);
    const to: Named | undefined =
      tag && isId('tag', proposal.id)
        ? { title: tag.label, href: hrefOf({ kind: 'codebook', tag: proposal.id }) }
        : nodeOf(graph, proposal.id);
    return step && from && to ? [{ key: `${fromId} ${proposal.id}`, step, item, from, to }] : [];
  });
}
