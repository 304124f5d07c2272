import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { goTo, MOD, records } from './talk.ts';

const TABLES = [
  'studies',
  'interviews',
  'highlights',
  'insights',
  'needs',
  'goals',
  'participants',
  'tags',
  'notes',
  'evidence',
];

interface Row {
  readonly deletedAt: string | null;
}

const live = async (page: Page): Promise<readonly number[]> =>
  Promise.all(
    TABLES.map(async (table) => (await records<Row>(page, table)).filter(({ deletedAt }) => deletedAt === null).length),
  );

test('01, 02 an empty start offers three ways; the sample fills every section, goes away whole, and undo brings it back', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.reload();
  for (const name of ['Open the sample project', 'Import files', 'Start empty'])
    await expect(page.getByRole('main').getByRole('button', { name })).toBeVisible();
  await page.getByRole('button', { name: 'Open the sample project' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Throughline' })).toBeVisible();
  await expect.poll(async () => Math.min(...(await live(page)))).toBeGreaterThan(0);
  const full = await live(page);

  await page
    .getByRole('button', { name: /^Remove(?: the sample project)?$/ })
    .first()
    .click();
  const sure = page.getByRole('alertdialog').getByRole('button');
  if (await sure.first().isVisible()) await sure.last().click();
  await expect.poll(() => live(page)).toEqual(TABLES.map(() => 0));
  await page.locator('body').press(`${MOD}+z`);
  await expect.poll(() => live(page)).toEqual(full);
  expect(errors).toEqual([]);
});

test.describe('with the sample', () => {
  test.use({ launchArgs: ['--sample'] });

  const scrolled = (page: Page): Promise<number> =>
    page.evaluate(() => Math.max(0, ...[...document.querySelectorAll('main, main *')].map((one) => one.scrollTop)));

  test('04 a reload comes back to the place: filter, row, scroll and the width of the panes', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 560 });
    await goTo(page, '#/highlights');
    await page.getByRole('searchbox', { name: /Find/ }).first().fill('the');
    const grid = page.getByRole('grid');
    await grid.focus();
    for (let i = 0; i < 14; i++) await page.keyboard.press('ArrowDown');
    const chosen = async (): Promise<string> =>
      page.evaluate(() => {
        const box = document.querySelector('[role=grid]');
        const row = document.getElementById(box?.getAttribute('aria-activedescendant') ?? '');
        return row?.closest('[role=row]')?.textContent ?? '';
      });
    const row = await chosen();
    expect(row).not.toBe('');
    const splitter = page.getByRole('separator', { name: /^Resize/ }).first();
    await splitter.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    const width = await splitter.getAttribute('aria-valuenow');
    const [address, at] = [page.url(), await scrolled(page)];
    expect(at).toBeGreaterThan(0);

    await page.reload();
    await page.waitForSelector('body[data-ready]', { state: 'attached' });
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('searchbox', { name: /Find/ }).first()).toHaveValue('the');
    await expect.poll(chosen).toBe(row);
    await expect(page.getByRole('separator', { name: /^Resize/ }).first()).toHaveAttribute(
      'aria-valuenow',
      width ?? '',
    );
    await expect.poll(async () => Math.abs((await scrolled(page)) - at)).toBeLessThanOrEqual(50);
  });

  test('07 back goes through what was visited and scrolls each to where it was left, and forward again', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 480 });
    const visits: { readonly url: string; readonly top: number }[] = [];
    for (const [table, route] of [
      ['interviews', 'interviews'],
      ['needs', 'needs'],
      ['insights', 'insights'],
      ['goals', 'goals'],
      ['studies', 'studies'],
    ] as const) {
      const [first] = await records<Row & { readonly id: string }>(page, table);
      await goTo(page, `#/${route}/${first?.id}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.getByRole('main').hover();
      await page.mouse.wheel(0, 140);
      await page.waitForTimeout(200);
      visits.push({ url: page.url(), top: await scrolled(page) });
    }
    expect(visits.filter(({ top }) => top > 0).length).toBeGreaterThan(2);
    for (const visit of visits.slice(0, -1).reverse()) {
      await page.getByRole('button', { name: 'Back', exact: true }).click();
      await expect(page).toHaveURL(visit.url);
      await expect.poll(async () => Math.abs((await scrolled(page)) - visit.top), visit.url).toBeLessThanOrEqual(50);
    }
    for (const visit of visits.slice(1)) {
      await page.getByRole('button', { name: 'Forward', exact: true }).click();
      await expect(page).toHaveURL(visit.url);
      await expect.poll(async () => Math.abs((await scrolled(page)) - visit.top), visit.url).toBeLessThanOrEqual(50);
    }
  });
});
