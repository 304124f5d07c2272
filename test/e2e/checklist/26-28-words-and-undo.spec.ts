import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { coded, enter, goTo, MOD, openFirst, openTalk, tagNames, toReview, turn } from './talk.ts';

const undo = (page: Page) => page.keyboard.press(`${MOD}+z`);
const redo = (page: Page) => page.keyboard.press(`${MOD}+Shift+z`);
const words = (page: Page) => page.getByRole('textbox', { name: /^Words of/ });

/** The second sentence of Dana's first turn, with a tag. */
async function codeSecond(page: Page, tag: string): Promise<void> {
  await enter(page, 'We export the invoice');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('t');
  await page.keyboard.type(tag);
  await page.keyboard.press('Enter');
  await expect.poll(() => coded(page)).toEqual([['Nobody can approve it inside the tool.', [tag]]]);
}

test('26 a highlight stays on its words while others change before it; without its words it needs review', async ({
  page,
  pick,
}) => {
  await openTalk(page, pick);
  await codeSecond(page, 'Approval');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  await expect(words(page)).toBeFocused();
  await page.keyboard.type('As I said before, ');
  // Saved while it is typed, and never taken for lost on the way.
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('mark')).toHaveText(['Nobody can approve it inside the tool.']);
  expect(await toReview(page)).toEqual([]);

  await page.keyboard.press('e');
  await words(page).fill('As I said before, we export the invoice to a sheet every week.');
  await page.keyboard.press('Escape');
  await expect.poll(() => toReview(page)).toEqual(['Nobody can approve it inside the tool.']);
  await expect(page.locator('mark')).toHaveCount(0);
  await expect(page.getByText('1 highlight needs review')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nobody can approve it inside the tool.' })).toBeVisible();
  await undo(page);
  await expect(page.locator('mark')).toHaveText(['Nobody can approve it inside the tool.']);
  await expect.poll(() => toReview(page)).toEqual([]);
});

test('27 a moved boundary, a tag taken off and merged tags are each one undo and one redo', async ({ page, pick }) => {
  await openTalk(page, pick);
  await codeSecond(page, 'Approval');
  const first = async () => (await coded(page))[0];

  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval']]);
  await undo(page);
  await expect.poll(first).toEqual(['Nobody can approve it inside the tool.', ['Approval']]);
  await redo(page);
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval']]);

  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  await page.keyboard.press('t');
  await expect(page.getByRole('list', { name: 'Tags of this highlight' })).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect.poll(first).toEqual(['Nobody can approve it', []]);
  await page.keyboard.press('Escape');
  await undo(page);
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval']]);
  await redo(page);
  await expect.poll(first).toEqual(['Nobody can approve it', []]);
  await undo(page);
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval']]);

  await page.keyboard.press('t');
  await expect(page.getByRole('list', { name: 'Tags of this highlight' })).toBeVisible();
  await page.keyboard.type('Sign-off');
  await page.keyboard.press('Enter');
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval', 'Sign-off']]);
  await goTo(page, '#/codebook');
  await page.getByRole('row').filter({ hasText: 'Sign-off' }).click();
  await page.getByRole('button', { name: 'Merge…' }).first().click();
  const sheet = page.getByRole('dialog', { name: 'Merge “Sign-off” into another tag' });
  await sheet.getByRole('combobox', { name: 'Into' }).selectOption({ label: 'Approval' });
  await sheet.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect.poll(() => tagNames(page)).toEqual(['Approval']);
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval']]);
  await page.getByRole('treegrid').focus();
  await undo(page);
  await expect.poll(() => tagNames(page)).toEqual(['Approval', 'Sign-off']);
  await expect.poll(first).toEqual(['Nobody can approve it', ['Approval', 'Sign-off']]);
  await redo(page);
  await expect.poll(() => tagNames(page)).toEqual(['Approval']);
});

test('28 undo in a note takes back typing only, undo in the transcript coding only', async ({ page, pick }) => {
  await openTalk(page, pick);
  await codeSecond(page, 'Approval');
  const now = await coded(page);
  await page.getByRole('tab', { name: /Notes/ }).click();
  await page.getByRole('button', { name: 'New note' }).click();
  const note = page.getByRole('textbox', { name: /^Note/ });
  await note.click();
  await page.keyboard.type('She waits');
  await page.keyboard.press('Enter');
  await page.keyboard.type('for finance');
  await expect(note).toContainText('for finance');
  await undo(page);
  await expect(note).not.toContainText('for finance');
  await expect(note).toContainText('She waits');
  expect(await coded(page)).toEqual(now);
  await redo(page);
  await expect(note).toContainText('for finance');

  await page.getByRole('tab', { name: /Highlights/ }).click();
  await enter(page, 'It costs us a day');
  await page.keyboard.press('s');
  await page.keyboard.press('h');
  await expect.poll(async () => (await coded(page)).length).toBe(2);
  await undo(page);
  await expect.poll(() => coded(page)).toEqual(now);
  await page.getByRole('tab', { name: /Notes/ }).click();
  await expect(note).toContainText('She waits');
  await expect(note).toContainText('for finance');
  // It is still there after the interview was left and opened again.
  await openFirst(page);
  await expect(turn(page, 'Nobody can approve it').locator('mark')).toBeVisible();
});
