import type { App } from '#renderer/data/app.ts';
import type { guideOf } from '#renderer/data/queries/guide-queries.ts';
import { bodyOf, notesOf } from '#renderer/data/queries/interview-queries.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { NEW_SESSION, type SessionState, sessionState } from '#renderer/data/session-state.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Note } from '#shared/domain/note.ts';
import type { Task } from '#shared/domain/task.ts';

export type SessionGuide = Awaited<ReturnType<typeof guideOf>>;

export const sessionInterview = (app: App, id: Id<'interview'>): Promise<Interview | null> =>
  recordIn(app, 'interviews', id);

/** The note that is written in interview mode: the interview's first one. */
export async function sessionNote(app: App, id: Id<'interview'>): Promise<Note | null> {
  return (await notesOf(app, id))[0] ?? null;
}

/** The state of the session here; a clock that another computer ran goes on behind the last time that it wrote down. */
export async function sessionHere(app: App, id: Id<'interview'>): Promise<SessionState> {
  const stored = await sessionState(app, id);
  if (stored !== null) return stored;
  const interview = await sessionInterview(app, id);
  const notes = await notesOf(app, id);
  const times = [
    ...Object.values(interview?.answers ?? {}).map(({ atMs }) => atMs ?? 0),
    ...notes.flatMap(({ marks }) => Object.values(marks).map(({ atMs }) => atMs ?? 0)),
  ];
  return { ...NEW_SESSION, clock: { counted: Math.max(0, ...times), since: null } };
}

/** How many lines of a note stand under each question. */
export async function linesByQuestion(app: App, note: Note): Promise<ReadonlyMap<string, number>> {
  const body = await bodyOf(app, note.id);
  const counts = new Map<string, number>();
  for (const block of body?.order ?? []) {
    const questionId = note.marks[block]?.questionId ?? null;
    if (questionId !== null) counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
  }
  return counts;
}

/** What this interview left to be done, open ones first by their day. */
export async function followUpsOf(app: App, id: Id<'interview'>): Promise<Task[]> {
  const tasks = await app.db.tasks.where('aboutId').equals(id).toArray();
  return tasks
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => Number(a.done) - Number(b.done) || (a.id < b.id ? -1 : 1));
}
