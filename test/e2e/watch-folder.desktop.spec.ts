import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { aTalk, goTo, INVOICES, MOD, records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';

async function openDialog(page: Page) {
  await page.keyboard.press(`${MOD}+k`);
  await page.getByRole('dialog').getByRole('combobox').fill('Watch a folder');
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: 'Watch a folder' });
}

const titles = async (page: Page) =>
  (await records<{ readonly title: string; readonly deletedAt: string | null }>(page, 'interviews'))
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ title }) => title);

test('what comes into the watched folder is imported once, step by step, and goes on after a restart', async ({
  page,
  folder,
  pick,
  relaunch,
}) => {
  const calls = path.join(folder, 'From calls');
  mkdirSync(calls);
  writeFileSync(path.join(calls, 'old.vtt'), aTalk([{ speaker: 'Old', text: 'This lay here before.' }]));
  await goTo(page, '#/interviews');
  const dialog = await openDialog(page);
  await expect(dialog.getByText('No folder is watched.')).toBeVisible();
  await pick([calls]);
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(dialog.getByText('Watching “From calls”')).toBeVisible();

  writeFileSync(path.join(calls, 'Maren.vtt.part'), aTalk(INVOICES));
  renameSync(path.join(calls, 'Maren.vtt.part'), path.join(calls, 'Maren.vtt'));
  await expect(dialog.getByText('Maren.vtt: 1 interview imported.')).toBeVisible({ timeout: 20_000 });
  expect(await titles(page)).toEqual(['Maren']);
  writeFileSync(path.join(calls, 'copy.vtt'), aTalk(INVOICES));
  await expect(dialog.getByText('copy.vtt: imported before, left out.')).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => titles(page)).toEqual([]);

  const again = await relaunch();
  writeFileSync(path.join(calls, 'Later.vtt'), aTalk([{ speaker: 'Ada', text: 'Said after the restart.' }]));
  await expect.poll(() => titles(again), { timeout: 20_000 }).toEqual(['Later']);
  const later = await openDialog(again);
  await later.getByRole('button', { name: 'Stop watching' }).click();
  await expect(later.getByText('No folder is watched.')).toBeVisible();
});
