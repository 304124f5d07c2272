import { expect, test } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import { newQuestion, newSection, setQuestion } from '#shared/domain/guide-edit.ts';
import { anApp } from '../../../test/builders.ts';
import { guideOf, guideVersions } from '../queries/guide-queries.ts';
import { trashedRecords } from '../queries/trash-queries.ts';
import { createInterview } from './create-actions.ts';
import { restoreRecord, trashRecord } from './field-actions.ts';
import { answerQuestion, chooseGuide, createGuide, editGuide } from './guide-actions.ts';

async function aGuide() {
  const app = await anApp();
  const sections = [
    { ...newSection('s'), questions: [newQuestion('q1', 'What set it off?'), newQuestion('q2', 'And then?')] },
  ];
  const made = await createGuide(app, { title: 'Story', sections });
  assert(made.ok, 'a guide');
  return { app, id: made.value };
}

async function heldBy(app: Awaited<ReturnType<typeof anApp>>, guideId: Parameters<typeof chooseGuide>[2]) {
  const made = await createInterview(app, { title: 'Dana' });
  assert(made.ok, 'an interview');
  await chooseGuide(app, made.value, guideId);
  return made.value;
}

test('an unused guide is edited in place', async () => {
  const { app, id } = await aGuide();
  const done = await editGuide(app, id, { sections: (now) => setQuestion(now, 'q1', { text: 'What began it?' }) });
  expect(done).toEqual({ ok: true, value: id });
  expect(
    (await guideVersions(app, id)).map(({ version, sections }) => [version, sections[0]?.questions[0]?.text]),
  ).toEqual([[1, 'What began it?']]);
});

test('an edit of a used guide makes the next version once, the interview keeps its own, and can move to the newest', async () => {
  const { app, id } = await aGuide();
  const interview = await heldBy(app, id);
  // Two keys in a row, as somebody types.
  const edits = ['What beg', 'What began it?'].map((text) =>
    editGuide(app, id, { sections: (now) => setQuestion(now, 'q1', { text }) }, 'field:q1'),
  );
  const [first, second] = await Promise.all(edits);
  assert(first?.ok && second?.ok, 'two edits');
  expect(second.value).toBe(first.value);
  const versions = await guideVersions(app, id);
  expect(versions.map(({ version, sections }) => [version, sections[0]?.questions[0]?.text])).toEqual([
    [1, 'What set it off?'],
    [2, 'What began it?'],
  ]);
  const own = async () => {
    const inUse = must(await guideOf(app, must(await app.db.interviews.get(interview), 'it')), 'a guide');
    return [inUse.guide.version, inUse.newest.version];
  };
  expect(await own()).toEqual([1, 2]);
  await chooseGuide(app, interview, second.value);
  expect(await own()).toEqual([2, 2]);
  await app.history.undo();
  expect(await own()).toEqual([1, 2]);
  // Typing in one field is one step, the new version included.
  await app.history.undo();
  expect((await guideVersions(app, id)).map(({ version }) => version)).toEqual([1]);
});

test('the state of a question keeps the time of its first asking, and goes again', async () => {
  const { app, id } = await aGuide();
  const interview = await heldBy(app, id);
  await Promise.all([
    answerQuestion(app, interview, 'q1', 'asked', 1_000),
    answerQuestion(app, interview, 'q1', 'answered', 5_000),
    answerQuestion(app, interview, 'q2', 'skipped', 6_000),
  ]);
  const answers = async () => (await app.db.interviews.get(interview))?.answers;
  expect(await answers()).toEqual({ q1: { state: 'answered', atMs: 1_000 }, q2: { state: 'skipped', atMs: 6_000 } });
  await answerQuestion(app, interview, 'q2', null, null);
  expect(await answers()).toEqual({ q1: { state: 'answered', atMs: 1_000 } });
});

test('a guide goes to the trash with all its versions and comes back with them', async () => {
  const { app, id } = await aGuide();
  await heldBy(app, id);
  await editGuide(app, id, { sections: () => [] });
  await trashRecord(app, 'guides', id);
  expect(await guideVersions(app, id)).toEqual([]);
  // One entry in the trash, for all of it.
  expect((await trashedRecords(app)).map(({ record, with: also }) => [record.id, also])).toEqual([[id, 1]]);
  await restoreRecord(app, 'guides', id);
  expect((await guideVersions(app, id)).map(({ version }) => version)).toEqual([1, 2]);
});
