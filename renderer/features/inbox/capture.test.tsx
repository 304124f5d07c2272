import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createParticipant, createStudy } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newTask } from '#shared/domain/task.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { CaptureLauncher } from './capture-launcher.tsx';
import { InboxPage } from './inbox-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

const show = (): void =>
  frame.show(
    <>
      <InboxPage place={{ kind: 'inbox' }} />
      <CaptureLauncher />
    </>,
  );
const thought = () => page.getByRole('textbox', { name: 'Thought' });
const openDialog = async (): Promise<void> => {
  await userEvent.keyboard('{Control>}{Shift>}N{/Shift}{/Control}');
  await expect.element(thought()).toHaveFocus();
};

test('a thought is captured from anywhere, waits in the Inbox, and is filed under a study', async () => {
  const person = await createParticipant(app, 'Dana Rossi');
  const study = await createStudy(app, 'Billing');
  assert(person.ok && study.ok, 'a person and a study');
  show();
  await expect.element(page.getByText(/Nothing waits for you/)).toBeVisible();
  await openDialog();
  await userEvent.keyboard('Two cafes share one sheet.');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Participant' }), 'P-001');
  await userEvent.click(thought());
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const row = page.getByRole('link', { name: 'Two cafes share one sheet.' });
  await expect.element(row).toBeVisible();
  expect((await app.db.interviews.toArray()).map((one) => [one.stage, one.kind, ...one.participantIds])).toEqual([
    ['inbox', 'field-note', person.value],
  ]);
  await userEvent.click(page.getByRole('button', { name: /^File “Two cafes/ }));
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Study' }), 'Billing');
  await userEvent.click(page.getByRole('button', { name: 'File', exact: true }));
  await expect.element(page.getByText(/Nothing waits for you/)).toBeVisible();
  expect((await app.db.interviews.toArray()).map(({ stage, studyId }) => [stage, studyId])).toEqual([
    ['held', study.value],
  ]);
});

test('Escape closes and keeps what was written; without words nothing is filed', async () => {
  show();
  await openDialog();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Write a few words first.')).toBeVisible();
  await userEvent.keyboard('Half a tho{Escape}');
  await expect.element(thought()).not.toBeInTheDocument();
  expect(await app.db.interviews.count()).toBe(0);
  await openDialog();
  await expect.element(thought()).toHaveValue('Half a tho');
  await userEvent.keyboard('{End}ught{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('link', { name: 'Half a thought' })).toBeVisible();
  await openDialog();
  await expect.element(thought()).toHaveValue('');
});

test('follow-ups that are due stand in the Inbox until they are done', async () => {
  const who = { now: app.now(), by: app.by };
  const task = (title: string, dueAt: string | null) =>
    insert('tasks', newTask(app.newId('task'), { title, dueAt }, who));
  await app.run({ label: label('change.follow-up'), ops: [task('Later', null), task('Send it', '2026-03-01')] });
  show();
  await expect.element(page.getByText(/2026 \(overdue\)$/)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Done: Send it' }));
  await expect.element(page.getByText('Send it', { exact: true })).not.toBeInTheDocument();
  expect((await app.db.tasks.toArray()).map(({ title, done }) => [title, done])).toEqual([
    ['Later', false],
    ['Send it', true],
  ]);
});
