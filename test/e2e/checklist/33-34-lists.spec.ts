import { expect, test } from '../fixture.ts';
import { coded, goTo, MOD } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

test('33 rows are chosen by range, one by one and all within a filter; a tag on all of them is one step', async ({
  page,
}) => {
  await goTo(page, '#/highlights');
  const grid = page.getByRole('grid');
  const chosen = grid.locator('[role=row][aria-selected=true]');
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await rows.nth(1).click();
  await rows.nth(4).click({ modifiers: ['Shift'] });
  await expect(chosen).toHaveCount(4);
  await rows.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await expect(chosen).toHaveCount(3);

  await page.getByRole('searchbox', { name: /Find/ }).first().fill('number');
  const found = Number(
    /\d+/.exec(
      (await page
        .getByText(/^\d+ quotes?$/)
        .first()
        .textContent()) ?? '',
    )?.[0],
  );
  await expect.poll(() => rows.count()).toBe(found);
  await grid.focus();
  await page.keyboard.press(`${MOD}+a`);
  await expect(chosen).toHaveCount(found);
  const before = await coded(page);
  await page.keyboard.press('t');
  await page.getByPlaceholder('Find or make a tag').fill('The number');
  await page.keyboard.press('Enter');
  const tagged = async (): Promise<number> =>
    (await coded(page)).filter(([, tags]) => tags.includes('The number')).length;
  await expect.poll(tagged).toBe(found);
  await page.keyboard.press('Escape');
  await page.locator('body').press(`${MOD}+z`);
  await expect.poll(() => coded(page)).toEqual(before);
});

test('34 a view keeps how a list is set up, says when it no longer shows that, and goes back to it', async ({
  page,
}) => {
  await goTo(page, '#/highlights');
  const find = page.getByRole('searchbox', { name: /Find/ }).first();
  await find.fill('number');
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption({ label: 'Safety buffer' });
  const rows = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('What buffers cost');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'View: What buffers cost', exact: true })).toBeVisible();
  const kept = await rows.count();
  expect(kept).toBeGreaterThan(0);

  await find.fill('');
  await expect(page.getByRole('button', { name: 'View: What buffers cost (changed)' })).toBeVisible();
  expect(await rows.count()).toBeGreaterThan(kept);
  await page.getByRole('button', { name: 'View: What buffers cost (changed)' }).click();
  await page.getByRole('menuitem', { name: 'Back to “What buffers cost”' }).click();
  await expect(find).toHaveValue('number');
  await expect(rows).toHaveCount(kept);

  await goTo(page, '#/highlights');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'What buffers cost' }).click();
  await expect(find).toHaveValue('number');
  await expect(rows).toHaveCount(kept);
  await page.reload();
  await expect(page.getByRole('button', { name: 'View: What buffers cost', exact: true })).toBeVisible();
});
