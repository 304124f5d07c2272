import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createInterview, createParticipant, createStudy } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { StudyPage } from './study-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

async function open() {
  const made = await createStudy(app, 'Billing');
  assert(made.ok, 'a study');
  frame.show(<StudyPage place={{ kind: 'study', id: made.value }} />);
  await expect.element(page.getByRole('heading', { name: 'Research questions' })).toBeVisible();
  return made.value;
}

test('research questions are written in a row by keys, and put in order', async () => {
  const id = await open();
  const stored = async () => (await app.db.studies.get(id))?.questions;
  await userEvent.click(page.getByRole('button', { name: 'Add a question' }));
  await expect.element(page.getByRole('textbox', { name: 'Research question 1' })).toHaveFocus();
  await userEvent.keyboard('Who approves?{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'Research question 2' })).toHaveFocus();
  await userEvent.keyboard('What does it cost?');
  await expect.poll(stored).toEqual(['Who approves?', 'What does it cost?']);
  await userEvent.click(page.getByRole('button', { name: 'Move question 2 up' }));
  await expect.poll(stored).toEqual(['What does it cost?', 'Who approves?']);
  await expect.element(page.getByRole('textbox', { name: 'Research question 1' })).toHaveValue('What does it cost?');
  await userEvent.click(page.getByRole('button', { name: 'Remove question 2' }));
  await expect.poll(stored).toEqual(['What does it cost?']);
});

test('progress counts what was held against what is planned, and segments heard against those wanted', async () => {
  const id = await open();
  for (const [name, segment] of [
    ['Ana', 'cafe'],
    ['Ben', 'Cafe'],
    ['Cem', 'School'],
    ['Dia', ''],
  ] as const) {
    const person = await createParticipant(app, name);
    const held = await createInterview(app, { title: name, studyId: id });
    assert(person.ok && held.ok, 'a person and an interview');
    await setFields(app, 'participants', person.value, { segment });
    await setFields(app, 'interviews', held.value, { participantIds: [person.value] });
  }
  const planned = await createInterview(app, { title: 'Next', studyId: id });
  assert(planned.ok, 'an interview');
  await setFields(app, 'interviews', planned.value, { stage: 'planned' });
  await userEvent.click(page.getByRole('button', { name: 'Plan a number' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Planned interviews' }), '8');
  await expect.element(page.getByText('4 of 8 interviews held · 1 more is planned')).toBeVisible();
  await userEvent.fill(page.getByRole('combobox', { name: 'Segment' }), 'Cafe');
  await userEvent.keyboard('{Enter}');
  await userEvent.fill(page.getByRole('combobox', { name: 'Segment' }), 'Bakery');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('2 people heard')).toBeVisible();
  await expect.element(page.getByText('nobody heard yet')).toBeVisible();
  await expect.element(page.getByText('Also heard: School (1) and people without a segment: 1')).toBeVisible();
});
