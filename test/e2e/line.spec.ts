import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { recordId } from './screens.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data');
const talk = path.join(data, 'otel-end-user/transcripts/20231204T233444Z-otel-q-a-feat-jennifer-moore.md');
const mod = process.platform === 'darwin' ? 'Meta' : 'Control';

const CLAIM = 'Teams that inherit tracing nobody explains switch it off before they learn from it.';
const NEED = 'Understand what a system does while it is failing';
const GOAL = 'Incidents are understood within the hour';

/** The whole line on a real transcript: the steps are those of a person's first day. */
test.describe('the line, end to end', () => {
  test.skip(!existsSync(talk), `no transcripts in ${data}: set THROUGHLINE_DATA`);
  test.setTimeout(180_000);

  test('from a real transcript to a discovery summary, and everything is there after a kill', async ({
    page,
    pick,
    saved,
    relaunch,
  }) => {
    await test.step('start empty, make a study', async () => {
      await page.getByRole('button', { name: 'Start empty' }).click();
      await page.keyboard.press(`${mod}+9`);
      await page.getByRole('button', { name: 'New study' }).first().click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('How teams adopt tracing');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('How teams adopt tracing');
    });

    await test.step('import a transcript into it and map its speakers', async () => {
      await pick([talk]);
      await page.getByRole('button', { name: 'Import transcripts' }).first().click();
      const sheet = page.getByRole('dialog');
      await expect(sheet.getByRole('combobox', { name: 'Jennifer is' })).toBeVisible();
      await sheet
        .getByRole('combobox', { name: 'Host is' })
        .selectOption({ label: 'Not a participant (interviewer, or not known yet)' });
      await sheet.getByRole('button', { name: 'Import 1 file' }).click();
      await expect(page.getByText('Imported 1 interview.').first()).toBeVisible();
    });

    await test.step('write notes in a rich editor; they are saved as they are typed', async () => {
      await page.keyboard.press(`${mod}+1`);
      await page.getByRole('row', { name: /Jennifer Moore/ }).dblclick();
      await expect(page.getByRole('region', { name: 'Transcript' })).toBeVisible();
      await page.getByRole('tab', { name: /Notes/ }).click();
      await page.getByRole('button', { name: 'New note' }).click();
      const notes = page.getByRole('textbox', { name: /^Note/ });
      await expect(notes).toHaveCount(2);
      const note = notes.last();
      await note.click();
      await page.keyboard.type(
        '## What stood out\nShe inherited tracing that **nobody** trusted.\n- ask about the first week\ncheck the staging setup',
      );
      await expect(note.getByRole('heading', { name: 'What stood out' })).toBeVisible();
      await expect(note.locator('strong')).toHaveText('nobody');
      await expect(note.getByRole('listitem')).toHaveCount(2);
      await page.keyboard.press(`${mod}+z`);
      await expect(note).not.toContainText('staging setup');
      await page.keyboard.press(`${mod}+Shift+z`);
      await expect(note).toContainText('staging setup');
      await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    });

    await test.step('tag words by pointer, make an insight of others, add a third to it', async () => {
      await select(page, 'I had talked to her previously', 'I asked Jennifer');
      await page.getByRole('combobox', { name: 'Tag' }).fill('Background');
      await page.keyboard.press('Enter');
      await expect(page.locator('mark').first()).toBeVisible();
      await page.keyboard.press('Escape');

      await select(page, 'so some details may be fuzzy for me', 'all of this was happening');
      await page.getByRole('button', { name: 'Insight', exact: true }).click();
      await page.getByRole('textbox', { name: /learn from this/ }).fill(CLAIM);
      await page.keyboard.press('Enter');
      await expect(page.getByText(/Insight made/).first()).toBeVisible();
      await page.keyboard.press('Escape');

      await select(page, 'they make a screen recording application', 'The company is called');
      await page
        .getByRole('button', { name: 'Add to…' })
        .or(page.getByRole('button', { name: 'Add to...' }))
        .click();
      await page.getByRole('combobox', { name: 'Link an insight' }).fill('inherit tracing');
      await expect(page.getByRole('option', { name: /inherit tracing/ }).first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect.poll(() => rows(page, 'evidence')).toBe(2);
      await expect.poll(() => rows(page, 'highlights')).toBe(3);
    });

    await test.step('undo and redo across records, apart from the text', async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('region', { name: 'Transcript' }).focus();
      await page.keyboard.press(`${mod}+z`);
      await expect.poll(() => rows(page, 'evidence')).toBe(1);
      await page.keyboard.press(`${mod}+Shift+z`);
      await expect.poll(() => rows(page, 'evidence')).toBe(2);
    });

    await test.step('give the insight a need, the need a goal, the goal a metric', async () => {
      await open(page, 'insights', await recordId(page, 'insights', 'inherit tracing'));
      await page.getByRole('button', { name: 'Link a need…' }).click();
      await page.getByRole('combobox', { name: 'Link a need' }).fill(NEED);
      await page.getByRole('option', { name: /Create/ }).click();
      await expect.poll(() => rows(page, 'needs')).toBe(1);
      await page.keyboard.press('Escape');

      await open(page, 'needs', await recordId(page, 'needs', NEED));
      await page.getByRole('button', { name: 'Link a goal…' }).click();
      await page.getByRole('combobox', { name: 'Link a goal' }).fill(GOAL);
      await page.getByRole('option', { name: /Create/ }).click();
      await expect.poll(() => rows(page, 'goals')).toBe(1);
      await page.keyboard.press('Escape');

      await open(page, 'goals', await recordId(page, 'goals', GOAL));
      await page.getByRole('button', { name: 'Add a metric' }).click();
      await page.getByRole('textbox', { name: 'Name of the metric' }).fill('Time to a first explanation');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Unit' }).fill('min');
      await page.getByRole('textbox', { name: 'Baseline' }).fill('180');
      await page.getByRole('textbox', { name: 'Target', exact: true }).fill('60');
      await page.getByRole('textbox', { name: 'Value' }).fill('120');
      await page.getByRole('button', { name: 'Check in', exact: true }).click();
      await expect(page.getByText(/50% of the way/)).toBeVisible();
    });

    await test.step('a second insight: search proposes the need and says why; Enter accepts', async () => {
      await page.keyboard.press(`${mod}+Shift+i`);
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .fill('While a system is failing nobody has time to understand a new tool');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Link a need…' }).click();
      const picker = page.getByRole('dialog');
      const proposed = picker.getByRole('option', { name: new RegExp(NEED) }).first();
      await expect(proposed).toContainText(/because/);
      await expect(proposed).toContainText(/failing/);
      expect(await rows(page, 'evidence')).toBe(4);
      await picker.getByRole('combobox', { name: 'Link a need' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => rows(page, 'evidence')).toBe(5);
    });

    await test.step('walk the line both ways in the Throughline view', async () => {
      const need = await recordId(page, 'needs', NEED);
      await page.evaluate((id) => {
        window.location.hash = `#/throughline?focus=${id}`;
      }, need);
      const lit = page.locator('[data-lit="true"]');
      await expect(lit.filter({ hasText: GOAL }).first()).toBeVisible();
      await expect(lit.filter({ hasText: 'inherit tracing' }).first()).toBeVisible();
      await expect(lit.filter({ hasText: 'some details may be fuzzy' }).first()).toBeVisible();
      await expect(page.locator('[data-lit="true"]', { hasText: 'I had talked to her' })).toHaveCount(0);
      await page.getByRole('tab', { name: /Gaps/ }).click();
      await expect(page.getByText(/one person/i).first()).toBeVisible();
      await page.getByRole('tab', { name: 'Outline' }).click();
      await expect(
        page
          .getByRole('treeitem', { name: new RegExp(GOAL) })
          .or(page.getByRole('row', { name: new RegExp(GOAL) }))
          .first(),
      ).toBeVisible();
    });

    await test.step('find everything from the palette and on the search page', async () => {
      await page.keyboard.press(`${mod}+k`);
      await page.getByRole('dialog').getByRole('combobox').first().fill('tracng');
      await expect(
        page
          .getByRole('dialog')
          .getByRole('option', { name: /How teams adopt tracing/ })
          .first(),
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press(`${mod}+Shift+f`);
      await page.getByRole('searchbox').fill('screen recording application');
      const hit = page.getByRole('link', { name: /^they make a screen recording application/ });
      await expect(hit.locator('mark')).toHaveText(['screen', 'recording', 'application']);
      await page.keyboard.press('Enter');
      await expect(hit).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.locator('mark', { hasText: 'they make a screen recording application' })).toBeInViewport();
    });

    for (const format of ['markdown', 'html']) {
      await test.step(`export a discovery summary as ${format}`, async () => {
        await open(page, 'studies', await recordId(page, 'studies', 'How teams adopt tracing'));
        await page.getByRole('button', { name: 'Export summary' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('combobox', { name: 'Format' }).selectOption(format);
        await dialog.getByRole('button', { name: 'Save…' }).click();
        const told = page.getByText(/^Saved .*\.(md|html)$/).last();
        await expect(told).toContainText(format === 'html' ? '.html' : '.md');
        const name = ((await told.textContent()) ?? '').replace(/^Saved /, '');
        const text = (await saved(name)).toString('utf8');
        const said = ['some details may be fuzzy for me', 'P-001', 'Time to a first explanation'];
        for (const words of [GOAL, NEED, CLAIM, ...said]) expect(text).toContain(words);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      });
    }

    await test.step('kill, reopen: everything is there', async () => {
      const before = await counts(page);
      const again = await relaunch();
      await again.waitForSelector('body[data-ready]');
      expect(await counts(again)).toEqual(before);
      expect(before).toMatchObject({ studies: 1, interviews: 1, insights: 2, needs: 1, goals: 1, metrics: 1 });
    });
  });
});

/** Selects words of the transcript with the pointer's own API, after looking for the segment that holds `near`. */
async function select(page: Page, words: string, near: string): Promise<void> {
  const segment = page.getByRole('listitem').filter({ hasText: near }).first();
  await segment.scrollIntoViewIfNeeded();
  const box = await segment.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      const rect = (offset: number) => {
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { left, right, top, height } = range.getBoundingClientRect();
        return { left, right, y: top + height / 2 };
      };
      const [from, to] = [rect(at), rect(at + text.length - 1)];
      return { x1: from.left + 1, y1: from.y, x2: to.right - 1, y2: to.y };
    }
    throw new Error(`the words are not in one text: ${text}`);
  }, words);
  await page.mouse.move(box.x1, box.y1);
  await page.mouse.down();
  await page.mouse.move(box.x2, box.y2, { steps: 8 });
  await page.mouse.up();
}

async function open(page: Page, route: string, id: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${route}/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Live rows of a table in the page's own database. */
async function rows(page: Page, table: string): Promise<number> {
  return (await counts(page))[table] ?? 0;
}

function counts(page: Page): Promise<Record<string, number>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const request = indexedDB.open('tl-local-1');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = request.result;
          const names = [...db.objectStoreNames].filter((name) => !['meta', 'savedState'].includes(name));
          const found: Record<string, number> = {};
          const transaction = db.transaction(names);
          for (const name of names) {
            const count = transaction.objectStore(name).count();
            count.onsuccess = () => {
              found[name] = count.result;
            };
          }
          transaction.oncomplete = () => {
            db.close();
            resolve(found);
          };
        };
      }),
  );
}
