import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

test.use({ launchArgs: ['--sample'] });

test('a project leaves as one file, comes back from it, and the state in between can be gone back to', async ({
  page,
  pick,
  saved,
  relaunch,
}) => {
  test.setTimeout(90_000);
  const toSettings = () => goTo(page, '#/settings');
  const goal = (on: Page) => on.getByRole('heading', { name: 'Bake on Sundays' });

  await toSettings();
  await page.getByRole('button', { name: 'Export archive…' }).click();
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText(/read back and found whole/)).toBeVisible({ timeout: 60_000 });
  const said = (await page.getByText(/read back and found whole/).textContent()) ?? '';
  const name = /Throughline backup [\d-]+\.throughline/.exec(said)?.[0] ?? '';
  const archive = await saved(name);
  expect(archive.subarray(0, 2).toString()).toBe('PK');

  await goTo(page, '#/goals');
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What should be different?' }).fill('Bake on Sundays');
  await page.keyboard.press('Enter');
  await expect(goal(page)).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await toSettings();
  await pick([{ name: 'cut.throughline', content: archive.subarray(0, archive.length >> 1) }]);
  await page.getByRole('button', { name: 'Open archive…' }).click();
  await expect(page.getByText('This archive is not whole')).toBeVisible();
  await expect(page.getByText('Your project was not touched.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).last().click();

  await pick([{ name: 'whole.throughline', content: archive }]);
  await page.getByRole('button', { name: 'Open archive…' }).click();
  await expect(page.getByText('Everything in this archive was checked and is whole.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore…' }).click();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Restore', exact: true }).click()]);
  await expect(page.getByRole('heading', { name: 'Earlier states' })).toBeVisible();
  await goTo(page, '#/goals');
  await expect(page.getByRole('heading', { name: 'Buyers reorder without calling anybody' })).toBeVisible();
  await expect(goal(page)).toHaveCount(0);

  await toSettings();
  await page.getByRole('button', { name: 'Go back to state 1' }).click();
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('alertdialog').getByRole('button', { name: 'Go back to it' }).click(),
  ]);
  await expect(page.getByRole('heading', { name: 'Earlier states' })).toBeVisible();
  await goTo(page, '#/goals');
  await expect(goal(page)).toBeVisible();

  const again = await relaunch();
  await goTo(again, '#/goals');
  await expect(goal(again)).toBeVisible();
});

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
