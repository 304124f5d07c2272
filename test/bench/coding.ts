import type { Page } from 'playwright';
import { freshPage, servedBuild } from './browser.ts';
import { CUES, goTo, importTalks, longTalk, tagInvoices } from './long-talk.ts';
import { servedPlain } from './plain-page.ts';
import { budget, OURS, type Report, report, row } from './report.ts';

const RUNS = 30;
const TALKS: Readonly<Record<string, number>> = { S: 1, M: 6, L: 6 };

/**
 * Coding in a workspace with 15,000 highlights (size S: 2,500): from the key to the mark that is seen, from T to the picker, and
 * 1,000 quotes tagged at once, and undone. The peer marks the words in one document of the library with a whole talk in it.
 */
export async function coding(size: string): Promise<Report> {
  const stop = await servedBuild();
  const plain = await servedPlain();
  const { page, context, close } = await freshPage('at-once');
  const applied: number[] = [];
  const picker: number[] = [];
  const theirs: number[] = [];
  const bulk: number[] = [];
  const undone: number[] = [];
  try {
    await importTalks(
      page,
      Array.from({ length: TALKS[size] ?? 1 }, (_, i) => longTalk(CUES, 'all', i + 1)),
    );
    const marked = await tagInvoices(page);
    console.error(`bench: ${marked} highlights`);
    const other = await context.newPage();
    await other.goto(`${plain.url}?n=${CUES}&text=${encodeURIComponent('It costs us a day. Somebody asks again.')}`);
    await other.waitForSelector('body[data-ready]');
    await page.bringToFront();
    await openFirst(page);
    for (let i = 0; i < RUNS; i++) {
      await page.bringToFront();
      // The second sentence of the next turn, which has no highlight yet.
      for (const key of ['ArrowDown', 'Home', 's', 's']) await page.keyboard.press(key);
      await page.waitForTimeout(60);
      applied.push(await keyToMark(page, '1'));
      await page.keyboard.press('Escape');
      picker.push(await keyToPicker(page));
      await page.keyboard.press('Escape');
      await other.bringToFront();
      theirs.push(await plainMark(other, i));
    }
    await other.close();
    await page.bringToFront();
    for (let i = 0; i < 5; i++) {
      const { tag, undo } = await bulkTag(page);
      bulk.push(tag);
      undone.push(undo);
    }
  } finally {
    await close();
    await plain.stop();
    await stop();
  }
  const what = 'tag applied to visible';
  const apply = row(what, OURS, applied);
  const open = row('T to the picker', OURS, picker);
  const [many, back] = [row('1,000 highlights tagged', OURS, bulk), row('that undone', OURS, undone)];
  return report(
    'coding',
    size,
    [apply, row(what, 'plain-lexical', theirs), open, many, back],
    [budget(apply, 50), budget(open, 50), budget(many, 500), budget(back, 500)],
  );
}

async function openFirst(page: Page): Promise<void> {
  await goTo(page, '#/interviews');
  await page.getByRole('row').nth(1).click();
  await page.keyboard.press('Enter');
  await page.locator('[data-words]').first().click();
}

/** From the key to the frame that shows the words as a mark. */
async function keyToMark(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const marks = (): number => document.querySelectorAll('mark[data-highlights]').length;
    const before = marks();
    Object.assign(window, { took: null });
    document.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        const look = (): void => {
          if (marks() === before) requestAnimationFrame(look);
          else setTimeout(() => Object.assign(window, { took: performance.now() - from }), 0);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  await page.keyboard.press(key);
  return took(page);
}

async function keyToPicker(page: Page): Promise<number> {
  await page.evaluate(() => {
    Object.assign(window, { took: null });
    document.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        const look = (): void => {
          if (document.activeElement?.matches('[data-tag-input]') !== true) requestAnimationFrame(look);
          else setTimeout(() => Object.assign(window, { took: performance.now() - from }), 0);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  await page.keyboard.press('t');
  return took(page);
}

async function took(page: Page): Promise<number> {
  await page.waitForFunction(() => (window as unknown as { took: number | null }).took !== null);
  return page.evaluate(() => (window as unknown as { took: number }).took);
}

/** The peer marks the second sentence of a paragraph: from the call to the end of the frame after it. */
function plainMark(page: Page, index: number): Promise<number> {
  return page.evaluate(async (i) => {
    const { markWords } = window as unknown as { markWords: (paragraph: number) => void };
    const from = performance.now();
    markWords(i + 20);
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve, 0));
    });
    return performance.now() - from;
  }, index);
}

/** 1,000 quotes of the list get a second tag, and lose it by one undo: from the command to the frame that shows the last row in sight. */
async function bulkTag(page: Page): Promise<{ readonly tag: number; readonly undo: number }> {
  await goTo(page, '#/highlights');
  const grid = page.getByRole('grid', { name: 'Highlights' });
  await grid.waitFor();
  // Where the round before ended, the second row that is drawn is not the first quote.
  await grid.evaluate((list) => list.scrollTo({ top: 0 }));
  await page.locator('[role=row][aria-rowindex="2"]').click();
  // A thousand rows: the first by a press, the last by Shift and a press far below.
  await page.evaluate(() => {
    document.querySelector('[role=grid]')?.scrollTo({ top: 999 * 52 });
  });
  await page.waitForTimeout(300);
  await page.locator(`[role=row][aria-rowindex="1001"]`).click({ modifiers: ['Shift'] });
  await page.getByText('1,000 selected').waitFor();
  await page.getByRole('button', { name: 'Tag…' }).first().click();
  await page.keyboard.type('Waiting');
  const tag = await untilRows(page, 'Enter', true);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const undo = await untilRows(page, 'Control+z', false);
  return { tag, undo };
}

async function untilRows(page: Page, key: string, has: boolean): Promise<number> {
  await page.evaluate((wanted) => {
    Object.assign(window, { took: null });
    const isShown = (): boolean => {
      const row = document.querySelector('[role=row][aria-rowindex="1001"]');
      return row !== null && row.textContent.includes('Waiting') === wanted;
    };
    document.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        // Looking in each frame would itself keep the computer busy: frames come as fast as they can here.
        const observer = new MutationObserver(() => {
          if (!isShown()) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => Object.assign(window, { took: performance.now() - from }), 0));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      },
      { capture: true, once: true },
    );
  }, has);
  await page.keyboard.press(key);
  return took(page);
}
