import { insert, label, ops, update } from '#shared/domain/change.ts';
import { type Guide, type GuideSection, newGuide } from '#shared/domain/guide.ts';
import { reviseGuide } from '#shared/domain/guide-versions.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Answer } from '#shared/domain/interview.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { inTurn } from '../in-turn.ts';
import { guideVersions } from '../queries/guide-queries.ts';
import { liveRecords } from '../queries/record-queries.ts';
import type { FieldProblem } from './field-actions.ts';

export async function createGuide(
  app: App,
  input: Pick<Guide, 'title' | 'sections'> & Partial<Pick<Guide, 'studyId'>>,
): Promise<Result<Id<'guide'>, CommitProblem>> {
  const id = app.newId('guide');
  const orders = (await liveRecords(app, 'guides')).map(({ order }) => order).sort();
  const order = app.orderBetween(orders.at(-1) ?? null, null);
  const op = insert('guides', newGuide(id, { ...input, order }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'guide' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export interface GuideEdit {
  readonly title?: string;
  readonly studyId?: Guide['studyId'];
  /** From the questions as they stand now to those wanted: another edit may have come in between. */
  readonly sections?: (now: readonly GuideSection[]) => GuideSection[];
}

/**
 * Edits the newest version of a guide. Where an interview has used it the edit makes the next version, and that interview keeps what
 * it asked. Answers the version that holds the edit.
 */
export function editGuide(
  app: App,
  familyId: Id<'guide'>,
  edit: GuideEdit,
  session?: string,
): Promise<Result<Id<'guide'>, FieldProblem>> {
  // Two keys in a row must not make two next versions.
  return inTurn(familyId, () => editNow(app, familyId, edit, session));
}

async function editNow(
  app: App,
  familyId: Id<'guide'>,
  { sections, ...fields }: GuideEdit,
  session: string | undefined,
): Promise<Result<Id<'guide'>, FieldProblem>> {
  const newest = (await guideVersions(app, familyId)).at(-1);
  if (!newest) return fail({ kind: 'gone' });
  // One in the trash counts too: restored, it must find what it asked.
  const used = (await app.db.interviews.where('guideId').equals(newest.id).count()) > 0;
  const next = { id: app.newId('guide'), who: authorship(app) };
  const wanted = sections ? { ...fields, sections: sections(newest.sections) } : fields;
  const { op, id, isNext } = reviseGuide(newest, wanted, used, next);
  const name = isNext ? 'change.guide-version' : 'change.guide';
  const done = await app.run({ label: label(name), ops: ops(op) }, session);
  return done.ok ? ok(id) : done;
}

/** The interview asks by this version from now on. Answers stay: questions keep their ids over the versions. */
export async function chooseGuide(
  app: App,
  interviewId: Id<'interview'>,
  guideId: Id<'guide'> | null,
): Promise<Result<unknown, FieldProblem>> {
  const interview = await app.db.interviews.get(interviewId);
  if (!interview) return fail({ kind: 'gone' });
  return app.run({ label: label('change.choose-guide'), ops: ops(update('interviews', interview, { guideId })) });
}

/** How a question went. Null: it was not reached after all. */
export function answerQuestion(
  app: App,
  interviewId: Id<'interview'>,
  questionId: string,
  state: Answer['state'] | null,
  atMs: number | null,
): Promise<Result<unknown, FieldProblem>> {
  return inTurn(interviewId, async () => {
    const interview = await app.db.interviews.get(interviewId);
    if (!interview) return fail({ kind: 'gone' });
    const { [questionId]: before, ...others } = interview.answers;
    // The time is when it was first asked.
    const answers = state === null ? others : { ...others, [questionId]: { state, atMs: before?.atMs ?? atMs } };
    return app.run({ label: label('change.answer'), ops: ops(update('interviews', interview, { answers })) });
  });
}
