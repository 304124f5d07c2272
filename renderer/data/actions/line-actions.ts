import { insert, label, type Op, ops, update } from '#shared/domain/change.ts';
import { type EvidenceLink, mayLink, newEvidenceLink, type Stance } from '#shared/domain/evidence-link.ts';
import { newGoal } from '#shared/domain/goal.ts';
import { type AnyId, type Id, isId, kindOfId } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { newNeed } from '#shared/domain/need.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import { liveRecords } from '../queries/record-queries.ts';
import type { CreateProblem } from './create-actions.ts';
import type { LinkProblem } from './link-actions.ts';

/** Evidence and what it speaks for. */
export type Pair = readonly [from: AnyId, to: AnyId];

/** The two in the order of the line, whichever of them a person began with; null when they cannot be joined. */
export function pairOf(one: AnyId, other: AnyId): Pair | null {
  const kinds = [kindOfId(one) ?? '', kindOfId(other) ?? ''] as const;
  if (mayLink(...kinds)) return [one, other];
  return mayLink(kinds[1], kinds[0]) ? [other, one] : null;
}

/** Joins many pairs in one step. Pairs that are joined already stay as they are; answers how many are new. */
export async function linkAll(
  app: App,
  pairs: readonly Pair[],
  stance: Stance = 'supports',
): Promise<Result<number, LinkProblem>> {
  const [first] = pairs;
  if (!first) return ok(0);
  if (pairs.some(([from, to]) => pairOf(from, to)?.[0] !== from)) return fail({ kind: 'cannot-join' });
  const parts = ops(...(await Promise.all(pairs.map((pair) => linkOp(app, pair, stance)))));
  const done = await app.run({
    label: label('change.link', { from: kindOfId(first[0]) ?? '', to: kindOfId(first[1]) ?? '' }),
    ops: parts,
  });
  return done.ok ? ok(parts.length) : done;
}

export type LineKind = 'insight' | 'need' | 'goal';

/** Makes a record of the line and joins it to `others`, in one step. */
export async function createLinked(
  app: App,
  kind: LineKind,
  title: string,
  others: readonly AnyId[],
  stance: Stance = 'supports',
): Promise<Result<Id<LineKind>, CreateProblem | LinkProblem>> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId(kind);
  const pairs = others.map((other) => pairOf(other, id));
  if (pairs.includes(null)) return fail({ kind: 'cannot-join' });
  const links = pairs.flatMap((pair) => (pair ? [insertLink(app, pair, stance)] : []));
  const done = await app.run({
    label: label('change.create-linked', { kind }),
    ops: [await insertRecord(app, id, title), ...links],
  });
  return done.ok ? ok(id) : done;
}

/** Puts a link at another place among its neighbours, which stand in `links` in the order shown. */
export async function moveLink(
  app: App,
  links: readonly EvidenceLink[],
  from: number,
  to: number,
): Promise<Result<unknown, LinkProblem>> {
  const moved = links[from];
  if (!moved || to < 0 || to >= links.length || from === to) return ok(null);
  const next = links.filter((one) => one !== moved);
  next.splice(to, 0, moved);
  // Links start without an order key (they stand as they were made), so the whole row gets keys at its first move.
  const keys = app.orderKeys(null, next.length);
  return app.run({
    label: label('change.move-link'),
    ops: ops(...next.map((one, i) => update('evidence', one, { order: keys[i] ?? '' }))),
  });
}

async function linkOp(app: App, [from, to]: Pair, stance: Stance): Promise<Op | null> {
  const known = (await app.db.evidence.where('[from+to]').equals([from, to]).toArray()).find(
    (link) => link.deletedAt === null,
  );
  if (!known) return insertLink(app, [from, to], stance);
  return known.status === 'accepted' ? null : update('evidence', known, { status: 'accepted', stance, hashes: null });
}

const insertLink = (app: App, [from, to]: Pair, stance: Stance): Op =>
  insert('evidence', newEvidenceLink(app.newId('evidence'), { from, to, stance }, authorship(app)));

async function insertRecord(app: App, id: Id<LineKind>, title: string): Promise<Op> {
  const who = authorship(app);
  if (isId('insight', id)) return insert('insights', newInsight(id, { title }, who));
  const neighbours = await liveRecords(app, isId('need', id) ? 'needs' : 'goals');
  const last = neighbours.map((record) => record.order).sort();
  const order = app.orderBetween(last.at(-1) ?? null, null);
  if (isId('need', id)) return insert('needs', newNeed(id, { title, order }, who));
  return insert('goals', newGoal(id, { title, order }, who));
}
