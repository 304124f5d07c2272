import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Json } from '#shared/domain/json.ts';
import { TABLES } from '#shared/domain/records.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { launchBrowser } from '../browser-app.ts';
import { launchDesktop } from '../desktop-app.ts';
import { expect, test } from '../fixture.ts';
import { written } from '../picked-file.ts';
import { goTo, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

const PASSPHRASE = 'bread before sunrise';
const WORDS = ['order', 'rolls', 'messages'];

/** Every record as it stands in the newest database of the page: a hash for each table, as whole projects are too long to read. */
async function everything(page: Page): Promise<Readonly<Record<string, string>>> {
  const tables = await page.evaluate(
    async (names) => {
      const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
      const newest = databases
        .filter((name) => /^tl-local-\d+$/.test(name))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
        .at(-1);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(newest ?? '');
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const rowsOf = (table: string) =>
        new Promise<unknown[]>((resolve, reject) => {
          const all = db.transaction(table).objectStore(table).getAll();
          all.onsuccess = () => resolve(all.result);
          all.onerror = () => reject(all.error);
        });
      const found = await Promise.all(names.map(async (name) => [name, await rowsOf(name)] as const));
      db.close();
      return found;
    },
    [...TABLES, 'changes'],
  );
  // Rows of a database are JSON, but for the order of their keys.
  return Object.fromEntries(
    tables.map(([name, rows]) => [name, `${rows.length} ${sha256(canonicalJson(rows as Json))}`]),
  );
}

/** What is found, in its order, for several words. */
async function found(page: Page): Promise<readonly (readonly string[])[]> {
  const answers: (readonly string[])[] = [];
  for (const words of WORDS) {
    // What was found before must not be taken for the answer.
    await goTo(page, '#/goals');
    await expect(page.locator('[data-hit]')).toHaveCount(0);
    await goTo(page, `#/search?q=${encodeURIComponent(words)}`);
    await expect(page.getByRole('searchbox', { name: 'Search everything' })).toHaveValue(words);
    const hits = page.locator('[data-hit]');
    await expect(hits.first()).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole('region', { name: 'Results' })).toHaveAttribute('aria-busy', 'false');
    answers.push(await hits.evaluateAll((all) => all.map((one) => one.getAttribute('data-hit') ?? '')));
  }
  return answers;
}

