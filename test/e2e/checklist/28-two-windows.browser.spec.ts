import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { enter, openFirst, openTalk, turn } from './talk.ts';

const words = (page: Page) => page.getByRole('textbox', { name: /^Words of/ });

test('28 two windows that write in one segment lose no key of either', async ({ page, pick }) => {
  await openTalk(page, pick);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector('body[data-ready]', { state: 'attached' });
  await openFirst(other);

  await page.bringToFront();
  await enter(page, 'What does that cost you?');
  await page.keyboard.press('e');
  await expect(words(page)).toBeFocused();
  let said = 'What does that cost you?';
  for (const [here, there, typed] of [
    [page, other, ' First'],
    [other, page, ' Second'],
    [page, other, ' Third'],
  ] as const) {
    await here.bringToFront();
    if (typed !== ' First') {
      if (typed === ' Second') {
        await enter(here, said);
        await here.keyboard.press('e');
      }
      await expect(words(here)).toHaveAttribute('readonly', '');
      await words(here).focus();
      await here.keyboard.press('Enter');
      await expect(words(here)).not.toHaveAttribute('readonly', '');
    }
    await here.keyboard.press('End');
    // The last letters may be on their way still when the other window asks for them.
    await here.keyboard.type(typed);
    said += typed;
    await expect(words(here)).toHaveValue(said);
    if (typed === ' First') await expect(turn(there, said)).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(turn(page, said)).toBeVisible();
  await expect(words(other)).toHaveValue(said);
});
