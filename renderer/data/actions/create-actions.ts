import { insert, label } from '#shared/domain/change.ts';
import { newGoal } from '#shared/domain/goal.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type InterviewKind, newInterview } from '#shared/domain/interview.ts';
import { newMetric } from '#shared/domain/metric.ts';
import { newNeed } from '#shared/domain/need.ts';
import { newNote } from '#shared/domain/note.ts';
import { newParticipant, nextAlias } from '#shared/domain/participant.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newStudy } from '#shared/domain/study.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { liveRecords } from '../queries/record-queries.ts';

export type CreateProblem = { readonly kind: 'no-title' } | CommitProblem;
type Made<K extends 'goal' | 'interview' | 'metric' | 'need' | 'note' | 'participant' | 'study'> = Promise<
  Result<Id<K>, CreateProblem>
>;

export async function createStudy(app: App, title: string, question = ''): Made<'study'> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('study');
  const order = await orderAtEnd(app, 'studies');
  const op = insert('studies', newStudy(id, { title: title.trim(), question, order }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'study' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export async function createParticipant(
  app: App,
  name: string,
  studyId: Id<'study'> | null = null,
): Made<'participant'> {
  if (name.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('participant');
  const alias = nextAlias((await app.db.participants.toArray()).map((p) => p.alias));
  const studyIds = studyId ? [studyId] : [];
  const op = insert('participants', newParticipant(id, { name: name.trim(), alias, studyIds }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'participant' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

/** An interview held today, to be written at once: it may start without a title. */
export async function createInterview(
  app: App,
  input: { readonly title: string; readonly studyId?: Id<'study'> | null; readonly kind?: InterviewKind },
): Made<'interview'> {
  const id = app.newId('interview');
  const noteId = app.newId('note');
  const interview = newInterview(id, { heldAt: app.today(), studyId: null, ...input }, authorship(app));
  const note = newNote(noteId, { interviewId: id, title: '' }, authorship(app));
  const done = await app.run({
    label: label('change.create', { kind: 'interview' }),
    ops: [insert('interviews', interview), insert('notes', note)],
  });
  return done.ok ? ok(id) : done;
}

export async function createNote(app: App, interviewId: Id<'interview'>, title = ''): Made<'note'> {
  const id = app.newId('note');
  const op = insert('notes', newNote(id, { interviewId, title }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'note' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export async function createNeed(app: App, title: string, parentId: Id<'need'> | null = null): Made<'need'> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('need');
  const order = await orderAtEnd(app, 'needs');
  const op = insert('needs', newNeed(id, { title, parentId, order }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'need' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export async function createGoal(app: App, title: string): Made<'goal'> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('goal');
  const order = await orderAtEnd(app, 'goals');
  const op = insert('goals', newGoal(id, { title, order }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'goal' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export async function createMetric(app: App, input: Parameters<typeof newMetric>[1]): Made<'metric'> {
  if (input.name.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('metric');
  const op = insert('metrics', newMetric(id, input, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'metric' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

async function orderAtEnd(app: App, table: 'studies' | 'needs' | 'goals' | 'tags'): Promise<string> {
  const records = await liveRecords(app, table);
  const last =
    records
      .map((record) => record.order)
      .sort()
      .at(-1) ?? null;
  return app.orderBetween(last, null);
}
