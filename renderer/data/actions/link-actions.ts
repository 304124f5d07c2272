import { insert, label, ops, remove, update } from '#shared/domain/change.ts';
import { type EvidenceLink, mayLink, newEvidenceLink, type Stance } from '#shared/domain/evidence-link.ts';
import { type AnyId, type Id, kindOfId } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';

export type LinkProblem = { readonly kind: 'cannot-join' } | CommitProblem;

/** Joins evidence to what it speaks for. A link that is there already is answered as it is; a rejected proposal becomes accepted. */
export async function link(
  app: App,
  from: AnyId,
  to: AnyId,
  stance: Stance = 'supports',
): Promise<Result<Id<'evidence'>, LinkProblem>> {
  if (!mayLink(kindOfId(from) ?? '', kindOfId(to) ?? '')) return fail({ kind: 'cannot-join' });
  const known = (await app.db.evidence.where('[from+to]').equals([from, to]).toArray()).find(
    (l) => l.deletedAt === null,
  );
  if (known?.status === 'accepted') return ok(known.id);
  const id = known?.id ?? app.newId('evidence');
  const op = known
    ? update('evidence', known, { status: 'accepted', stance, hashes: null })
    : insert('evidence', newEvidenceLink(id, { from, to, stance }, authorship(app)));
  const done = await app.run({
    label: label('change.link', { from: kindOfId(from) ?? '', to: kindOfId(to) ?? '' }),
    ops: ops(op),
  });
  return done.ok ? ok(id) : done;
}

export async function unlink(app: App, linkId: Id<'evidence'>): Promise<Result<unknown, CommitProblem>> {
  const known = await app.db.evidence.get(linkId);
  if (!known) return ok(null);
  return app.run({ label: label('change.unlink'), ops: [remove('evidence', known)] });
}

export async function setStance(
  app: App,
  known: EvidenceLink,
  stance: Stance,
): Promise<Result<unknown, CommitProblem>> {
  return app.run({ label: label('change.stance'), ops: ops(update('evidence', known, { stance })) });
}

/** How much a link weighs in the person's eyes; null: not said. The figures of strength do not follow it. */
export async function setLinkStrength(
  app: App,
  known: EvidenceLink,
  strength: EvidenceLink['strength'],
): Promise<Result<unknown, CommitProblem>> {
  return app.run({ label: label('change.link-strength'), ops: ops(update('evidence', known, { strength })) });
}

/** Remembers that a proposal was turned down: it never returns while both texts hash the same. */
export async function rejectProposal(
  app: App,
  from: AnyId,
  to: AnyId,
  hashes: { readonly from: string; readonly to: string },
): Promise<Result<unknown, LinkProblem>> {
  if (!mayLink(kindOfId(from) ?? '', kindOfId(to) ?? '')) return fail({ kind: 'cannot-join' });
  const known = (await app.db.evidence.where('[from+to]').equals([from, to]).toArray()).find(
    (l) => l.deletedAt === null,
  );
  if (known?.status === 'accepted') return ok(null);
  const op = known
    ? update('evidence', known, { status: 'rejected', hashes })
    : insert(
        'evidence',
        newEvidenceLink(app.newId('evidence'), { from, to, status: 'rejected', hashes }, authorship(app)),
      );
  return app.run({ label: label('change.reject-proposal'), ops: ops(op) });
}
