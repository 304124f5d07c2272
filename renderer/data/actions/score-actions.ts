import { insert, label, ops, trash, update } from '#shared/domain/change.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { newScore, type Score, type ScoreKind } from '#shared/domain/score.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';

export interface ScoreInput {
  readonly aboutId: AnyId;
  readonly kind: ScoreKind;
  readonly source: Score['source'];
  /** Who said it, where it was a customer; a team's estimate is the author's own. */
  readonly participantId?: Id<'participant'> | null | undefined;
  /** Null takes it back. */
  readonly value: number | null;
}

/** What one person says of one record today. An earlier value stays as it was said, on its own day. */
export async function setScore(app: App, input: ScoreInput): Promise<Result<unknown, CommitProblem>> {
  const { aboutId, kind, source, participantId = null, value } = input;
  const known = await latestScore(app, input);
  const today = app.today();
  if (value === null) {
    return known ? app.run({ label: label('change.score'), ops: [trash('scores', known, app.now())] }) : ok(null);
  }
  const op =
    known?.at === today
      ? update('scores', known, { value })
      : insert(
          'scores',
          newScore(app.newId('score'), { aboutId, kind, source, participantId, value, at: today }, authorship(app)),
        );
  return app.run({ label: label('change.score'), ops: ops(op) });
}

/** Scores on one record that are not in the trash. */
export async function scoresOn(app: App, aboutId: AnyId): Promise<Score[]> {
  const scores = await app.db.scores.where('aboutId').equals(aboutId).toArray();
  return scores.filter(({ deletedAt }) => deletedAt === null);
}

async function latestScore(app: App, input: ScoreInput): Promise<Score | undefined> {
  const own = (await scoresOn(app, input.aboutId)).filter(
    ({ kind, source, participantId, by }) =>
      kind === input.kind &&
      source === input.source &&
      participantId === (input.participantId ?? null) &&
      (input.source !== 'estimate' || by === app.by),
  );
  return own.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)).at(-1);
}
