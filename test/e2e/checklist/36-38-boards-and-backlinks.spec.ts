import type { Locator } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { goTo, MOD, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

interface InsightRow {
  readonly id: string;
  readonly title: string;
  readonly status: string;
}

test('36 a card changes its column by mouse, by keys and by "Move to…", with the same result', async ({ page }) => {
  await goTo(page, '#/insights');
  const column = (name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) });
  const card = column('Draft').locator('[data-card]').first();
  const id = (await card.getAttribute('data-card')) ?? '';
  const status = async (): Promise<string | undefined> =>
    (await records<InsightRow>(page, 'insights')).find((one) => one.id === id)?.status;
  const focus = (): Promise<void> => page.locator(`[data-card="${id}"] a`).first().focus();
  expect(await status()).toBe('draft');

  const ways: readonly (() => Promise<void>)[] = [
    () => card.dragTo(column('Reviewed'), { targetPosition: { x: 40, y: 20 } }),
    async () => {
      await focus();
      await page.keyboard.press('Alt+Shift+ArrowRight');
    },
    async () => {
      await focus();
      await page.keyboard.press(`${MOD}+Shift+m`);
      await page.getByRole('dialog').getByRole('combobox').fill('reviewed');
      await page.keyboard.press('Enter');
    },
  ];
  for (const move of ways) {
    await move();
    await expect(column('Reviewed').locator(`[data-card="${id}"]`)).toBeVisible();
    await expect.poll(status).toBe('reviewed');
    await expect(page.locator(`[data-card="${id}"] a`).first()).toBeFocused();
    await page.keyboard.press(`${MOD}+z`);
    await expect.poll(status).toBe('draft');
    await expect(column('Draft').locator(`[data-card="${id}"]`)).toBeVisible();
  }
});

interface NeedRow {
  readonly id: string;
  readonly title: string;
  readonly parentId: string | null;
}

test('37 the tree of needs is walked, opened, added to, nested and ordered by keys, and tells its levels', async ({
  page,
}) => {
  await goTo(page, '#/needs');
  const tree = page.getByRole('treegrid');
  const here = tree.locator('[role=row]:focus');
  await tree.getByRole('row').first().waitFor();
  await tree.locator('[tabindex="0"]').first().focus();
  await page.keyboard.press('Home');
  const rows = tree.locator('[role=row][aria-level]');
  await expect(rows.first()).toBeFocused();
  const roots = (await records<NeedRow>(page, 'needs')).filter(({ parentId }) => parentId === null).length;
  await expect(here).toHaveAttribute('aria-level', '1');
  await expect(here).toHaveAttribute('aria-posinset', '1');
  await expect(here).toHaveAttribute('aria-setsize', String(roots));
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();

  const count = await rows.count();
  await page.keyboard.press('Home');
  while ((await here.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => rows.count()).toBeLessThan(count);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => rows.count()).toBe(count);
  await page.keyboard.press('ArrowRight');
  await expect(here).toHaveAttribute('aria-level', '2');

  await page.getByRole('button', { name: 'Add a need' }).click();
  await page.keyboard.type('Know by noon');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hear it from the driver');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const parentOf = async (title: string): Promise<string | undefined> => {
    const all = await records<NeedRow>(page, 'needs');
    const parent = all.find((one) => one.title === title)?.parentId;
    return all.find(({ id }) => id === parent)?.title;
  };
  await expect(here).toContainText('Hear it from the driver');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => parentOf('Hear it from the driver')).toBe('Know by noon');
  await expect(here).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect(here).toHaveAttribute('aria-level', '1');
  await page.keyboard.press(`${MOD}+Shift+ArrowUp`);
  await expect(here).toContainText('Hear it from the driver');
  await expect(here).toHaveAttribute('aria-posinset', String(roots + 1));
});

interface LinkRow {
  readonly from: string;
  readonly to: string;
  readonly deletedAt: string | null;
}

test('38 what an insight serves and stands on is listed whole, and going back returns to it', async ({ page }) => {
  const links = (await records<LinkRow>(page, 'evidence')).filter(({ deletedAt }) => deletedAt === null);
  const insights = await records<InsightRow>(page, 'insights');
  const uses = (id: string): readonly string[] => links.filter((one) => one.from === id).map(({ to }) => to);
  const used = insights
    .filter(({ id }) => uses(id).length > 0)
    .sort((a, b) => uses(b.id).length - uses(a.id).length)[0];
  if (used === undefined) throw new Error('expected: an insight that serves a need');
  const needs = new Map((await records<NeedRow>(page, 'needs')).map(({ id, title }) => [id, title]));
  await goTo(page, `#/insights/${used.id}`);
  // Proposals stand in a part of their own.
  const places = page
    .getByRole('region', { name: /^Needs it serves/ })
    .locator('a[href^="#/needs/"]:not([aria-label^="Proposed"] *)');
  await expect
    .poll(async () =>
      [...new Set(await places.evaluateAll((all) => all.map((one) => one.getAttribute('href'))))].sort(),
    )
    .toEqual(
      uses(used.id)
        .map((id) => `#/needs/${id}`)
        .sort(),
    );
  const first = await places.first().getAttribute('href');
  await places.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    needs.get(first?.slice('#/needs/'.length) ?? '') ?? '?',
  );
  await expect(page.getByRole('main').locator(`a[href="#/insights/${used.id}"]`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`#/insights/${used.id}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(used.title);
});
