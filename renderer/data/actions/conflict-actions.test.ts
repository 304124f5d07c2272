import { expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { mergeWorkspaces } from '#shared/domain/merge/merge-workspaces.ts';
import { mergeContents } from '#shared/exchange/archive/merge-contents.ts';
import { emptyWorkspace } from '#shared/exchange/archive/workspace-content.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import type { App } from '../app.ts';
import { createApp } from '../create-app.ts';
import { writeGeneration } from '../new-generation.ts';
import { type ProjectContent, readContent } from '../project-content.ts';
import { openConflicts } from '../queries/conflict-queries.ts';
import { bodyOf } from '../queries/interview-queries.ts';
import { saveBody } from './body-actions.ts';
import { settleConflict } from './conflict-actions.ts';
import { createGoal, createNote } from './create-actions.ts';
import { setFields } from './field-actions.ts';

const done = <T>(result: { readonly ok: boolean; readonly value?: T }): T => must(result.value, 'a done action');
const contentIn = async (app: App): Promise<ProjectContent> => done(await readContent(app.db));

/** The same project on another computer, writing under a name of its own. */
async function copyOf(app: App, copyId: string): Promise<App> {
  const content = await contentIn(app);
  const other = await anApp();
  const at = { projectId: other.at.projectId, generation: 2 };
  const made = done(await writeGeneration(content, at, { copyId, savedState: [] }));
  return anAppOver(other, made.db);
}

function anAppOver(other: App, db: App['db']): App {
  const { host, now, today, orderBetween, orderKeys, by } = other;
  const newUuid = (): string => crypto.randomUUID();
  return createApp(db, { host, now, today, newUuid, orderBetween, orderKeys, by, device: 'x' });
}

/** Both logs as one, as a merge in the app lays them out. */
async function merged(a: App, b: App): Promise<App> {
  const [one, other] = [await contentIn(a), await contentIn(b)];
  const whole = (content: ProjectContent) => ({ ...emptyWorkspace(content.projectId, content.copyId), ...content });
  const { content } = mergeContents(whole(one), whole(other));
  const into = await anApp();
  const at = { projectId: into.at.projectId, generation: 2 };
  const made = done(await writeGeneration(content, at, { copyId: 'merged-copy', savedState: [] }));
  return anAppOver(into, made.db);
}

it('lists both values of a field with who wrote them, takes the chosen one, and undo brings the question back', async () => {
  const mine = await anApp();
  const goal = done(await createGoal(mine, 'Print once'));
  const theirs = await copyOf(mine, 'copy-2');
  await setFields(theirs, 'goals', goal, { title: 'Print never' });
  await setFields(mine, 'goals', goal, { title: 'Print daily' });
  expect(await openConflicts(mine)).toEqual([]);

  const app = await merged(mine, theirs);
  const [open, ...others] = await openConflicts(app);
  expect(others).toEqual([]);
  const { conflict, writers } = must(open, 'a conflict');
  expect(conflict).toMatchObject({ kind: 'field', record: goal, field: 'title' });
  expect(conflict.values.map(({ value }) => value).sort()).toEqual(['Print daily', 'Print never']);
  expect(writers.every((writer) => writer !== null)).toBe(true);
  const before = await contentOf(app.db);
  const wanted = conflict.values.findIndex(({ value }) => value === 'Print never');
  expect(await settleConflict(app, conflict, wanted)).toMatchObject({ ok: true });
  expect((await app.db.goals.get(goal))?.title).toBe('Print never');
  expect(await openConflicts(app)).toEqual([]);
  await app.history.undo();
  expect(await contentOf(app.db)).toBe(before);
  expect(await openConflicts(app)).toHaveLength(1);
});

it('keeps both paragraphs of a text until one is chosen', async () => {
  const mine = await anApp();
  const { interview } = await aTranscript(mine, ['We print twice']);
  const note = done(await createNote(mine, interview.id, 'Note'));
  const text = (words: string) => ({ order: ['b1'], blocks: { b1: { node: { type: 'paragraph' }, text: words } } });
  done(await saveBody(mine, note, text('As it was'), 'typing'));
  const theirs = await copyOf(mine, 'copy-2');
  done(await saveBody(theirs, note, text('As they see it'), 'typing'));
  done(await saveBody(mine, note, text('As I see it'), 'typing'));

  const app = await merged(mine, theirs);
  const words = async () => {
    const body = must(await bodyOf(app, note), 'a body');
    return body.order.map((key) => body.blocks[key]?.text);
  };
  expect((await words()).toSorted()).toEqual(['As I see it', 'As they see it']);
  const { conflict } = must((await openConflicts(app))[0], 'a conflict');
  expect(conflict.kind).toBe('block');
  const wanted = conflict.values.findIndex(({ value }) => JSON.stringify(value).includes('As they see it'));
  done(await settleConflict(app, conflict, wanted));
  expect(await words()).toEqual(['As they see it']);
  expect(await openConflicts(app)).toEqual([]);
});

it('is not asked again after it was decided and merged once more', async () => {
  const mine = await anApp();
  const goal = done(await createGoal(mine, 'Print once'));
  const theirs = await copyOf(mine, 'copy-2');
  await setFields(theirs, 'goals', goal, { title: 'Print never' });
  await setFields(mine, 'goals', goal, { title: 'Print daily' });
  const app = await merged(mine, theirs);
  const { conflict } = must((await openConflicts(app))[0], 'a conflict');
  done(await settleConflict(app, conflict, null));
  const [ours, others] = [await contentIn(app), await contentIn(theirs)];
  const settled = [conflict.id];
  const { conflicts } = mergeWorkspaces({ changes: ours.changes, settled }, { changes: others.changes, settled: [] });
  expect(conflicts).toEqual([]);
});
