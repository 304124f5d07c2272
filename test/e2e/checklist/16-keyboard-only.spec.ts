import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { aTalk, coded, INVOICES, MOD, records } from './talk.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data');
const MEETING = path.join(data, 'qmsum/product-val/ES2006a.json');

interface Job {
  readonly page: Page;
  readonly pick: (files: readonly (string | { name: string; content: string })[]) => Promise<void>;
  readonly saved: (name: string) => Promise<Buffer>;
}

/** Goes on with Tab until this has the focus. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible({ timeout: 15_000 });
  for (let i = 0; i < 80; i++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(goal).toBeFocused();
}

/** A step of the job by Tab and Enter. */
async function press(page: Page, goal: Locator): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press('Enter');
}

/** Goes to a record by its name, as `quick open` does. */
async function openByName(page: Page, words: string): Promise<void> {
  await page.keyboard.press(`${MOD}+o`);
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Writes a new record into the picker of links, and leaves the picker. */
async function linkNew(page: Page, button: string, words: string): Promise<void> {
  await press(page, page.getByRole('button', { name: button }));
  await page.keyboard.type(words);
  const create = page.getByRole('option', { name: /Create/ });
  await expect(create).toBeVisible();
  for (let i = 0; i < 10 && (await create.getAttribute('data-active')) === null; i++) {
    const active = await page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant') ?? '');
    if ((await create.getAttribute('id')) === active) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** From a file to a summary: nothing but keys, which is counted. */
async function wholeJob({ page, pick, saved }: Job, file: string | { name: string; content: string }): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { presses: 0 });
    document.addEventListener('pointerdown', () => {
      Object.assign(window, { presses: (window as unknown as { presses: number }).presses + 1 });
    });
  });
  await test.step('import', async () => {
    await pick([file]);
    await press(page, page.getByRole('button', { name: 'Import files' }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Import 1 file' }));
    await expect(page.getByText('Imported 1 interview.').first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step('code three quotes, make an insight of the third', async () => {
    await page.keyboard.press(`${MOD}+1`);
    await tabTo(page, page.getByRole('grid'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('[data-segment][tabindex="0"]'));
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('s');
      if (i === 0) {
        await page.keyboard.press('t');
        await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused();
        await page.keyboard.type('Worth a look');
        await page.keyboard.press('Enter');
      } else await page.keyboard.press('r');
      await expect.poll(async () => (await coded(page)).length).toBe(i + 1);
    }
    expect((await coded(page)).map(([, tags]) => tags)).toEqual(Array(3).fill(['Worth a look']));
    await page.keyboard.press('i');
    await expect(page.getByRole('textbox', { name: 'What do you learn from this?' })).toBeFocused();
    await page.keyboard.type('They lose a day to work around the tool');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await records(page, 'insights')).length).toBe(1);
  });

  await test.step('a need for the insight, a goal for the need', async () => {
    await openByName(page, 'They lose a day');
    await linkNew(page, 'Link a need…', 'Approve where the work is');
    await expect.poll(async () => (await records(page, 'needs')).length).toBe(1);
    await openByName(page, 'Approve where the work is');
    await linkNew(page, 'Link a goal…', 'Fewer days lost');
    await expect.poll(async () => (await records(page, 'goals')).length).toBe(1);
    await expect.poll(async () => (await records(page, 'evidence')).length).toBe(3);
  });

  await test.step('export', async () => {
    await openByName(page, 'Fewer days lost');
    await page.keyboard.press(`${MOD}+Shift+e`);
    const dialog = page.getByRole('dialog');
    await press(page, dialog.getByRole('button', { name: 'Save…' }));
    const told = page.getByText(/^Saved .*\.\w+$/).last();
    await expect(told).toBeVisible();
    const text = (await saved(((await told.textContent()) ?? '').replace(/^Saved /, ''))).toString('utf8');
    for (const words of ['Fewer days lost', 'Approve where the work is', 'They lose a day to work around the tool'])
      expect(text).toContain(words);
  });
  expect(await page.evaluate(() => (window as unknown as { presses: number }).presses)).toBe(0);
}

test('16 from a file to an exported summary with keys alone', async ({ page, pick, saved }) => {
  await wholeJob({ page, pick, saved }, { name: 'Maren.vtt', content: aTalk(INVOICES) });
});

test.describe('on a real meeting', () => {
  test.skip(!existsSync(MEETING), `no meetings in ${data}: set THROUGHLINE_DATA`);
  test('16 the same job on a meeting of many speakers', async ({ page, pick, saved }) => {
    await wholeJob({ page, pick, saved }, MEETING);
    expect((await records(page, 'segments')).length).toBeGreaterThan(100);
  });
});
