import { setSettings, settingValue } from '#renderer/data/actions/setting-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { needInputs } from '#shared/analysis/need-inputs.ts';
import { type PrioritySettings, withPriorities } from '#shared/analysis/priority-settings.ts';
import { insert, label, type Op, trash, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { newScore, type ScoreKind } from '#shared/domain/score.ts';

export interface Estimate {
  readonly kind: ScoreKind;
  /** Of a criterion of one's own; else empty. */
  readonly name: string;
  readonly value: number;
}

/** What the team estimates of a need, from a day on. One's own estimates of that day are set anew; what was said before stays as it was. */
export async function estimate(
  app: App,
  needId: Id<'need'>,
  values: readonly Estimate[],
  said: { readonly at: string; readonly note: string },
): Promise<Result<unknown, CommitProblem>> {
  const inputs = needInputs(await app.db.scores.where('aboutId').equals(needId).toArray());
  const parts = values.flatMap(({ kind, name, value }): Op[] => {
    const known = inputs.estimates(kind, name).find(({ at, by }) => at === said.at && by === app.by);
    if (known) {
      const op = update('scores', known, { value, note: said.note });
      return op ? [op] : [];
    }
    const input = { aboutId: needId, kind, name, value, at: said.at, note: said.note };
    return [insert('scores', newScore(app.newId('score'), input, authorship(app)))];
  });
  return parts.length === 0 ? ok(null) : app.run({ label: label('change.estimate'), ops: parts });
}

/** Takes one estimate back: the one before it counts again. */
export async function takeBack(app: App, id: Id<'score'>): Promise<Result<unknown, CommitProblem>> {
  const score = await app.db.scores.get(id);
  if (!score || score.deletedAt !== null) return ok(null);
  return app.run({ label: label('change.estimate'), ops: [trash('scores', score, app.now())] });
}

/** How the project prioritises from now on. */
export async function setPriorities(app: App, priorities: PrioritySettings): Promise<Result<unknown, CommitProblem>> {
  return setSettings(app, { measures: withPriorities(await settingValue(app, 'measures'), priorities) });
}
