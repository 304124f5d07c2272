import { newBody } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type Interview, newInterview } from '#shared/domain/interview.ts';
import { newNote } from '#shared/domain/note.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CreateProblem } from './create-actions.ts';
import type { FieldProblem } from './field-actions.ts';

export interface Thought {
  readonly text: string;
  readonly participantId: Id<'participant'> | null;
  readonly studyId: Id<'study'> | null;
  readonly tagIds: readonly Id<'tag'>[];
}

const TITLE_LENGTH = 60;

/** A thought goes to the Inbox: a field note that waits to be filed. Its title is how it begins. */
export async function captureThought(app: App, thought: Thought): Promise<Result<Id<'interview'>, CreateProblem>> {
  const lines = thought.text.split(/\r?\n/).map((line) => line.trimEnd());
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined) return fail({ kind: 'no-title' });
  const who = authorship(app);
  const interview = newInterview(
    app.newId('interview'),
    {
      title: shortened(first.trim()),
      kind: 'field-note',
      stage: 'inbox',
      heldAt: app.today(),
      studyId: thought.studyId,
      participantIds: thought.participantId === null ? [] : [thought.participantId],
      tagIds: [...thought.tagIds],
    },
    who,
  );
  const note = newNote(app.newId('note'), { interviewId: interview.id, title: '' }, who);
  const content = bodyFromLines(trimmedLines(lines), app.newUuid);
  const done = await app.run({
    label: label('change.capture'),
    ops: [
      insert('interviews', interview),
      insert('notes', note),
      insert('bodies', newBody(app.newId('body'), { ownerId: note.id, ...content }, who)),
    ],
  });
  return done.ok ? ok(interview.id) : done;
}

/** A captured thought leaves the Inbox, for a study or for none. */
export async function fileThought(
  app: App,
  id: Id<'interview'>,
  fields: Partial<Pick<Interview, 'studyId' | 'participantIds' | 'tagIds' | 'kind'>>,
): Promise<Result<unknown, FieldProblem>> {
  const interview = await app.db.interviews.get(id);
  if (!interview) return fail({ kind: 'gone' });
  return app.run({
    label: label('change.file-capture'),
    ops: ops(update('interviews', interview, { ...fields, stage: 'held' })),
  });
}

function shortened(words: string): string {
  if (words.length <= TITLE_LENGTH) return words;
  const cut = words.slice(0, TITLE_LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${space > TITLE_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}

function trimmedLines(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => line !== '');
  const to = lines.findLastIndex((line) => line !== '');
  return lines.slice(from, to + 1);
}
