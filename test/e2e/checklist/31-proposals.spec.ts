import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { goTo, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

interface LinkRow {
  readonly from: string;
  readonly to: string;
  readonly status: string;
}

const links = async (page: Page, status: string): Promise<number> =>
  (await records<LinkRow>(page, 'evidence')).filter((one) => one.status === status).length;
const proposed = (page: Page) => page.locator('[data-scope~="proposals"] [data-proposal]');

test('31 a proposal says why; accepting links; what was dismissed stays away until its text changes', async ({
  page,
}) => {
  await goTo(page, '#/proposals?step=insight-need');
  const rows = proposed(page);
  await expect(rows.first()).toBeVisible({ timeout: 20_000 });
  await expect(rows.first()).toContainText('because: ');

  const before = await links(page, 'accepted');
  const key = (await rows.first().getAttribute('data-proposal')) ?? '';
  const one = page.locator(`[data-proposal="${key}"]`);
  await one.focus();
  await page.keyboard.press('d');
  await expect(one).toHaveCount(0);
  await expect.poll(() => links(page, 'rejected')).toBe(1);
  expect(await links(page, 'accepted')).toBe(before);

  await test.step('dismissed it stays away, also after a reload', async () => {
    await page.reload();
    await page.waitForSelector('body[data-ready]', { state: 'attached' });
    await goTo(page, '#/proposals');
    await expect(rows.first()).toBeVisible({ timeout: 20_000 });
    await expect(one).toHaveCount(0);
  });

  await test.step('its text has changed: it is asked about again', async () => {
    await goTo(page, `#/insights/${/in_[\w-]+/.exec(key)?.[0] ?? ''}`);
    const title = page.getByRole('heading', { level: 1 }).getByRole('textbox');
    await title.fill(`${await title.inputValue()} And this is said again and again.`);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await goTo(page, '#/proposals');
    await expect(one).toHaveCount(1, { timeout: 20_000 });
  });

  await test.step('accepted it is a link', async () => {
    await one.focus();
    await page.keyboard.press('a');
    await expect.poll(() => links(page, 'accepted')).toBe(before + 1);
    await expect(one).toHaveCount(0);
  });
});
