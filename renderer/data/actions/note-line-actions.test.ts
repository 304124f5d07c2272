import { expect, test } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { anApp } from '../../../test/builders.ts';
import { bodyOf, notesOf } from '../queries/interview-queries.ts';
import { saveBody } from './body-actions.ts';
import { createInterview } from './create-actions.ts';
import { followUpLine, markLine, marksToHighlights, nameFollowUp } from './note-line-actions.ts';

const NAMES = { pain: { name: 'Pain', hue: 'red' }, quote: { name: 'Quote', hue: 'blue' } } as const;
const tagOf = (mark: string) => (mark === 'pain' || mark === 'quote' ? NAMES[mark] : undefined);

async function aNote(...lines: readonly string[]) {
  const app = await anApp();
  const made = await createInterview(app, { title: 'Dana' });
  assert(made.ok, 'an interview');
  const note = must((await notesOf(app, made.value))[0], 'a note');
  let n = 0;
  const content = bodyFromLines(lines, () => `b${++n}`);
  await saveBody(app, note.id, content, 'typing');
  const marks = async () => (await app.db.notes.get(note.id))?.marks;
  return { app, interviewId: made.value, noteId: note.id, content, marks };
}

test('several keys at once on one line all count', async () => {
  const { app, noteId, marks } = await aNote('One');
  await Promise.all([
    markLine(app, noteId, 'b1', { atMs: 4_000 }, false),
    markLine(app, noteId, 'b1', { questionId: 'q1' }, false),
    markLine(app, noteId, 'b1', { mark: 'pain' }, true),
  ]);
  expect(await marks()).toEqual({ b1: { atMs: 4_000, mark: 'pain', questionId: 'q1' } });
});

test('a save of the text carries the marks along, in the same step of undo', async () => {
  const { app, noteId, content, marks } = await aNote('One', 'Two');
  await markLine(app, noteId, 'b1', { mark: 'pain' }, true);
  app.history.seal('typing');
  const { b1, b2 } = content.blocks;
  const pushed = {
    order: ['b1', 'b9', 'b2'],
    blocks: { b1: { node: must(b1, 'b1').node, text: '' }, b9: must(b1, 'b1'), b2: must(b2, 'b2') },
  };
  await saveBody(app, noteId, pushed, 'typing');
  expect(Object.keys((await marks()) ?? {})).toEqual(['b9']);
  await app.history.undo();
  expect(Object.keys((await marks()) ?? {})).toEqual(['b1']);
});

test('marked lines become highlights with the tags of their marks: one step, and none twice', async () => {
  const { app, interviewId, noteId } = await aNote('They chase people.', '  “I wait.” ', 'Nothing here', '');
  await markLine(app, noteId, 'b1', { mark: 'pain' }, true);
  await markLine(app, noteId, 'b2', { mark: 'quote' }, true);
  await markLine(app, noteId, 'b4', { mark: 'pain' }, true);
  expect(await marksToHighlights(app, interviewId, tagOf)).toEqual({ ok: true, value: 2 });
  const made = async () =>
    (await app.db.highlights.toArray()).map(({ anchor, tagIds }) => [anchor.quote, anchor.block, tagIds.length]);
  expect(await made()).toEqual([
    ['They chase people.', 'b1', 1],
    ['“I wait.”', 'b2', 1],
  ]);
  expect((await app.db.tags.toArray()).map(({ label, hue }) => [label, hue])).toEqual([
    ['Pain', 'red'],
    ['Quote', 'blue'],
  ]);
  expect(await marksToHighlights(app, interviewId, tagOf)).toEqual({ ok: true, value: 0 });
  await app.history.undo();
  expect(await made()).toEqual([]);
  expect(await app.db.tags.count()).toBe(0);
});

test('a follow-up is named by its line; left without words it was none', async () => {
  const { app, noteId, marks } = await aNote('Send the summary', '');
  await followUpLine(app, noteId, 'b1', '2026-03-09');
  await followUpLine(app, noteId, 'b2', '2026-03-09');
  await nameFollowUp(app, noteId, 'b1', 'Send the summary');
  await nameFollowUp(app, noteId, 'b2', '');
  expect((await app.db.tasks.toArray()).map(({ title, dueAt, done }) => [title, dueAt, done])).toEqual([
    ['Send the summary', '2026-03-09', false],
  ]);
  expect(Object.keys((await marks()) ?? {})).toEqual(['b1']);
  expect(await bodyOf(app, noteId)).not.toBeNull();
});
