import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createInterview, createParticipant, createStudy } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { EraseDialog } from './erase-dialog.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

test('says what goes, lets each mention be decided, and erases only after the alias was typed', async () => {
  const made = await createParticipant(app, 'Dana Rossi');
  assert(made.ok, 'a person');
  const interview = await createInterview(app, { title: 'Talk with Dana Rossi' });
  assert(interview.ok, 'an interview');
  await setFields(app, 'interviews', interview.value, { participantIds: [made.value] });
  const study = await createStudy(app, 'Why Dana Rossi prints');
  assert(study.ok, 'a study');
  const person = must(await app.db.participants.get(made.value), 'it');
  let erased = 0;
  frame.show(<EraseDialog person={person} onClose={() => undefined} onErased={() => void erased++} />);
  await expect.element(page.getByText('1 interview')).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: 'Why Dana Rossi prints' })).toBeChecked();
  const confirm = page.getByRole('button', { name: 'Erase for ever' });
  await expect.element(confirm).toBeDisabled();
  await userEvent.fill(page.getByRole('textbox'), person.alias);
  await userEvent.click(confirm);
  await expect.poll(() => erased).toBe(1);
  const db = await new Dexie(`tl-${app.at.projectId}-2`).open();
  const studies = await db.table('studies').toArray();
  expect(studies.map(({ title }) => title)).toEqual([
    'Why \u2588\u2588\u2588\u2588 \u2588\u2588\u2588\u2588\u2588 prints',
  ]);
  expect(await db.table('interviews').count()).toBe(0);
  db.close();
  expect(await Dexie.exists(`tl-${app.at.projectId}-1`)).toBe(false);
});
