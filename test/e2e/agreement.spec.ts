import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launchBrowser } from './browser-app.ts';
import { drawOver, goTo, openFirst, openTalk } from './checklist/talk.ts';
import { launchDesktop } from './desktop-app.ts';
import { expect, test } from './fixture.ts';
import type { RunningApp } from './running-app.ts';

const ARCHIVE = /Throughline backup [\d-]+\.throughline/;

test('two people code the same talk apart, their copies become one, and they settle where they differ', async ({
  page,
  pick,
  saved,
  folder,
  host,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await openTalk(page, pick);
  await codeAs(page, 'Nobody can approve it inside the tool.', 'Approval', 'create');
  const first = await archiveOf(page, saved);

  const plan = { profile: path.join(folder, 'second'), saveFolder: path.join(folder, 'saved-second'), args: [] };
  mkdirSync(plan.saveFolder);
  const launch = host.kind === 'browser' ? launchBrowser : launchDesktop;
  const second: RunningApp = await launch({ ...plan, url: baseURL ?? '' });
  try {
    const theirs = second.page();
    await theirs.getByRole('button', { name: 'Start empty' }).click();
    await expect(theirs).toHaveURL(/#\/studies/);
    const file = path.join(folder, 'saved', first);
    await goTo(theirs, '#/settings');
    await second.pick([file]);
    await theirs.getByRole('button', { name: 'Open archive…' }).click();
    await theirs.getByRole('button', { name: 'Restore…' }).click();
    await Promise.all([
      theirs.waitForEvent('load'),
      theirs.getByRole('button', { name: 'Restore', exact: true }).click(),
    ]);
    await goTo(theirs, '#/analysis?tab=agreement');
    await theirs.getByRole('checkbox', { name: 'Code blind: hide in interviews what others marked' }).check();
    await openFirst(theirs);
    await expect(theirs.getByRole('button', { name: 'Coding blind: show what others marked' })).toBeVisible();
    await expect(theirs.locator('mark[data-highlights]')).toHaveCount(0);
    await codeAs(theirs, 'Nobody can approve it inside the tool.', 'Approval', 'choose');
    await codeAs(theirs, 'It costs us a day.', 'Approval', 'choose');
    await archiveOf(theirs, null);
    await goTo(page, '#/settings');
    await pick([path.join(plan.saveFolder, first)]);
  } finally {
    await second.close();
  }
  await page.getByRole('button', { name: 'Open archive…' }).click();
  await page.getByRole('button', { name: 'Merge into this project…' }).click();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Merge', exact: true }).click()]);

  await goTo(page, '#/analysis?tab=agreement');
  await expect(page.getByText('Agreement over 6 segments of 1 interview that both have tagged').first()).toBeVisible();
  // Worked out by hand from the table: kappa (5/6 - 22/36) / (1 - 22/36), alpha 1 - (2/12) / (54/132).
  await expect(page.getByRole('row', { name: /^Approval 1 1 0 4 83\.3% 0\.571 0\.593 66\.7%/ })).toBeVisible();
  await expect(page.getByText('Alpha is 0.593 over all tags: talk about what the tags mean.')).toBeVisible();
  const apart = page.getByRole('region', { name: 'Where they differ' });
  await expect(apart.getByText('It costs us a day.').first()).toBeVisible();
  await apart.getByRole('button', { name: 'Tag it “Approval” too' }).click();
  await expect(page.getByText('They differ nowhere.')).toBeVisible();
  await expect(page.getByText('The two agree well: alpha 1 over all tags.')).toBeVisible();
});

async function codeAs(page: Page, words: string, tag: string, how: 'create' | 'choose'): Promise<void> {
  await drawOver(page, words);
  const picker = page.getByRole('combobox', { name: 'Tag' });
  await picker.fill(tag);
  await expect(page.getByRole('option', { name: how === 'create' ? `Create “${tag}”` : tag }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('mark[data-highlights]').filter({ hasText: words })).toHaveCount(1);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

/** Exports everything, and answers the name of the file. */
async function archiveOf(page: Page, saved: ((name: string) => Promise<Buffer>) | null): Promise<string> {
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Export archive…' }).click();
  await page.getByRole('button', { name: 'Save…' }).click();
  const said = page.getByText(/read back and found whole/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  const name = ARCHIVE.exec((await said.textContent()) ?? '')?.[0] ?? '';
  if (saved) await saved(name);
  return name;
}
