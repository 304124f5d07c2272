import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { READY } from '../running-app.ts';
import { recordId } from '../screens.ts';
import { goTo } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

const title = (page: Page) => page.getByRole('textbox', { name: 'Goal', exact: true });
const owner = (page: Page) => page.getByRole('textbox', { name: 'Owner' });

/** When the goal was first called `words` in a page, by the clock of the computer. A page behind another draws no frames. */
const seenAt = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const field = document.querySelector<HTMLTextAreaElement>('main textarea[aria-label="Goal"]');
          if (field?.value === wanted) resolve(Date.now());
          else setTimeout(look, 10);
        };
        look();
      }),
    words,
  );

test('47 an edit in one tab is in the other within a second, and of edits in both none is lost', async ({ page }) => {
  const goal = `#/goals/${await recordId(page, 'goals', 'Buyers reorder without calling anybody')}`;
  await goTo(page, goal);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector(READY, { state: 'attached' });
  await expect(title(other)).toBeVisible();

  const took: number[] = [];
  for (const [i, here, there] of [
    [1, page, other],
    [2, other, page],
    [3, page, other],
  ] as const) {
    const words = `Buyers reorder, said ${i}`;
    const seen = seenAt(there, words);
    await title(here).fill(words);
    const at = Date.now();
    await title(here).press('Enter');
    took.push((await seen) - at);
  }
  expect(Math.max(...took), `ms: ${took.join(', ')}`).toBeLessThanOrEqual(1_000);

  await Promise.all([title(page).fill('Buyers reorder alone'), owner(other).fill('Ines')]);
  await Promise.all([owner(other).blur(), title(page).blur()]);
  for (const tab of [page, other]) {
    await expect(title(tab)).toHaveValue('Buyers reorder alone');
    await expect(owner(tab)).toHaveValue('Ines');
    await tab.reload();
    await tab.waitForSelector(READY, { state: 'attached' });
    await expect(title(tab)).toHaveValue('Buyers reorder alone');
    await expect(owner(tab)).toHaveValue('Ines');
  }
});
