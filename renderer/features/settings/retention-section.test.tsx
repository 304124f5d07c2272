import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createInterview, createStudy } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { readAudit } from '#renderer/data/audit-log.ts';
import { assert } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { RetentionSection } from './retention-section.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

test('what is past its day is told, goes only when somebody says so, and one undo brings it back', async () => {
  const study = await createStudy(app, 'Late orders');
  assert(study.ok, 'a study');
  for (const [title, heldAt] of [
    ['Old talk', '2020-01-10'],
    ['New talk', app.today()],
  ] as const) {
    const made = await createInterview(app, { title });
    assert(made.ok, 'an interview');
    await setFields(app, 'interviews', made.value, { heldAt, studyId: study.value });
  }
  frame.show(<RetentionSection />);
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Late orders' }), '12 months');
  await expect.element(page.getByText('Late orders: 1 interview is past its day.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Old talk' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'New talk' })).not.toBeInTheDocument();
  const live = async () => (await app.db.interviews.toArray()).filter(({ deletedAt }) => deletedAt === null).length;
  expect(await live()).toBe(2);

  await userEvent.click(page.getByRole('button', { name: 'Move 1 interview to Trash…' }));
  await userEvent.click(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }));
  expect(await live()).toBe(2);
  await userEvent.click(page.getByRole('button', { name: 'Move 1 interview to Trash…' }));
  await userEvent.click(page.getByRole('alertdialog').getByRole('button', { name: 'Move to Trash' }));
  await expect.poll(live).toBe(1);
  await expect.element(page.getByText('Late orders: 1 interview is past its day.')).not.toBeInTheDocument();
  await expect.poll(async () => (await readAudit(app)).entries[0]?.action).toBe('retention');

  await app.history.undo();
  await expect.poll(live).toBe(2);
});
