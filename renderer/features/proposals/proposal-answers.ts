import { tagHighlights } from '#renderer/data/actions/highlight-actions.ts';
import { linkAll, type Pair } from '#renderer/data/actions/line-actions.ts';
import type { LinkProblem } from '#renderer/data/actions/link-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import type { InboxProposal } from '#renderer/search/search-client.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { isId } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';

/** Does what a proposal offers: links the two, or puts the tag on the highlight. */
export async function acceptProposal(
  app: App,
  { from, proposal }: InboxProposal,
): Promise<Result<unknown, LinkProblem>> {
  if (!isId('tag', proposal.id) || !isId('highlight', from)) return linkAll(app, [[from, proposal.id]]);
  const tag = await app.db.tags.get(proposal.id);
  return tag ? tagHighlights(app, [from], tag) : ok(null);
}

/** Links many at once, as one step. Tags among them are left where they are: each is a person's word for one quote. */
export const acceptLinks = (app: App, items: readonly InboxProposal[]): Promise<Result<number, LinkProblem>> =>
  linkAll(
    app,
    items.filter(isLink).map(({ from, proposal }): Pair => [from, proposal.id]),
  );

export const isLink = ({ proposal }: InboxProposal): boolean => !isId('tag', proposal.id);

/** Remembers that a proposal was turned down: it stays away while both texts are as they were. */
export async function dismissProposal(
  app: App,
  { from, proposal, hashes }: InboxProposal,
): Promise<Result<unknown, LinkProblem>> {
  const known = (await app.db.evidence.where('[from+to]').equals([from, proposal.id]).toArray()).find(
    (link) => link.deletedAt === null,
  );
  if (known?.status === 'accepted') return ok(null);
  const op = known
    ? update('evidence', known, { status: 'rejected', hashes })
    : insert(
        'evidence',
        newEvidenceLink(app.newId('evidence'), { from, to: proposal.id, status: 'rejected', hashes }, authorship(app)),
      );
  return app.run({ label: label('change.reject-proposal'), ops: ops(op) });
}
