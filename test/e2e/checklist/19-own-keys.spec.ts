import { expect, test } from '../fixture.ts';
import { goTo, MOD } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

test('19 keys of one’s own work, survive a reload, and those of another command are refused by its name', async ({
  page,
}) => {
  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Change shortcuts…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('Go to Goals');
  const change = dialog.getByRole('button', { name: 'Change the keys of: Go to Goals' });
  await change.click();
  await expect(dialog.getByRole('textbox', { name: 'New keys for: Go to Goals' })).toBeFocused();

  await page.keyboard.press(`${MOD}+2`);
  await expect(dialog.getByRole('alert')).toContainText('already mean “Go to Highlights”');
  await page.keyboard.press('g');
  await expect(dialog.getByRole('alert')).toContainText('would act while you type');
  await page.keyboard.press(`${MOD}+c`);
  await expect(dialog.getByRole('alert')).toContainText('are kept by the system');
  await page.keyboard.press('Alt+Shift+G');
  await expect(change).toBeFocused();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Go to Goals' })).toContainText(/Alt\+Shift\+G|⌥⇧G/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  const heading = page.getByRole('heading', { level: 1, name: 'Goals' });
  await page.keyboard.press(`${MOD}+5`);
  await page.keyboard.press('Alt+Shift+G');
  await expect(heading).toBeVisible();
  await goTo(page, '#/interviews');
  await page.keyboard.press(`${MOD}+5`);
  await expect(heading).toHaveCount(0);

  await page.reload();
  await goTo(page, '#/interviews');
  await expect(page.getByRole('heading', { level: 1, name: 'Interviews' })).toBeVisible();
  await page.keyboard.press('Alt+Shift+G');
  await expect(page.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible();

  await goTo(page, '#/settings');
  await page.getByRole('button', { name: 'Change shortcuts…' }).click();
  await page.getByRole('button', { name: 'Give all their own keys back' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press(`${MOD}+5`);
  await expect(page.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible();
});
