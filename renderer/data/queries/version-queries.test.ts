import { expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { plainText } from '#shared/domain/body.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import { saveBody } from '../actions/body-actions.ts';
import { createGoal, createNote } from '../actions/create-actions.ts';
import { setFields } from '../actions/field-actions.ts';
import { markAndTag } from '../actions/highlight-actions.ts';
import { createInsight } from '../actions/insight-actions.ts';
import { saveSegmentText } from '../actions/segment-actions.ts';
import { restoreVersion } from '../actions/version-actions.ts';
import type { App } from '../app.ts';
import { bodyOf } from './interview-queries.ts';
import { historyOf } from './version-queries.ts';

const paragraph = (text: string) => ({ order: ['b1'], blocks: { b1: { node: { type: 'paragraph' }, text } } });

/** An app whose clock a test turns. */
async function anAppAt(): Promise<{ readonly app: App; readonly pass: (seconds: number) => void }> {
  let now = Date.parse('2026-03-02T08:00:00Z');
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  const tick = (): string => {
    pass(1);
    return new Date(now).toISOString();
  };
  return { app: await anApp({ now: tick }), pass };
}

const done = <T>(result: { readonly ok: boolean; readonly value?: T }): T => must(result.value, 'a done action');

it('makes one version of two minutes of writing, a new one after a rest, and one of each thing done at once', async () => {
  const { app, pass } = await anAppAt();
  const goal = done(await createGoal(app, 'Cut churn'));
  for (let i = 0; i < 40; i++) await setFields(app, 'goals', goal, { title: `Cut churn ${i}` }, 'title');
  pass(150);
  await setFields(app, 'goals', goal, { title: 'After a rest' }, 'title');
  for (let i = 0; i < 100; i++) {
    pass(2);
    await setFields(app, 'goals', goal, { title: `Long ${i}` }, 'title');
  }
  const { versions } = await historyOf(app, goal);
  expect(versions.map(({ labels }) => labels.map(({ key }) => key))).toEqual([
    ['change.edit'],
    ['change.edit'],
    ['change.edit'],
    ['change.edit'],
    ['change.create'],
  ]);
  for (const { from, at } of versions) expect(Date.parse(at) - Date.parse(from)).toBeLessThan(120_000);
});

it('gives each state back as it was', async () => {
  const { app, pass } = await anAppAt();
  const goal = done(await createGoal(app, 'One'));
  const titles = ['Two', 'Three', 'Four'];
  for (const title of titles) {
    pass(200);
    await setFields(app, 'goals', goal, { title, owner: `of ${title}` });
    await saveBody(app, goal, paragraph(`body of ${title}`), 'writing');
  }
  const history = await historyOf(app, goal);
  const states = history.versions.map(({ seq }) => history.stateAt(seq).get(goal)?.title);
  expect(states).toEqual(['Four', 'Three', 'Two', 'One']);
  expect(history.stateAt(0).size).toBe(0);
});

it('restores a text and its fields as a new change; highlights stay on their words; undo takes it back', async () => {
  const { app, pass } = await anAppAt();
  const { interview } = await aTranscript(app, ['Hello']);
  const note = done(await createNote(app, interview.id));
  await saveBody(app, note, paragraph('We print every invoice twice'), 'writing');
  const place = { interviewId: interview.id, source: note } as const;
  await markAndTag(app, { ...place, from: { block: 'b1', offset: 9 }, to: { block: 'b1', offset: 22 } }, 'print');
  pass(300);
  await saveBody(app, note, paragraph('Dana says: we print every invoice twice, and then again'), 'later');
  const before = await contentOf(app.db);

  const history = await historyOf(app, interview.id);
  const first = must(
    history.versions.findLast(({ labels }) => labels.some(({ key }) => key === 'change.write')),
    'it',
  );
  expect(done(await restoreVersion(app, history, first.seq))).toBe(2);

  expect(plainText(must(await bodyOf(app, note), 'a body'))).toBe('We print every invoice twice');
  const [highlight] = await app.db.highlights.toArray();
  expect(highlight).toMatchObject({ anchor: { quote: 'every invoice', start: 9, end: 22 }, needsReview: false });
  const after = await historyOf(app, interview.id);
  expect(after.versions[0]?.labels).toEqual([{ key: 'change.restore-version', values: {} }]);
  await app.history.undo();
  expect(await contentOf(app.db)).toBe(before);
});

it('brings back the words of a segment, with the highlight on them', async () => {
  const { app, pass } = await anAppAt();
  const { interview, transcript, segments } = await aTranscript(app, ['We print every invoice twice']);
  const segment = must(segments[0], 'a segment').id;
  const place = { interviewId: interview.id, source: transcript.id };
  await markAndTag(app, { ...place, from: { block: segment, offset: 9 }, to: { block: segment, offset: 22 } }, 'print');
  pass(300);
  await saveSegmentText(app, segment, 'Well, we print every invoice, twice', 'typing');
  const history = await historyOf(app, interview.id);
  await restoreVersion(app, history, must(history.versions.at(-1), 'the import').seq);
  expect((await app.db.segments.get(segment))?.text).toBe('We print every invoice twice');
  expect((await app.db.highlights.toArray())[0]).toMatchObject({
    anchor: { quote: 'every invoice', start: 9, end: 22 },
  });
});

it('empties a text that did not exist then, and keeps the record', async () => {
  const { app, pass } = await anAppAt();
  const insight = done(await createInsight(app, 'Because', []));
  pass(300);
  await saveBody(app, insight, paragraph('Why'), 'writing');
  const history = await historyOf(app, insight);
  await restoreVersion(app, history, must(history.versions.at(-1), 'the first').seq);
  expect(plainText(must(await bodyOf(app, insight), 'a body'))).toBe('');
  expect(await app.db.insights.get(insight)).toMatchObject({ title: 'Because' });
  await app.history.undo();
  expect(plainText(must(await bodyOf(app, insight), 'a body'))).toBe('Why');
});
