import { anchorAt } from '#shared/domain/anchor.ts';
import { textBlocks } from '#shared/domain/body.ts';
import { insert, label, type Op, ops, remove, update } from '#shared/domain/change.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { withLineMark } from '#shared/domain/line-marks.ts';
import type { LineMark } from '#shared/domain/note.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newTag, type Tag, type TagHue, tagNamed } from '#shared/domain/tag.ts';
import { newTask } from '#shared/domain/task.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { inTurn } from '../in-turn.ts';
import { bodyOf, highlightsIn, notesOf } from '../queries/interview-queries.ts';
import { liveRecords } from '../queries/record-queries.ts';
import type { FieldProblem } from './field-actions.ts';

/** What a line gets by itself while it is written belongs to the writing; what a key puts on it is a step of its own. */
const writing = (noteId: Id<'note'>): string => `body:${noteId}`;

/** Sets the time, mark or question of one line of a note. `asked`: by a person, so that it can be undone by itself. */
export function markLine(
  app: App,
  noteId: Id<'note'>,
  block: string,
  fields: Partial<LineMark>,
  asked: boolean,
): Promise<Result<unknown, FieldProblem>> {
  return inTurn(noteId, async () => {
    const note = await app.db.notes.get(noteId);
    if (!note) return fail({ kind: 'gone' });
    const op = update('notes', note, { marks: withLineMark(note.marks, block, fields) });
    const name = 'mark' in fields ? 'change.line-mark' : 'change.line-stamp';
    return app.run({ label: label(name), ops: ops(op) }, asked ? undefined : writing(noteId));
  });
}

/** Fills what these lines of a note lack of a time and a question: part of the writing, however many lines came at once. */
export function beginLines(
  app: App,
  noteId: Id<'note'>,
  blocks: readonly string[],
  fields: Pick<LineMark, 'atMs' | 'questionId'>,
): Promise<Result<unknown, FieldProblem>> {
  return inTurn(noteId, async () => {
    const note = await app.db.notes.get(noteId);
    if (!note) return fail({ kind: 'gone' });
    const marks = blocks.reduce((now, block) => {
      const own = now[block];
      const filled = { atMs: own?.atMs ?? fields.atMs, questionId: own?.questionId ?? fields.questionId };
      return withLineMark(now, block, filled);
    }, note.marks);
    return app.run({ label: label('change.line-stamp'), ops: ops(update('notes', note, { marks })) }, writing(noteId));
  });
}

/** The line is to be followed up: a task with a day, whose words are the line's. */
export function followUpLine(
  app: App,
  noteId: Id<'note'>,
  block: string,
  dueAt: string | null,
): Promise<Result<Id<'task'>, FieldProblem>> {
  return inTurn(noteId, async () => {
    const note = await app.db.notes.get(noteId);
    if (!note) return fail({ kind: 'gone' });
    const id = app.newId('task');
    const done = await app.run(
      {
        label: label('change.follow-up'),
        ops: ops(
          insert('tasks', newTask(id, { title: '', dueAt, aboutId: note.interviewId }, authorship(app))),
          update('notes', note, { marks: withLineMark(note.marks, block, { mark: id }) }),
        ),
      },
      writing(noteId),
    );
    return done.ok ? ok(id) : done;
  });
}

/** The line of a follow-up was left: its words become the task's. A line left without words was no follow-up after all. */
export function nameFollowUp(
  app: App,
  noteId: Id<'note'>,
  block: string,
  words: string,
): Promise<Result<unknown, FieldProblem>> {
  return inTurn(noteId, async () => {
    const note = await app.db.notes.get(noteId);
    const taskId = note?.marks[block]?.mark;
    const task = taskId && isId('task', taskId) ? await app.db.tasks.get(taskId) : undefined;
    if (!note || !task) return ok(null);
    const parts =
      words.trim() === ''
        ? [remove('tasks', task), update('notes', note, { marks: withLineMark(note.marks, block, { mark: null }) })]
        : [update('tasks', task, { title: words.trim() })];
    return app.run({ label: label('change.follow-up'), ops: ops(...parts) }, writing(noteId));
  });
}

/** How a mark is called as a tag. */
export interface MarkTag {
  readonly name: string;
  readonly hue: TagHue;
}

/**
 * Every marked line of an interview's notes becomes a highlight of the whole line, tagged by its mark: one step. Lines that carry such
 * a highlight already are passed over, so asking twice changes nothing. Answers how many were made.
 */
export async function marksToHighlights(
  app: App,
  interviewId: Id<'interview'>,
  tagOf: (mark: string) => MarkTag | undefined,
): Promise<Result<number, CommitProblem>> {
  const interview = await app.db.interviews.get(interviewId);
  const tags: Tag[] = await liveRecords(app, 'tags');
  const made: Op[] = [];
  const highlights: Op[] = [];
  const tagFor = ({ name, hue }: MarkTag): Tag => {
    const known = tagNamed(tags, name);
    if (known) return known;
    const last = tags.map(({ order }) => order).sort();
    const fresh = newTag(
      app.newId('tag'),
      { label: name, hue, order: app.orderBetween(last.at(-1) ?? null, null) },
      authorship(app),
    );
    made.push(insert('tags', fresh));
    const tag = { ...fresh, rev: 0, updatedAt: fresh.createdAt };
    tags.push(tag);
    return tag;
  };
  const people = interview?.participantIds ?? [];
  for (const note of await notesOf(app, interviewId)) {
    const body = await bodyOf(app, note.id);
    if (!body) continue;
    const blocks = textBlocks(body);
    const present = await highlightsIn(app, note.id);
    for (const { id: block, text } of blocks) {
      const mark = note.marks[block]?.mark;
      const wanted = mark ? tagOf(mark) : undefined;
      if (!wanted) continue;
      const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length];
      const anchor = anchorAt(note.id, blocks, { block, offset: start }, { block, offset: end });
      if (!anchor) continue;
      const tag = tagFor(wanted);
      const isThere = present.some((one) => one.anchor.block === block && one.tagIds.includes(tag.id));
      if (isThere) continue;
      const input = {
        interviewId,
        anchor,
        tagIds: [tag.id],
        participantId: people.length === 1 ? (people[0] ?? null) : null,
      };
      highlights.push(insert('highlights', newHighlight(app.newId('highlight'), input, authorship(app))));
    }
  }
  const count = highlights.length;
  if (count === 0) return ok(0);
  const done = await app.run({
    label: label('change.marks-to-highlights', { count }),
    ops: [...made, ...highlights],
  });
  return done.ok ? ok(count) : done;
}
