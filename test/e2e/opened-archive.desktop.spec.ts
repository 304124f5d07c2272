import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { goTo, records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';

test.use({ launchArgs: ['--sample'] });

const changes = (page: Page) => records(page, 'changes').then(({ length }) => length);

test('an archive that the system points at is looked into only when the person says so, and changes nothing', async ({
  page,
  desktop,
  saved,
  folder,
}) => {
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Export archive…' }).click();
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText(/read back and found whole/)).toBeVisible({ timeout: 30_000 });
  const said = (await page.getByText(/read back and found whole/).textContent()) ?? '';
  const name = /Throughline backup [\d-]+\.throughline/.exec(said)?.[0] ?? '';
  await saved(name);
  const before = await changes(page);

  const question = page.getByRole('alertdialog', { name: `Look into “${name}”?` });
  expect(await desktop.spawnSecond([path.join(folder, 'saved', name)])).toBe(0);
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);

  await desktop.evaluate(
    ({ app }, file) => {
      app.emit('open-file', { preventDefault() {} }, file);
    },
    path.join(folder, 'saved', name),
  );
  await question.getByRole('button', { name: 'Look inside' }).click();
  await expect(page.getByText('Everything in this archive was checked and is whole.')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Close' }).last().click();

  writeFileSync(path.join(folder, 'fake.throughline'), 'PK\u0003\u0004 and then nothing of the kind');
  expect(await desktop.spawnSecond([path.join(folder, 'fake.throughline')])).toBe(0);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Look inside' }).click();
  await expect(page.getByText('Your project was not touched.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).last().click();

  expect(await desktop.spawnSecond([path.join(folder, 'nowhere.throughline')])).toBe(0);
  await expect(page.getByText('That file could not be read. Nothing was changed.')).toBeVisible();
  expect(await changes(page)).toBe(before);
});