test('45 an encrypted backup gives an empty profile the same records and the same finds; a wrong passphrase or half a file harms nothing', async ({
  page,
  saved,
  folder,
  host,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const before = { records: await everything(page), found: await found(page) };
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Export archive…' }).click();
  await page.getByRole('textbox', { name: 'Passphrase (optional)' }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Save…' }).click();
  const said = page.getByText(/read back and found whole/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  const name = /Throughline backup [\d-]+\.throughline\.age/.exec((await said.textContent()) ?? '')?.[0] ?? '';
  const archive = await saved(name);
  expect(archive.subarray(0, 21).toString()).toBe('age-encryption.org/v1');

  const plan = { profile: path.join(folder, 'empty'), saveFolder: path.join(folder, 'saved-2'), args: [] };
  mkdirSync(plan.saveFolder);
  const launch = host.kind === 'browser' ? launchBrowser : launchDesktop;
  const other = await launch({ ...plan, url: baseURL ?? '' });
  try {
    const empty = other.page();
    const open = async (content: Uint8Array): Promise<void> => {
      await goTo(empty, '#/settings');
      await other.pick([written(folder, { name, content })]);
      await empty.getByRole('button', { name: 'Open archive…' }).click();
    };
    const unlock = async (words: string): Promise<void> => {
      await empty.getByLabel('Passphrase of this archive').fill(words);
      await empty.getByRole('button', { name: 'Unlock' }).click();
    };
    const untouched = await everything(empty);

    await open(archive.subarray(0, archive.length >> 1));
    await unlock(PASSPHRASE);
    await expect(empty.getByText(/is damaged/)).toBeVisible({ timeout: 20_000 });
    await empty.getByRole('button', { name: 'Close' }).last().click();

    await open(archive);
    await unlock('bread after sunset');
    await expect(empty.getByText('This passphrase does not open it.')).toBeVisible({ timeout: 20_000 });
    expect(await everything(empty)).toEqual(untouched);

    await unlock(PASSPHRASE);
    await expect(empty.getByText('Everything in this archive was checked and is whole.')).toBeVisible({
      timeout: 30_000,
    });
    await empty.getByRole('button', { name: 'Restore…' }).click();
    await Promise.all([
      empty.waitForEvent('load'),
      empty.getByRole('button', { name: 'Restore', exact: true }).click(),
    ]);
    await empty.waitForSelector('body[data-ready]', { state: 'attached' });
    expect(await everything(empty)).toEqual(before.records);
    await expect.poll(() => found(empty), { timeout: 30_000 }).toEqual(before.found);
  } finally {
    await other.close();
  }
});

test('45 a snapshot brings back one record or the whole project, and the state in between can be gone back to', async ({
  page,
  relaunch,
}) => {
  test.setTimeout(90_000);
  const goal = (on: Page) => on.getByRole('main').getByText('Bake on Sundays').first();
  // The name stands elsewhere too: what is asked is asked of the list of goals, once it is there.
  const toGoals = async (on: Page): Promise<void> => {
    await goTo(on, '#/goals');
    await expect(on.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible();
    await expect(on.getByRole('heading', { name: 'Buyers reorder without calling anybody' })).toBeVisible();
  };
  const toSettings = () => goTo(page, '#/settings?section=backups');
  await goTo(page, '#/goals');
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What should be different?' }).fill('Bake on Sundays');
  await page.keyboard.press('Enter');
  await expect(goal(page)).toBeVisible();
  await toSettings();
  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.getByText('Snapshot made and checked')).toBeVisible({ timeout: 30_000 });
  const rows = page.getByRole('table', { name: 'Snapshots, newest first' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Restored as a test');
  await expect(page.getByRole('button', { name: /^Snapshot (now|\d+ second)/ })).toBeVisible();

  await toGoals(page);
  await goal(page).click();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/goals\/go?l?_/);
  await page.getByRole('button', { name: 'Move to Trash', exact: true }).click();
  await expect(page.getByText('Moved to Trash: Bake on Sundays')).toBeVisible();

  await toSettings();
  await rows
    .nth(1)
    .getByRole('button', { name: /actions$/ })
    .click();
  await page.getByRole('menuitem', { name: 'Bring back records…' }).click();
  await page.getByRole('button', { name: 'Bring back “Bake on Sundays”' }).click();
  await toGoals(page);
  await expect(goal(page)).toBeVisible();
  await page.locator('body').press('Control+z');
  const isGone = async (): Promise<boolean> =>
    (await records<{ readonly title: string; readonly deletedAt: string | null }>(page, 'goals')).some(
      ({ title, deletedAt }) => title === 'Bake on Sundays' && deletedAt !== null,
    );
  await expect.poll(isGone).toBe(true);
  await expect(goal(page)).toHaveCount(0);

  await toSettings();
  await rows
    .nth(1)
    .getByRole('button', { name: /actions$/ })
    .click();
  await page.getByRole('menuitem', { name: 'Restore everything…' }).click();
  await page.getByRole('button', { name: 'Restore…' }).click({ timeout: 20_000 });
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Restore', exact: true }).click()]);
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
  await toGoals(page);
  await expect(goal(page)).toBeVisible();

  await toSettings();
  await page.getByRole('button', { name: 'Go back to state 1' }).click();
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('alertdialog').getByRole('button', { name: 'Go back to it' }).click(),
  ]);
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
  await toGoals(page);
  await expect(goal(page)).toHaveCount(0);
  const again = await relaunch();
  await toGoals(again);
  await expect(goal(again)).toHaveCount(0);
});
