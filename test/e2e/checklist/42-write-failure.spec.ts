import { expect, test } from '../fixture.ts';
import { recordId } from '../screens.ts';
import { goTo } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

const WORDS = ' Then it rained all night.';

test('42 a write that fails is said until it is saved, what was typed stays, and Retry saves it', async ({
  page,
  relaunch,
}) => {
  const interview = await recordId(page, 'interviews', 'Greenholt');
  await goTo(page, `#/interviews/${interview}?tab=notes`);
  const note = page.getByRole('textbox', { name: /^Note/ }).first();
  const alert = page.getByRole('alert').filter({ hasText: 'Not saved: the disk is full' });
  await expect(note).toBeVisible();

  await test.step('from now on the database takes no row', () =>
    page.evaluate(() => {
      const { put, add } = IDBObjectStore.prototype;
      const refuse = (): never => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.put = refuse;
      IDBObjectStore.prototype.add = refuse;
      Object.assign(window, { mend: () => Object.assign(IDBObjectStore.prototype, { put, add }) });
    }));
  await note.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(WORDS);
  await expect(alert).toBeVisible({ timeout: 2_000 });
  await page.getByRole('button', { name: 'Retry' }).click();
  // Longer than the time between two tries of its own.
  await page.waitForTimeout(2_500);
  await expect(alert).toBeVisible();
  await expect(note).toContainText(WORDS.trim());

  await page.evaluate(() => (window as unknown as { mend(): void }).mend());
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(alert).toHaveCount(0);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const again = await relaunch();
  await goTo(again, `#/interviews/${interview}?tab=notes`);
  await expect(again.getByRole('textbox', { name: /^Note/ }).first()).toContainText(WORDS.trim());
});
