import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { aTalk, coded, drawOver, goTo, openFirst, openTalk, tagNames } from './talk.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Tag these words' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Tag' });

test('20 the panel of tags stands beside drawn words within 300 ms, inside the window, and covers none of them', async ({
  page,
  pick,
}) => {
  const turns = Array.from({ length: 40 }, (_, i) => ({ speaker: i % 2 ? 'Dana' : 'Sam', text: `Turn ${i} of ours.` }));
  await openTalk(page, pick, aTalk(turns));
  const bottom = await page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-words]')];
    const floor = document.querySelector('[data-scope~="transcript"]')?.getBoundingClientRect().bottom ?? 0;
    return rows.findLast((row) => row.getBoundingClientRect().bottom < floor - 4)?.textContent ?? '';
  });
  for (const words of ['Turn 0 of ours', bottom.replace('.', '')]) {
    await page.evaluate(() => {
      const times: { released: number; shown: number } = { released: 0, shown: 0 };
      Object.assign(window, { times });
      document.addEventListener('pointerup', () => {
        times.released = performance.now();
      });
      const observer = new MutationObserver(() => {
        if (document.querySelector('[data-tag-input]') === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          times.shown = performance.now();
        });
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    await drawOver(page, words);
    await expect(panel(page)).toBeVisible();
    const { took, box, drawn, room } = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const { times } = window as unknown as { times: { released: number; shown: number } };
      const rect = (r: DOMRect | undefined) => ({
        left: r?.left ?? 0,
        top: r?.top ?? 0,
        right: r?.right ?? 0,
        bottom: r?.bottom ?? 0,
      });
      return {
        took: times.shown - times.released,
        box: rect(document.querySelector('[popover]:has([data-tag-input])')?.getBoundingClientRect()),
        drawn: rect(window.getSelection()?.getRangeAt(0).getBoundingClientRect()),
        room: { width: window.innerWidth, height: window.innerHeight },
      };
    });
    expect(took).toBeGreaterThan(0);
    expect(took).toBeLessThan(300);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(room.width);
    expect(box.bottom).toBeLessThanOrEqual(room.height);
    expect(box.bottom <= drawn.top || box.top >= drawn.bottom).toBe(true);
    // The words are still selected, and may be copied.
    expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(words);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
  }
});

test('21, 22, 23 tags are found by name, other name, group and definition, made once, and stand side by side', async ({
  page,
  pick,
}) => {
  await openTalk(page, pick);
  await test.step('a codebook', async () => {
    await goTo(page, '#/codebook');
    await page.getByRole('button', { name: 'New group' }).first().click();
    await page.keyboard.type('Process');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New tag' }).click();
    for (const name of ['Manual work', 'Waiting']) {
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await expect.poll(() => tagNames(page)).toContain(name);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('row').filter({ hasText: 'Manual work' }).click();
    await page.getByRole('textbox', { name: 'Definition' }).fill('Copying numbers from one tool to another');
    await page.getByRole('textbox', { name: 'Other names' }).fill('toil');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await openFirst(page);
  });
  const option = page.getByRole('option', { name: /Manual work/ });

  await test.step('21 it is found in four ways; Enter puts it on, seen within 100 ms', async () => {
    await drawOver(page, 'Nobody can approve it inside the tool');
    await expect(panel(page)).toBeVisible();
    for (const typed of ['manual', 'toil', 'proc', 'numbers', 'process/ma']) {
      await field(page).fill(typed);
      await expect(option.first()).toBeVisible();
      await field(page).fill(`${typed}zzz`);
      await expect(option).toHaveCount(0);
    }
    await field(page).fill('toil');
    await page.evaluate(() => {
      Object.assign(window, { took: null });
      document.addEventListener(
        'keydown',
        () => {
          const from = performance.now();
          const observer = new MutationObserver(() => {
            if (document.querySelector('mark[data-highlights]') === null) return;
            observer.disconnect();
            requestAnimationFrame(() => Object.assign(window, { took: performance.now() - from }));
          });
          observer.observe(document.body, { childList: true, subtree: true });
        },
        { capture: true, once: true },
      );
    });
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (window as unknown as { took: number | null }).took !== null);
    expect(await page.evaluate(() => (window as unknown as { took: number }).took)).toBeLessThan(100);
    await expect.poll(() => coded(page)).toEqual([['Nobody can approve it inside the tool', ['Manual work']]]);
    await expect(panel(page)).toBeHidden();
  });

  await test.step('22 a tag is made once, whatever its case, accents and number', async () => {
    await drawOver(page, 'It costs us a day');
    await field(page).fill('Pricing');
    await page.getByRole('option', { name: 'Create “Pricing”' }).click();
    await expect.poll(() => tagNames(page)).toEqual(['Manual work', 'Pricing', 'Waiting']);
    await drawOver(page, 'wait for an answer');
    for (const variant of ['pricing', 'PRICÍNG', 'Pricings']) {
      await field(page).fill(variant);
      await expect(page.getByRole('option', { name: /exists: Pricing/ })).toBeVisible();
      await expect(page.getByRole('option', { name: /Create/ })).toHaveCount(0);
    }
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await coded(page)).at(-1)).toEqual(['wait for an answer', ['Pricing']]);
    expect(await tagNames(page)).toEqual(['Manual work', 'Pricing', 'Waiting']);
  });

  await test.step('23 several tags on one highlight, and two highlights over the same words', async () => {
    await page.locator('mark', { hasText: 'wait for an answer' }).click();
    await field(page).fill('Waiting');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await coded(page)).at(-1)).toEqual(['wait for an answer', ['Pricing', 'Waiting']]);
    await page.keyboard.press('Escape');
    await drawOver(page, 'I ping finance in the chat and ');
    await expect(panel(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('t');
    await field(page).fill('Manual work');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await coded(page)).length).toBe(4);
    const marks = page.locator('[data-words] mark', { hasText: 'wait' });
    const both = page.locator('mark[data-highlights*=" "]');
    await expect(both).toHaveText('wait');
    await expect(marks).toHaveCount(1);
    await expect(page.locator('mark', { hasText: 'I ping finance' })).toBeVisible();
    await expect(page.locator('mark', { hasText: 'for an answer' })).toBeVisible();
    await both.click();
    await expect(panel(page).getByRole('radio')).toHaveCount(2);
    await page.keyboard.press('Escape');
    const listed = page.getByRole('list', { name: 'Highlights of this interview' }).getByRole('listitem');
    await expect(listed.filter({ hasText: 'I ping finance in the chat and wait' })).toBeVisible();
    await expect(listed.filter({ hasText: 'wait for an answer' })).toHaveCount(1);
  });
});
