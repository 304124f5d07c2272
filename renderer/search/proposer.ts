import type { Database } from '#renderer/data/db.ts';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { type ProposalKind, type ProposalLine, proposalLine } from '#shared/search/proposal-line.ts';
import { inboxProposals } from './proposal-inbox.ts';
import { ruledItem } from './ruled-item.ts';
import type { InboxProposal, Proposal, Proposals } from './search-client.ts';

export interface Proposer {
  /** Ranked records of kind `to`. What is linked already, and what was turned down and has not changed since, is left out. */
  propose(
    from: { readonly id: AnyId } | { readonly text: string },
    to: ProposalKind,
    limit: number,
  ): Promise<Proposals>;
  /** What could be joined and is not yet, over all records. */
  inbox(): Promise<readonly InboxProposal[]>;
}

/** Proposals over the records as they stand: read anew after each change, since every accepted link teaches. */
export function createProposer(db: Database): Proposer {
  let known: { readonly seq: number; readonly line: Promise<ProposalLine> } | null = null;

  async function line(): Promise<ProposalLine> {
    const seq = (await db.meta.get('head'))?.seq ?? 0;
    if (known?.seq !== seq) known = { seq, line: readLine(db) };
    return known.line;
  }

  return {
    inbox: async () => inboxProposals(await line()),
    async propose(from, to, limit) {
      const at = await line();
      const source = 'id' in from ? at.source(from.id) : { id: '', text: from.text };
      const { items: ranked, abstained } = at.index(to).propose(source, limit);
      const ruled = at.ruled.flatMap((one): Proposal[] => {
        const other = one.from === source.id ? one.to : one.to === source.id ? one.from : null;
        return other !== null && kindOfId(other) === to ? [{ ...ruledItem(one), id: other }] : [];
      });
      const asked = new Set<string>(ruled.map(({ id }) => id));
      const measured = ranked
        .filter(({ id }) => !asked.has(id))
        // Targets are made of records: their ids are ours. "And further words" says nothing that a person can check.
        .map((item) => ({
          ...item,
          id: item.id as AnyId,
          reasons: item.reasons.filter((reason) => reason.kind !== 'rest'),
        }))
        // What cannot say why is not proposed.
        .filter(({ reasons }) => reasons.length > 0);
      const items = [...ruled, ...measured].slice(0, limit);
      return {
        items,
        abstained: abstained || (ranked.length > 0 && items.length === 0),
        hashes: {
          source: sha256(source.text),
          targets: Object.fromEntries(items.map((item) => [item.id, sha256(at.texts.get(item.id) ?? '')])),
        },
      };
    },
  };
}

async function readLine(db: Database): Promise<ProposalLine> {
  const [goals, needs, insights, highlights, interviews, participants, links, tags, metrics, bodies, rules] =
    await Promise.all([
      db.goals.toArray(),
      db.needs.toArray(),
      db.insights.toArray(),
      db.highlights.toArray(),
      db.interviews.toArray(),
      db.participants.toArray(),
      db.evidence.toArray(),
      db.tags.toArray(),
      db.metrics.toArray(),
      db.bodies.where('ownerId').startsWith('in_').toArray(),
      db.rules.toArray(),
    ]);
  return proposalLine({
    goals,
    needs,
    insights,
    highlights,
    interviews,
    participants,
    links,
    tags,
    metrics,
    bodies,
    rules,
  });
}
