import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { aTalk } from './talk.ts';

const WORDS = 'when the order is late somebody calls me and then I look for the paper beside the till'.split(' ');

/** Talks of an hour each, all different. */
const TALKS = Array.from({ length: 20 }, (_, talk) => {
  const turns = Array.from({ length: 300 }, (_unused, i) => ({
    speaker: i % 2 === 0 ? 'Interviewer' : `Person ${talk + 1}`,
    text: `${WORDS.map((_word, at) => WORDS[(at * (1 + (i % 5)) + talk) % WORDS.length]).join(' ')} ${i}.`,
  }));
  return { name: `talk-${talk + 1}.vtt`, content: aTalk(turns) };
});

const COUNTED = ['interviews', 'segments', 'participants', 'transcripts'] as const;

/** How many rows of each the page's own database has. */
const counts = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    (tables) =>
      new Promise<number[]>((resolve, reject) => {
        const request = indexedDB.open('tl-local-1');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = request.result;
          const transaction = db.transaction(tables);
          const asked = tables.map((table) => transaction.objectStore(table).count());
          transaction.onabort = () => reject(transaction.error);
          transaction.oncomplete = () => {
            db.close();
            resolve(asked.map(({ result }) => result));
          };
        };
      }),
    [...COUNTED],
  );

/** From now on every click says how long the window took to take it, in milliseconds from the press. */
async function measured(page: Page): Promise<void> {
  await page.evaluate(() => {
    const delays: number[] = [];
    addEventListener('click', ({ timeStamp }) => delays.push(performance.now() - timeStamp), { capture: true });
    Object.assign(window, { delays, wasWriting: false });
    // A bar that stands for half a second is easily missed from outside.
    new MutationObserver(() => {
      if (document.querySelector('dialog progress[aria-label="Importing…"]'))
        Object.assign(window, { wasWriting: true });
    }).observe(document.body, { subtree: true, childList: true });
  });
}

/** Whether it was seen that the import is being written. */
const wasShown = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as unknown as { wasWriting: boolean }).wasWriting);

const slowest = (page: Page): Promise<{ readonly clicks: number; readonly ms: number }> =>
  page.evaluate(() => {
    const { delays } = window as unknown as { delays: number[] };
    return { clicks: delays.length, ms: Math.max(...delays) };
  });

async function middleOf(locator: Locator): Promise<[x: number, y: number]> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('expected: a place on the screen');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** More would be felt; the window may be held up for no longer. */
const MOST_MS = 200;

test.setTimeout(90_000);

test('46 a long import shows how far it is, the window answers meanwhile, and Cancel leaves everything as it was', async ({
  page,
  pick,
}) => {
  const before = await counts(page);
  const sheet = page.getByRole('dialog', { name: 'Import' });
  const heading = sheet.getByRole('heading', { name: 'Import' });
  const reading = sheet.getByRole('progressbar', { name: 'Reading files' });
  const cancel = sheet.getByRole('button', { name: 'Cancel' });
  const write = sheet.getByRole('button', { name: `Import ${TALKS.length} files` });

  await test.step('cancelled while the files are read', async () => {
    await pick(TALKS);
    await page.getByRole('button', { name: 'Import files' }).first().click();
    await expect(reading).toBeVisible();
    await cancel.click();
    await expect(sheet).toHaveCount(0);
    expect(await counts(page)).toEqual(before);
  });

  await test.step('cancelled while they are written', async () => {
    await pick(TALKS);
    await page.getByRole('button', { name: 'Import files' }).first().click();
    await measured(page);
    await expect(write).toBeEnabled({ timeout: 60_000 });
    // By their places: a click that first looks whether it may would come when all is done.
    const [elsewhere, end] = [await middleOf(heading), await middleOf(cancel)];
    await write.click();
    await page.mouse.click(...elsewhere);
    await page.mouse.click(...elsewhere);
    await page.mouse.click(...end);
    await expect(sheet).toHaveCount(0);
    expect(await wasShown(page)).toBe(true);
    expect((await slowest(page)).clicks).toBeGreaterThanOrEqual(4);
    expect((await slowest(page)).ms).toBeLessThanOrEqual(MOST_MS);
    // What was under way is written to its end and taken back: only then is there nothing left to do.
    await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => counts(page), { timeout: 30_000 }).toEqual(before);
    await page.waitForTimeout(500);
    expect(await counts(page)).toEqual(before);
    await expect(page.getByText(/^Not saved/)).toHaveCount(0);
  });

  await test.step('and the same files come in when nobody cancels', async () => {
    await pick(TALKS);
    await page.getByRole('button', { name: 'Import files' }).first().click();
    await write.click({ timeout: 60_000 });
    await expect(page.getByText(`Imported ${TALKS.length} interviews.`).first()).toBeVisible({ timeout: 60_000 });
    expect((await counts(page))[0]).toBe((before[0] ?? 0) + TALKS.length);
  });
});
