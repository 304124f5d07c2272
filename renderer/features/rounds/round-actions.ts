import type { CreateProblem } from '#renderer/data/actions/create-actions.ts';
import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { itemConsensus, stanceOfMedian } from '#shared/analysis/rating-consensus.ts';
import { insert, label, type Op, ops, update } from '#shared/domain/change.ts';
import { newDecision } from '#shared/domain/decision.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { type AnyId, type Id, isId } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newRating, newRound, type Rating, type Round } from '#shared/domain/round.ts';
import { onScale, type RoundFile } from '#shared/domain/round-file.ts';

type RoundInput = Parameters<typeof newRound>[1];

export async function createRound(app: App, input: RoundInput): Promise<Result<Id<'round'>, CreateProblem>> {
  if (input.title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('round');
  const op = insert('rounds', newRound(id, input, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'round' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

/** The same items, rated again. */
export async function rateAgain(app: App, round: Round, title: string): Promise<Result<Id<'round'>, CreateProblem>> {
  const { question, method, dots, itemIds, id: previousId } = round;
  return createRound(app, { title, question, method, dots, itemIds, previousId });
}

/** Ratings of a round, in the order of the raters' names. */
export async function ratingsOf(app: App, roundId: Id<'round'>): Promise<Rating[]> {
  const ratings = await app.db.ratings.where('roundId').equals(roundId).toArray();
  return ratings
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.rater < b.rater ? -1 : a.rater > b.rater ? 1 : a.id < b.id ? -1 : 1));
}

export type RateProblem = FieldProblem | { readonly kind: 'closed' } | { readonly kind: 'no-dots-left' };

/** What one person gives one item; null takes it back. */
export async function rate(
  app: App,
  round: Round,
  rater: string,
  item: AnyId,
  value: number | null,
): Promise<Result<unknown, RateProblem>> {
  if (round.status === 'closed') return fail({ kind: 'closed' });
  const known = (await ratingsOf(app, round.id)).find((one) => one.rater === rater);
  const values = { ...known?.values };
  if (value === null || value === 0) delete values[item];
  else values[item] = value;
  const spent = Object.values(values).reduce((sum, one) => sum + one, 0);
  if (value !== null && value !== 0 && !onScale(round.method, round.dots, value)) return fail({ kind: 'no-dots-left' });
  if (round.method === 'dots' && spent > (round.dots ?? 0)) return fail({ kind: 'no-dots-left' });
  const op = known
    ? update('ratings', known, { values })
    : insert('ratings', newRating(app.newId('rating'), { roundId: round.id, rater, values }, authorship(app)));
  return app.run({ label: label('change.score'), ops: ops(op) });
}

/** Says that a person has finished, or goes on. */
export async function setDone(app: App, rating: Rating, done: boolean): Promise<Result<unknown, CommitProblem>> {
  return app.run({ label: label('change.score'), ops: ops(update('ratings', rating, { done })) });
}

/** Ends the blindness: all ratings can be seen, none can be changed. */
export async function closeRound(app: App, round: Round): Promise<Result<unknown, CommitProblem>> {
  const fields = { status: 'closed', closedAt: app.today() } as const;
  return app.run({ label: label('change.close-round'), ops: ops(update('rounds', round, fields)) });
}

/** Keeps the team's rating of each need as evidence of the kind "team": beside the customers' voices, never among them. */
export async function keepAsEvidence(
  app: App,
  round: Round,
  words: (median: number, n: number) => string,
): Promise<Result<number, CommitProblem>> {
  const ratings = await ratingsOf(app, round.id);
  const made: Op[] = [];
  for (const item of round.itemIds) {
    if (!isId('need', item)) continue;
    const { median, n } = itemConsensus(ratings.flatMap(({ values }) => values[item] ?? []));
    const need = await app.db.needs.get(item);
    if (median === null || need?.deletedAt !== null) continue;
    const known = (await app.db.evidence.where('[from+to]').equals([round.id, item]).toArray()).find(
      ({ deletedAt }) => deletedAt === null,
    );
    const fields = { stance: stanceOfMedian(median), note: words(median, n) } as const;
    const op = known
      ? update('evidence', known, fields)
      : insert(
          'evidence',
          newEvidenceLink(app.newId('evidence'), { from: round.id, to: item, ...fields }, authorship(app)),
        );
    if (op) made.push(op);
  }
  const done = await app.run({ label: label('change.round-evidence'), ops: made });
  return done.ok ? ok(made.length) : done;
}

/** Begins a decision about what was rated. */
export async function decideAfter(
  app: App,
  round: Round,
  title: string,
): Promise<Result<Id<'decision'>, CommitProblem>> {
  const id = app.newId('decision');
  const aboutIds = [...round.itemIds];
  const op = insert('decisions', newDecision(id, { title, aboutIds }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'decision' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export interface Imported {
  readonly roundId: Id<'round'>;
  readonly ratings: number;
}

/** Takes in what somebody sent: a round that is not here is made, the same person's ratings are replaced. Twice changes nothing. */
export async function importRound(
  app: App,
  { round, ratings }: RoundFile,
): Promise<Result<Imported, CommitProblem | { readonly kind: 'closed' }>> {
  const known = await app.db.rounds.get(round.id);
  if (known?.status === 'closed' && ratings.length > 0) return fail({ kind: 'closed' });
  const made: (Op | null)[] = [];
  if (!known) {
    const { id, title, question, method, dots, dueAt } = round;
    const itemIds = round.items.map((item) => item.id);
    made.push(insert('rounds', newRound(id, { title, question, method, dots, dueAt, itemIds }, authorship(app))));
  }
  const here = known ? await ratingsOf(app, round.id) : [];
  for (const { id, rater, values, done } of ratings) {
    const own = here.find((one) => one.id === id) ?? here.find((one) => one.rater === rater);
    const fields = { rater, values, done };
    made.push(
      own
        ? update('ratings', own, fields)
        : insert('ratings', newRating(id, { roundId: round.id, ...fields }, authorship(app))),
    );
  }
  const done = await app.run({ label: label('change.import-ratings'), ops: ops(...made) });
  return done.ok ? ok({ roundId: round.id, ratings: ratings.length }) : done;
}
