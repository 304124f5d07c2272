import { expect, test } from '../fixture.ts';
import { aTalk, coded, enter, openTalk, turn } from './talk.ts';

test('24 keys alone: S selects a sentence, arrows change it, T tags, R repeats, U removes', async ({ page, pick }) => {
  await openTalk(page, pick);
  const selected = () => page.evaluate(() => window.getSelection()?.toString());
  await enter(page, 'We export the invoice');
  await page.keyboard.press('s');
  await expect.poll(selected).toBe('We export the invoice to a sheet every week.');
  await page.keyboard.press('s');
  await expect.poll(selected).toBe('Nobody can approve it inside the tool.');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(selected).toBe('Nobody can approve it inside ');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(selected).toBe('can approve it inside the');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(selected).toBe('Nobody can approve it inside the');

  await page.keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused();
  // The field has the focus now, and the words that are meant are seen all the same.
  const painted = () => page.evaluate(() => [...(CSS.highlights.get('picked') ?? [])].map(String));
  expect(await painted()).toEqual(['Nobody can approve it inside the']);
  await page.keyboard.type('Approval');
  await page.keyboard.press('Enter');
  await expect.poll(() => coded(page)).toEqual([['Nobody can approve it inside the', ['Approval']]]);

  expect(await painted()).toEqual([]);
  // Without a selection the whole segment is meant.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('s');
  await page.keyboard.press('r');
  await expect.poll(async () => (await coded(page)).at(-1)).toEqual(['It costs us a day.', ['Approval']]);
  await page.keyboard.press('Shift+S');
  await page.keyboard.press('h');
  await expect
    .poll(async () => (await coded(page)).at(-1))
    .toEqual(['It costs us a day. Then somebody asks again.', []]);
  // The caret stands behind the last word: only the longer of the two ends there.
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect.poll(async () => (await coded(page)).length).toBe(2);
  await expect(page.locator('mark')).toHaveText(['Nobody can approve it inside the', 'It costs us a day.']);
  await page.keyboard.press('Shift+N');
  await page.keyboard.press('u');
  await expect.poll(() => coded(page)).toEqual([['Nobody can approve it inside the', ['Approval']]]);
  await expect(page.locator('mark')).toHaveText(['Nobody can approve it inside the']);
});

test('25 a highlight that is pressed on one side is shown and ringed on the other', async ({ page, pick }) => {
  const turns = Array.from({ length: 160 }, (_, i) => ({
    speaker: i % 2 ? 'Dana' : 'Sam',
    text: `Turn ${i} of ours.`,
  }));
  await openTalk(page, pick, aTalk(turns));
  await enter(page, 'Turn 0 of ours');
  for (const at of ['Home', 'End']) {
    await page.keyboard.press(`Control+${at}`);
    await page.keyboard.press('Home');
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('h');
      await expect.poll(async () => (await coded(page)).length).toBe((at === 'Home' ? 1 : 9) + i);
      await page.keyboard.press(at === 'Home' ? 'ArrowDown' : 'ArrowUp');
    }
  }
  const list = page.getByRole('list', { name: 'Highlights of this interview' });
  await list.getByRole('button', { name: 'Turn 0 of ours.' }).click();
  const first = turn(page, 'Turn 0 of ours.').locator('mark');
  await expect(first).toBeInViewport();
  await expect(first).toHaveAttribute('data-ring', 'true');
  await list.getByRole('button', { name: 'Turn 0 of ours.' }).focus();
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('button', { name: 'Turn 159 of ours.' })).toBeFocused();
  await page.keyboard.press('Enter');
  const last = turn(page, 'Turn 159 of ours.').locator('mark');
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('data-ring', 'true');
  await expect(turn(page, 'Turn 0 of ours.').locator('mark')).not.toBeInViewport();

  // The ring goes by itself; from the text back to the list.
  await expect(last).not.toHaveAttribute('data-ring', 'true');
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowUp');
  await expect(list.getByRole('button', { name: 'Turn 0 of ours.' })).toBeFocused();
  await turn(page, 'Turn 158 of ours.').locator('mark').click();
  const partner = list.getByRole('listitem').filter({ hasText: 'Turn 158 of ours.' });
  await expect(partner).toHaveAttribute('aria-current', 'true');
  await expect(partner).toBeInViewport();
});
