import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { enter, openTalk } from './talk.ts';

/** The named region in which the focus is; null in none. */
const regionNow = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const region = document.activeElement?.closest<HTMLElement>('[data-region]');
    const named = region?.getAttribute('aria-labelledby');
    const label = named ? document.getElementById(named)?.textContent : region?.getAttribute('aria-label');
    return region ? (label ?? region.localName) : null;
  });

/** What has the focus, told apart from everything else on the page. */
const stopNow = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const at = document.activeElement;
    return `${all.indexOf(at ?? document.body)} ${at?.localName} ${at?.getAttribute('aria-label') ?? ''}`;
  });

test('17 F6 goes round the named regions; Tab is caught nowhere, and a text is left by keys', async ({
  page,
  pick,
}) => {
  await openTalk(page, pick);
  await test.step('F6 goes through all regions and round again, Shift+F6 back', async () => {
    await enter(page, 'What does that cost you');
    const seen: (string | null)[] = [];
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('F6');
      const now = await regionNow(page);
      expect(now).toBeTruthy();
      if (seen.includes(now)) break;
      seen.push(now);
    }
    expect(seen.length).toBeGreaterThanOrEqual(4);
    for (const name of ['Sections', 'Interview details']) expect(seen).toContain(name);
    const start = await regionNow(page);
    await page.keyboard.press('F6');
    await page.keyboard.press('Shift+F6');
    expect(await regionNow(page)).toBe(start);
  });

  await test.step('Tab comes round the whole page', async () => {
    const stops: string[] = [];
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      const now = await stopNow(page);
      // The window itself stands between the last stop and the first.
      if (stops.includes(now)) break;
      stops.push(now);
    }
    expect(stops.length).toBeGreaterThan(20);
    expect(stops.length).toBeLessThan(120);
    expect(stops.filter((stop, i) => stops[i + 1] === stop)).toEqual([]);
  });

  await test.step('out of a note, out of a list in it, and to its tools and back', async () => {
    await page.getByRole('tab', { name: /Notes/ }).click();
    await page.getByRole('button', { name: 'New note' }).click();
    const note = page.getByRole('textbox', { name: /^Note/ });
    await note.click();
    await page.keyboard.type('- one');
    await expect(note.getByRole('listitem')).toHaveText('one');
    await page.keyboard.press('Alt+F10');
    await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(note).toBeFocused();
    await page.keyboard.press('F6');
    expect(await regionNow(page)).not.toBe('Interview details');
    await note.click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Words.');
    await page.keyboard.press('Tab');
    await expect(note).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(note).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(note).not.toBeFocused();
  });
});
