import type { AnyId } from '#shared/domain/ids.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import type { ProposalKind, ProposalLine } from '#shared/search/proposal-line.ts';
import { ruledItem } from './ruled-item.ts';
import type { InboxProposal } from './search-client.ts';

/** Sources of each kind that are asked, the newest first: what a person can review, and what is worked out in a moment. */
const SOURCES = 400;
/** Further targets of one source come up when the first is answered. */
const OF_ONE_SOURCE = 2;
const MOST = 200;

const STRENGTHS = ['ruled', 'strong', 'likely', 'weak'] as const;

/**
 * Everything that could be joined and is not yet, what rules ask for first, then the surest first: highlights without an insight or need, or without a tag; insights
 * without a need; needs without a goal. The same records give the same list.
 */
export function inboxProposals(line: ProposalLine): readonly InboxProposal[] {
  const { highlights, insights, needs, links } = line.graph.records;
  const joined = new Set<string>(links.map(({ from }) => from));
  const open = <T extends { readonly id: AnyId; readonly createdAt: string }>(records: readonly T[]): readonly T[] =>
    records
      .filter(({ id }) => !joined.has(id))
      .sort((a, b) => (a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : a.id < b.id ? -1 : 1))
      .slice(0, SOURCES);
  const untagged = highlights.filter(({ tagIds }) => tagIds.length === 0);
  const ruled = line.ruled
    .slice(0, MOST)
    .map((one): InboxProposal => ({ from: one.from, proposal: ruledItem(one), hashes: hashesOf(line, one) }));
  const asked = new Set(ruled.map(({ from, proposal }) => `${from} ${proposal.id}`));
  const found = [
    ...of(line, open(highlights), 'insight'),
    ...of(line, open(highlights), 'need'),
    ...of(line, untagged.slice(-SOURCES), 'tag'),
    ...of(line, open(insights), 'need'),
    ...of(line, open(needs), 'goal'),
  ];
  const measured = found.filter(({ from, proposal }) => !asked.has(`${from} ${proposal.id}`));
  return [...ruled, ...measured.sort(surestFirst).slice(0, MOST)];
}

function of(line: ProposalLine, sources: readonly { readonly id: AnyId }[], kind: ProposalKind): InboxProposal[] {
  const index = line.index(kind);
  return sources.flatMap(({ id: from }) =>
    index.propose(line.source(from), OF_ONE_SOURCE).items.flatMap((item): InboxProposal[] => {
      const reasons = item.reasons.filter((reason) => reason.kind !== 'rest');
      if (reasons.length === 0) return [];
      // Targets are made of records: their ids are ours.
      const to = item.id as AnyId;
      return [{ from, proposal: { ...item, id: to, reasons }, hashes: hashesOf(line, { from, to }) }];
    }),
  );
}

function hashesOf(line: ProposalLine, pair: { readonly from: AnyId; readonly to: AnyId }): InboxProposal['hashes'] {
  const hash = (id: string): string => sha256(line.texts.get(id) ?? '');
  return { from: hash(pair.from), to: hash(pair.to) };
}

function surestFirst(a: InboxProposal, b: InboxProposal): number {
  const [x, y] = [STRENGTHS.indexOf(a.proposal.strength), STRENGTHS.indexOf(b.proposal.strength)];
  if (x !== y) return x - y;
  if (a.proposal.score !== b.proposal.score) return b.proposal.score - a.proposal.score;
  const [left, right] = [a.from + a.proposal.id, b.from + b.proposal.id];
  return left < right ? -1 : 1;
}
