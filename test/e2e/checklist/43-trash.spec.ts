import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { recordId } from '../screens.ts';
import { goTo } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

const CLAIM = 'Late changes arrive as messages';
const GOAL = 'Buyers reorder without calling anybody';

const evidence = (page: Page): Locator =>
  page.getByRole('list', { name: 'Evidence', exact: true }).getByRole('listitem');

async function quotesOn(page: Page, address: string): Promise<readonly string[]> {
  await goTo(page, address);
  await expect(evidence(page).first()).toBeVisible();
  return evidence(page).getByRole('blockquote').allTextContents();
}

/** By the button of its page, and through the question where something hangs on it. */
async function toTrash(page: Page, title: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Move to Trash', exact: true }).first().click();
  const ask = page.getByRole('alertdialog');
  await ask.getByRole('button', { name: 'Move to Trash' }).click();
  await expect(page.getByText(`Moved to Trash: ${title}`)).toBeVisible();
}

test('43 what is deleted comes back with its links, by Undo or out of the Trash, and what it stood in with it', async ({
  page,
}) => {
  const insight = `#/insights/${await recordId(page, 'insights', CLAIM)}`;
  const title = `${CLAIM}`;
  const before = await quotesOn(page, insight);
  expect(before.length).toBeGreaterThan(0);

  await test.step('Undo in the toast', async () => {
    await toTrash(page, title);
    await expect(page).toHaveURL(/#\/insights/);
    await expect(page.getByRole('main').getByText(CLAIM)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(await quotesOn(page, insight)).toEqual(before);
  });

  await test.step('after the toast has gone it is in the Trash, and Restore brings it back', async () => {
    await toTrash(page, title);
    await expect(page.getByText(`Moved to Trash: ${title}`)).toHaveCount(0, { timeout: 12_000 });
    await goTo(page, '#/trash');
    await page.getByRole('button', { name: new RegExp(`^Restore: ${CLAIM}`) }).click();
    expect(await quotesOn(page, insight)).toEqual(before);
  });

  await test.step('a metric that was deleted before its goal brings the goal back', async () => {
    const goal = `#/goals/${await recordId(page, 'goals', GOAL)}`;
    await goTo(page, goal);
    const remove = page.getByRole('button', { name: 'Move metric to Trash' });
    await expect(remove.first()).toBeVisible();
    const metrics = await remove.count();
    await remove.first().click();
    await expect(remove).toHaveCount(metrics - 1);
    const said =
      (await page
        .getByText(/^Moved to Trash: /)
        .last()
        .textContent()) ?? '';
    const metric = /^Moved to Trash: (.+?)(?:Undo)?$/.exec(said)?.[1] ?? '';
    await toTrash(page, GOAL);
    await goTo(page, '#/goals');
    await expect(page.getByRole('main').getByText(GOAL)).toHaveCount(0);
    await goTo(page, '#/trash');
    await page.getByRole('button', { name: `Restore: ${metric}` }).click();
    await goTo(page, goal);
    await expect(remove).toHaveCount(metrics);
  });
});
