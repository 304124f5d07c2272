import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixture.ts';

test('a file dropped anywhere opens the import sheet, and never replaces the app', async ({ page, folder }) => {
  const file = path.join(folder, 'Maren.txt');
  writeFileSync(file, 'Interviewer: What do you do first?\nMaren: I open the ledger.\n');
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page).toHaveURL(/#\/studies/);
  const address = page.url();

  // The browser's own drag and drop of files, not events made by script.
  const session = await page.context().newCDPSession(page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 400,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await drag('dragOver');
  await expect(page.getByText('Drop to import')).toBeVisible();
  await drag('drop');

  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('combobox', { name: 'Maren is' })).toBeVisible();
  expect(page.url()).toBe(address);
  await sheet.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('Imported 1 interview.').first()).toBeVisible();
});
